package org.blockade.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small trial with something of everything: two studies with numbers of their own, a table of
/// people some of whom are unknown, injections, tablets, placebo, people who leave and come back.
final class Designs {

  private static final String HEAD =
      """
      title: three arms
      condition: opioid
      weeks: 12
      subjects: 20
      replicates: 2
      seed: 20261122
      uncertainty: true
      reference: placebo
      population: {table: people.csv}
      between_occasion: {tablets: 0.3, injections: 0.2}
      arms:
      """;

  private static final List<String> ARMS =
      List.of(
          """
            - name: injection, "monthly"
              regimen: 380 mg xr-im q28d x 3
              induction: observed
              visits: observed
              comes_back: true
          """,
          """
            - name: placebo
              regimen: 380 mg xr-im q28d x 3
              placebo: true
              induction: rapid
              visits: on-time
          """,
          """
            - name: tablets
              regimen: 50 mg oral q24h x 84
              induction: at-once
              taking: {after_taken: 0.9, after_missed: 0.4}
          """);

  private static final String PEOPLE =
      """
      SUBJECT,WEIGHT,AGE,CRCL,DEPENDENT
      1,71.3,34,,1
      2,,51,88.8,
      3,102.4,,,0
      """;

  private Designs() {}

  static Path forwards(Path folder) throws IOException {
    return write(folder, "forwards.yaml", ARMS);
  }

  static Path reversed(Path folder) throws IOException {
    return write(folder, "reversed.yaml", ARMS.reversed());
  }

  private static Path write(Path folder, String name, List<String> arms) throws IOException {
    Files.writeString(folder.resolve("people.csv"), PEOPLE);
    return Files.writeString(folder.resolve(name), HEAD + String.join("", arms));
  }
}
