/// The main path: a scenario, a person, a trajectory.
///
/// `Simulation` is a drug in a person; `Scenario` is what is done to that person; `Trajectory`
/// answers what the plasma and the receptors hold at any time. The command line, a page, a decision
/// and a virtual trial all go through here.
@NullMarked
package org.blockade.simulator.simulation;

import org.jspecify.annotations.NullMarked;
