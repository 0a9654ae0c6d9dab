package org.blockade.service.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.service.forecast.PersonHistory;

/// The naltrexone of a history as facts.
public final class HistoryFacts {

  private static final String NALTREXONE = "naltrexone";

  private HistoryFacts() {}

  /// The facts of a history.
  public static List<Fact> of(PersonHistory person) {
    List<Fact> facts = new ArrayList<>();
    for (DoseGiven given : person.doses()) {
      statement(given)
          .ifPresent(statement ->
              facts.add(
                  Fact.of(
                      "dose " + facts.size(), given.dose().time(), Source.DOCUMENTED, statement)));
    }
    return facts;
  }

  /// A dose of nothing is none; other routes are of the laboratory.
  private static Optional<NaltrexoneGiven> statement(DoseGiven given) {
    if (!given.dose().drug().equals(NALTREXONE) || !(given.dose().amount().milligrams() > 0)) {
      return Optional.empty();
    }
    return switch (given.dose().route()) {
      case ORAL -> Optional.of(NaltrexoneGiven.tablet(given.dose().amount()));
      case EXTENDED_RELEASE_INTRAMUSCULAR ->
          Optional.of(NaltrexoneGiven.injection(given.dose().amount(), given.side()));
      case INTRAVENOUS, INTRAMUSCULAR, SUBCUTANEOUS, INTRANASAL, SMOKED, SUBLINGUAL ->
          Optional.empty();
    };
  }
}
