package org.blockade.service.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.formats.chart.UnlikelyRecord;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;

/// What is known about one person, in model time.
///
/// @param id how the source calls the person
/// @param doses doses on record, also later than the time of a question
/// @param resets times at which the body is taken as empty
/// @param covariates what is known about the person
/// @param opioidUse opioids on record, also later than the time of a question
/// @param opioidUnread times of records that name opioid use or an opioid test without saying
///   anything that could be read; empty where the time could not be read either
/// @param unlikely records that count as written but are seldom true
/// @param unread rows that could not be read and are this person's, or may be: of those that name
///   nobody only what decides whether a record may go on
/// @param nothingRead whether there are rows of this person and none of them could be read
/// @param lastRecord time of the last thing on record, read or not
/// @param planned whether doses after the time of a question are a plan that counts (a regimen), or
///   records that a question about an earlier time may not see (a chart)
public record PersonHistory(
    String id,
    TimeAxis axis,
    List<DoseGiven> doses,
    List<ModelTime> resets,
    CovariateRecord covariates,
    List<OpioidUse> opioidUse,
    List<Optional<ModelTime>> opioidUnread,
    List<UnlikelyRecord> unlikely,
    List<UnreadRow> unread,
    boolean nothingRead,
    ModelTime lastRecord,
    boolean planned) {

  public PersonHistory {
    doses = List.copyOf(doses);
    resets = List.copyOf(resets);
    opioidUse = List.copyOf(opioidUse);
    opioidUnread = List.copyOf(opioidUnread);
    unlikely = List.copyOf(unlikely);
    unread = List.copyOf(unread);
  }

  /// Time of the last row of this person that could not be read.
  public Optional<ModelTime> lastUnread() {
    return unread.stream()
        .filter(row -> row.id().isPresent())
        .flatMap(row -> row.time().stream())
        .max(Comparator.naturalOrder());
  }

  /// The same person with the doses that a model takes: other drugs do not enter its forecasts.
  public PersonHistory only(DrugModel model) {
    return with(doses.stream().filter(fact -> takes(model, fact.dose())).toList(), resets);
  }

  /// The same person with these doses and resets in place of those on record.
  public PersonHistory with(List<DoseGiven> otherDoses, List<ModelTime> otherResets) {
    return new PersonHistory(
        id,
        axis,
        otherDoses,
        otherResets,
        covariates,
        opioidUse,
        opioidUnread,
        unlikely,
        unread,
        nothingRead,
        lastRecord,
        planned);
  }

  /// Whether a model has a way in for a dose.
  static boolean takes(DrugModel model, DoseEvent dose) {
    return model.structure().inputs().containsKey(Entrance.of(dose));
  }

  /// What is simulated for a question about a time.
  public Scenario scenarioAsOf(ModelTime asOf) {
    DosingHistory all = new DosingHistory(doses.stream().map(DoseGiven::dose).toList(), resets);
    return new Scenario(planned ? all : all.until(asOf), covariates.knownAsOf(asOf));
  }

  /// What is known about a person, from when on, by those who may look at the record up to a time.
  @FunctionalInterface
  public interface CovariateRecord {

    /// Nothing is known.
    CovariateRecord NOTHING = asOf -> List.of();

    /// What is known as of a time.
    List<CovariateChange> knownAsOf(ModelTime asOf);
  }

  /// Doses that are planned after a time.
  List<DoseEvent> plannedAfter(ModelTime asOf) {
    return doses.stream()
        .map(DoseGiven::dose)
        .filter(dose -> planned && dose.time().isAfter(asOf))
        .sorted(DoseEvent.ORDER)
        .toList();
  }

  /// What was done up to a time, planned or not, and what was known.
  public Scenario pastOf(ModelTime asOf) {
    Scenario all = scenarioAsOf(asOf);
    return new Scenario(all.dosing().until(asOf), all.covariates());
  }

  /// The same person with the doses that entered a scenario.
  public PersonHistory counted(Scenario scenario) {
    return with(
        doses.stream().filter(fact -> scenario.dosing().doses().contains(fact.dose())).toList(),
        resets);
  }

  /// Says how many doses on record lie after the time of a question and do not count, if some do.
  public Optional<String> laterDoses(ModelTime asOf) {
    long count = dosesLeftOut(asOf);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            count
                + (count == 1 ? " dose" : " doses")
                + " after the time of the question not counted");
  }

  /// What is known of doses after the time of a question.
  public LaterDoses laterDosesAre(ModelTime asOf) {
    return !plannedAfter(asOf).isEmpty()
        ? LaterDoses.PLANNED
        : dosesLeftOut(asOf) > 0 ? LaterDoses.NOT_COUNTED : LaterDoses.NOT_KNOWN;
  }

  /// Doses on record after the time of a question, which do not count.
  public long dosesLeftOut(ModelTime asOf) {
    return planned ? 0 : doses.stream().filter(fact -> fact.dose().time().isAfter(asOf)).count();
  }

  /// The person's naltrexone as of a time.
  public NaltrexoneCourse courseAsOf(ModelTime asOf) {
    return new NaltrexoneCourse(doses, asOf, axis);
  }
}
