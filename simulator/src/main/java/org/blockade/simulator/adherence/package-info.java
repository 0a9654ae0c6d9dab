/// How a prescription becomes doses as they are taken: getting a first injection, visits that come
/// early or late, tablets that are missed, leaving.
@NullMarked
package org.blockade.simulator.adherence;

import org.jspecify.annotations.NullMarked;
