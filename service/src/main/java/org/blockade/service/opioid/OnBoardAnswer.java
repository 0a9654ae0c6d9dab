package org.blockade.service.opioid;

import java.util.List;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.overdose.RescueTiming;

/// How naltrexone and a rescue antagonist share the receptors at equilibrium, both only holding
/// them. There is no opioid in it, and no outcome.
///
/// @param person the naltrexone that was simulated
/// @param rescues one for each antagonist and route
/// @param timing what the publication considers
/// @param notes what the reader should know about how the record was used
public record OnBoardAnswer(
    PersonHistory person,
    DrugModel naltrexone,
    OnBoardQuestion question,
    RescueTiming timing,
    List<Shared> rescues,
    long seed,
    int subjects,
    List<String> notes) {

  public OnBoardAnswer {
    rescues = List.copyOf(rescues);
    notes = List.copyOf(notes);
  }

  /// One antagonist.
  ///
  /// @param drug catalogue id
  /// @param title antagonist and route in words
  public record Shared(String drug, String title, List<Point> points) {

    public Shared {
      points = List.copyOf(points);
    }
  }

  /// One time.
  ///
  /// @param minutes since the first dose of the rescue
  /// @param naltrexone share of mu receptors that naltrexone holds
  /// @param rescue share that the rescue antagonist holds; spread from naltrexone alone
  public record Point(double minutes, Estimate naltrexone, Estimate rescue) {}

  /// Whether any naltrexone is on record.
  public boolean known() {
    return !person.doses().isEmpty();
  }

  /// Whether there are more doses than the publication considers.
  public boolean beyondEvidence() {
    return question.doses() > timing.mostDoses();
  }
}
