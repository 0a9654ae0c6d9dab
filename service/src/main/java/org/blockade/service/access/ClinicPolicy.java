package org.blockade.service.access;

import java.util.Map;
import org.blockade.protocol.guideline.NextInjection;

/// What a clinic decided for itself. Where nothing is set, the stricter holds.
///
/// @param interval which of the two labelled intervals it keeps
/// @param partTwo whether it is a programme under 42 CFR part 2
public record ClinicPolicy(NextInjection.Policy interval, boolean partTwo) {

  private static final String INTERVAL = "interval";
  private static final String PART_TWO = "part-2-programme";
  private static final Map<Boolean, String> WORDS = Map.of(true, "yes", false, "no");

  /// What is set.
  public static ClinicPolicy of(Settings settings) {
    return new ClinicPolicy(
        settings
            .of(INTERVAL)
            .flatMap(NextInjection.Policy::ofWord)
            .orElse(NextInjection.Policy.EVERY_28_DAYS),
        settings.of(PART_TWO).filter("no"::equals).isEmpty());
  }

  /// Keeps it.
  public void keep(Settings settings) {
    settings.set(INTERVAL, interval.word());
    settings.set(PART_TWO, WORDS.getOrDefault(partTwo, "yes"));
  }
}
