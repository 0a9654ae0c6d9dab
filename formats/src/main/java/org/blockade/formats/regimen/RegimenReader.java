package org.blockade.formats.regimen;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.blockade.formats.regimen.grammar.RegimenParser;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.drug.DrugCatalogue;

/// Reads regimens and what-if questions in words.
///
/// Letter case and white space do not matter, except that a unit keeps its UCUM letters (`mg` or
/// `MG`; `Mg` would be a megagram).
public final class RegimenReader {

  /// The drug that is meant where the words name none.
  public static final String DEFAULT_DRUG = "naltrexone";

  /// Longer words are refused unread. A choice: a regimen of 100 parts has 3,000 characters.
  private static final int MOST_CHARACTERS = 10_000;

  private final DoseWords doseWords;

  public RegimenReader(DrugCatalogue catalogue) {
    this.doseWords = new DoseWords(catalogue);
  }

  /// Reads a regimen.
  public RegimenReading read(String words) {
    return switch (build(
        words, RegimenParser::regimenWords, (builder, tree) -> builder.regimen(tree.regimen()))) {
      case Built<DosingRegimen>(DosingRegimen regimen) -> new RegimenReading.Read(regimen);
      case Stopped<DosingRegimen>(Refusal refusal) ->
          new RegimenReading.Refused(refusal.character(), refusal.message());
    };
  }

  /// Reads a what-if question.
  public WhatIfReading readWhatIf(String words) {
    return switch (build(words, RegimenParser::whatIfWords, RegimenBuilder::whatIf)) {
      case Built<WhatIf>(WhatIf whatIf) -> new WhatIfReading.Read(whatIf);
      case Stopped<WhatIf>(Refusal refusal) ->
          new WhatIfReading.Refused(refusal.character(), refusal.message());
    };
  }

  private sealed interface Outcome<T> {}

  private record Built<T>(T value) implements Outcome<T> {}

  private record Stopped<T>(Refusal refusal) implements Outcome<T> {}

  private interface Step<C, T> {
    Optional<T> build(RegimenBuilder builder, C tree);
  }

  private <C extends ParserRuleContext, T> Outcome<T> build(
      String words, Function<RegimenParser, C> rule, Step<C, T> step) {
    if (words.length() > MOST_CHARACTERS) {
      return new Stopped<>(
          new Refusal(
              MOST_CHARACTERS + 1,
              "a regimen has at most " + MOST_CHARACTERS + " characters, these are more"));
    }
    RegimenSyntax<C> syntax = new RegimenSyntax<>(words, rule);
    Optional<Refusal> wrongOrder = syntax.refusal();
    if (wrongOrder.isPresent()) {
      return new Stopped<>(wrongOrder.get());
    }
    RegimenBuilder builder = new RegimenBuilder(doseWords);
    return step.build(builder, syntax.tree())
        .<Outcome<T>>map(Built::new)
        .orElseGet(() -> new Stopped<>(builder.refusal()));
  }
}
