package org.blockade.service.journal;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.quantity.ModelTime;

/// A fact told on another time line.
final class FactTimes {

  private FactTimes() {}

  static Fact moved(Fact fact, UnaryOperator<ModelTime> move) {
    return new Fact(
        fact.id(),
        move.apply(fact.occurred()),
        move.apply(fact.recorded()),
        fact.source(),
        statement(fact.statement(), move));
  }

  private static Statement statement(Statement statement, UnaryOperator<ModelTime> move) {
    return switch (statement) {
      case AboutOpioids.NoneTaken(Optional<ModelTime> since) ->
          new AboutOpioids.NoneTaken(since.map(move));
      case AboutOpioids.Taken taken -> taken;
      case AboutOpioids.PainTreatment treatment -> treatment;
      case AboutHealth.PlannedSurgery(Optional<ModelTime> on) ->
          new AboutHealth.PlannedSurgery(on.map(move));
      case AboutHealth.Alcohol(AboutHealth.Drinking drinking, Optional<ModelTime> last) ->
          new AboutHealth.Alcohol(drinking, last.map(move));
      case AboutHealth health -> health;
      case AboutTests tests -> tests;
      case AboutTreatment.NaltrexoneGiven given ->
          new AboutTreatment.NaltrexoneGiven(
              given.product(),
              given.amount(),
              given.side(),
              given.needle(),
              new AboutTreatment.Kit(
                  given.kit().lot(), given.kit().expires().map(move), given.kit().storage()),
              given.by(),
              given.supervised());
      case AboutTreatment.AbsenceExcused(ModelTime from, ModelTime until) ->
          new AboutTreatment.AbsenceExcused(move.apply(from), move.apply(until));
      case AboutTreatment treatment -> treatment;
      case Correction correction -> correction;
    };
  }
}
