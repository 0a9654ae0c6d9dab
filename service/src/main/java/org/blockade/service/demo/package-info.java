/// A clinic of made-up people, made from a seed and a time.
@NullMarked
package org.blockade.service.demo;

import org.jspecify.annotations.NullMarked;
