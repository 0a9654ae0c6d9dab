package org.blockade.simulator.receptor;

/// Something that the receptor drives (tolerance, withdrawal) and that is advanced with it, so that
/// the steps are short enough for both.
public interface Follower {

  /// Nothing follows.
  Follower NONE =
      new Follower() {
        @Override
        public double error(
            double step, double activation, double blocked, BindingTrajectory.Stages stages) {
          return 0;
        }

        @Override
        public void accept() {}
      };

  /// Tries a step: its error for what follows, in the measure of the receptor's own.
  ///
  /// @param step length (h)
  /// @param activation `A` at the start of the step
  /// @param blocked share that antagonists hold at the start of the step
  /// @param stages what the receptor does at the stages of the step; they are overwritten later
  double error(double step, double activation, double blocked, BindingTrajectory.Stages stages);

  /// The step that was tried last is taken.
  void accept();
}
