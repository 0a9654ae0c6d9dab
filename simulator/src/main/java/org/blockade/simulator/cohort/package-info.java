/// Many subjects at once: what holds the receptor of each of thousands of people.
///
/// The equations are those of `CompetitiveBinding`. What differs is the order of the work. Eight
/// subjects are computed side by side, lane by lane, with the same operations in the same order, so
/// that one instruction serves all. For that every subject takes the same steps: a mesh in the time
/// since the last event, chosen once for each kind of event from the model and a few people
/// (`MeshChooser`), never from the subjects that are computed. On such a mesh the drive of a ligand
/// at a step is a row of numbers times the state at the event, `w exp(A tau) x`, and the row is the
/// same after every event: it is computed once for each subject (`DriveTable`). It is needed at few
/// steps only: between them a drive is a polynomial (`DriveCurve`). No step is cut short for an
/// event or an output; both are read from within a step (`Within`).
///
/// No subject sees another one: its bits are the same alone and in a crowd, for any number of
/// threads, and with or without the vector instructions of the machine.
@NullMarked
package org.blockade.simulator.cohort;

import org.jspecify.annotations.NullMarked;
