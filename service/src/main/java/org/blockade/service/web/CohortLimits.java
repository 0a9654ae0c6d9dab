package org.blockade.service.web;

import org.blockade.formats.trial.TrialFile;
import org.blockade.simulator.trial.TrialDesign;

/// How large a virtual trial of the service may be, so that it ends in minutes on one thread and
/// its counts fit beside the clinic in memory. All are choices; larger ones are for `blockade
/// trial`.
final class CohortLimits {

  static final int SUBJECTS = 2_000;
  static final int ARMS = 6;
  static final int WEEKS = 104;

  /// Days of virtual people over all arms and replicates.
  static final long DAYS = 4_000_000;

  private static final int DAYS_PER_WEEK = 7;

  private CohortLimits() {}

  /// Refuses what is larger, field by field.
  static void check(TrialFile file, FormValues form) {
    TrialDesign design = file.design();
    if (design.subjects() > SUBJECTS) {
      form.refuse("subjects", "cohort.subjects-wrong");
    }
    if (design.arms().size() > ARMS || design.days() > WEEKS * DAYS_PER_WEEK) {
      form.refuse("trial", "cohort.too-wide");
    }
    double days =
        (double) design.subjects() * design.replicates() * design.arms().size() * design.days();
    if (days > DAYS) {
      form.refuse("trial", "cohort.too-large");
    }
  }
}
