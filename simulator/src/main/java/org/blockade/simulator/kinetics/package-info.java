/// From doses to concentrations, exactly.
///
/// Every concentration here is the answer of a linear system: compartments, first-order absorption,
/// transit chains, metabolite formation, an effect site. Between two events such a system obeys
/// `dx/dt = A x`, so its state a time `h` later is `exp(A h) x`. `Propagator` computes just that.
/// There is no solver and no tolerance; the state at a time is computed from the state at the last
/// event before it, so no answer depends on which other times were asked for.
///
/// `KineticSystem` builds `A` from a drug's structure and one person's parameters;
/// `KineticTrajectory` lets doses act on it. The matrix of a compartmental system has no negative
/// entry off its diagonal, which is why `Propagator` can keep every digit: see there.
@NullMarked
package org.blockade.simulator.kinetics;

import org.jspecify.annotations.NullMarked;
