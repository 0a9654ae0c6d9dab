/// From findings to a decision. One rule, in one place; nothing here runs a simulation.
@NullMarked
package org.blockade.protocol.decision;

import org.jspecify.annotations.NullMarked;
