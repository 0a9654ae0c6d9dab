/// The main path: a scenario, a person, a trajectory.
///
/// `Simulation` is a drug in a person; `Scenario` is what is done to that person; `Trajectory`
/// answers what the plasma and the receptors hold at any time. Where drugs meet, `Arena` is several
/// of them in one person, and `ArenaCourse` tells who holds the receptor and what comes of it. The
/// command line, a page, a decision and a virtual trial all go through here.
@NullMarked
package org.blockade.simulator.simulation;

import org.jspecify.annotations.NullMarked;
