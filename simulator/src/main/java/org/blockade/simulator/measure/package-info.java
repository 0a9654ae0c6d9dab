/// Numbers that summarise a trajectory: when protection is lost and returns, peaks, half-lives.
///
/// Times are found on the trajectory itself, not on somebody's output grid: a bracket is found by
/// scanning and closed by bisection to within a minute.
@NullMarked
package org.blockade.simulator.measure;

import org.jspecify.annotations.NullMarked;
