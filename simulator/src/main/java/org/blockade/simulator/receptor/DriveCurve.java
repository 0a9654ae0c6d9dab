package org.blockade.simulator.receptor;

import org.blockade.simulator.kinetics.Continuation;

/// How hard a ligand presses on the receptor over time: its effect-site concentration over the one
/// at which it alone holds half of the receptors (`u = C / KD`). Smooth between breakpoints.
@FunctionalInterface
public interface DriveCurve {

  /// The drive as it runs on from a breakpoint (h): what happens at it has happened, the next one
  /// is not seen. The argument is the time since (h), up to the next breakpoint.
  Continuation after(double breakpoint);

  /// A drive that does not change.
  static DriveCurve constant(double drive) {
    return breakpoint -> elapsed -> drive;
  }
}
