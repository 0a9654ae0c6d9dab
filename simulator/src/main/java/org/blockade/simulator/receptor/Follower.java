package org.blockade.simulator.receptor;

/// Something that the receptor drives (tolerance, withdrawal) and that is advanced with it, so that
/// the steps are short enough for both.
public interface Follower {

  /// Nothing follows.
  Follower NONE =
      new Follower() {
        @Override
        public double error(double step, Held start, BindingTrajectory.Stages stages) {
          return 0;
        }

        @Override
        public void accept() {}
      };

  /// What the receptor does at one time: activation, and the share that antagonists hold.
  record Held(double activation, double blocked) {}

  /// Tries a step: its error for what follows, in the measure of the receptor's own.
  ///
  /// @param step length (h)
  /// @param start what the receptor does at the start of the step
  double error(double step, Held start, BindingTrajectory.Stages stages);

  /// The step that was tried last is taken.
  void accept();
}
