/// Virtual people: random numbers, parameters, and what a group of people has in common.
///
/// Random numbers come from a counter, not from a sequence: the number for (seed, subject,
/// replicate, purpose, draw) is a pure function of those five. A subject simulated alone is the
/// same subject in a crowd, whatever the order, the number of threads or the machine.
@NullMarked
package org.blockade.simulator.population;

import org.jspecify.annotations.NullMarked;
