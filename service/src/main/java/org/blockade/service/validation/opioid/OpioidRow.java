package org.blockade.service.validation.opioid;

import java.util.Optional;
import java.util.OptionalDouble;

/// One line of the table.
///
/// @param rerun what the dossier's form of effects gives here, on our naltrexone where it acts
/// @param now what the model gives
/// @param why why the row is known to be out, if it is on that list
public record OpioidRow(OpioidFact fact, double rerun, double now, Optional<String> why) {

  /// Whether the dossier's own run comes out.
  public enum Run {
    SAME("same"),
    OTHER("other"),
    /// Naltrexone acts, whose driver is another one than the dossier's.
    REPLACED("replaced"),
    /// The dossier printed no figure.
    NONE("");

    private final String word;

    Run(String word) {
      this.word = word;
    }

    /// The word in tables.
    public String word() {
      return word;
    }
  }

  /// Whether a figure agrees with the literature.
  public enum Verdict {
    IN("✓ in"),
    OUT("✗ OUT"),
    /// No number was published to compare with.
    NO_DATA("– none");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /// The icon and the word in tables.
    public String word() {
      return word;
    }
  }

  /// The first verdict: reproduces the dossier's run.
  public Run run() {
    if (fact.dossier().isEmpty()) {
      return Run.NONE;
    }
    if (fact.naltrexone()) {
      return Run.REPLACED;
    }
    return fact.dossier().get().isReproducedBy(rerun) ? Run.SAME : Run.OTHER;
  }

  /// The second verdict: agrees with the literature.
  public Verdict verdict() {
    return verdict(now);
  }

  /// The figure before driver and form were changed: the printed one where naltrexone's driver was
  /// replaced, else the run of the dossier's form.
  public double before() {
    OptionalDouble printed =
        fact.dossier().isPresent() && fact.naltrexone()
            ? OptionalDouble.of(fact.dossier().get().value())
            : OptionalDouble.empty();
    return printed.orElse(rerun);
  }

  /// The second verdict on the figure before.
  public Verdict verdictBefore() {
    return verdict(before());
  }

  private Verdict verdict(double figure) {
    return fact.literature()
        .map(literature -> literature.limits().hold(figure) ? Verdict.IN : Verdict.OUT)
        .orElse(Verdict.NO_DATA);
  }

  /// Whether driver or form moved the figure by more than a printed third digit could show.
  public boolean moved() {
    double before = before();
    return !(StrictMath.abs(now - before)
        <= MOVED * StrictMath.max(StrictMath.abs(now), StrictMath.abs(before)));
  }

  private static final double MOVED = 0.005;

  /// Whether the list of known rows expects another verdict.
  public boolean surprising() {
    return (verdict() == Verdict.OUT) != why.isPresent();
  }
}
