package org.blockade.service.screening;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.screening.Screening;
import org.blockade.protocol.screening.WithdrawalEstimate;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.record.FactReading;
import org.blockade.simulator.quantity.ModelTime;

/// Screens people. One screener serves any number of people and threads.
public final class Screener {

  private final Screening screening = Screening.standard();

  /// What is asked about a person.
  ///
  /// @param indications what it is for; empty where the record says it
  /// @param estimate what a model predicts, if one was asked
  /// @param remarks what else the reader must know
  public record Question(
      ModelTime asOf,
      Product product,
      Set<Condition> indications,
      Optional<WithdrawalEstimate> estimate,
      List<String> remarks) {

    public Question {
      indications = Set.copyOf(indications);
      remarks = List.copyOf(remarks);
    }
  }

  /// The answer for one person.
  ///
  /// @param reading what the record states, also later than the time of the question
  public ScreenAnswer screen(PersonHistory history, FactReading reading, Question question) {
    PersonRecord record = PersonRecord.of(reading.facts(), question.asOf(), history.axis());
    FirstDose wanted =
        new FirstDose(
            question.indications().isEmpty() ? indications(record) : question.indications(),
            question.product());
    Decision decision =
        screening.decide(
            record,
            new Screening.Question(wanted, reading.gapsAsOf(question.asOf()), question.estimate()));
    List<String> notes = new ArrayList<>(question.remarks());
    notes.addAll(reading.notesAsOf(question.asOf()));
    if (record.naltrexone().lastDose().isPresent()) {
      notes.add(
          "naltrexone is on record already; this is about a first dose, or one after a lapse");
    }
    return new ScreenAnswer(history, question.asOf(), wanted, decision, notes);
  }

  private static Set<Condition> indications(PersonRecord record) {
    EnumSet<Condition> conditions = EnumSet.noneOf(Condition.class);
    record
        .all(AboutTreatment.Indication.class)
        .forEach(stated -> conditions.add(stated.statement().condition()));
    return conditions;
  }
}
