package org.blockade.protocol.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Facts of one person, written down one after the other, each with an id of its own.
public final class Notebook {

  private static final TimeAxis DAYS = new TimeAxis.StudyDays();

  private final List<Fact> facts = new ArrayList<>();

  /// Somebody about whom nothing speaks against a first dose at noon of a day, but for opioids:
  /// none is on record, and nobody asked.
  public static Notebook readyOn(int day) {
    double noon = hours(day);
    Notebook notes = new Notebook();
    notes.at(noon - 1, new AboutTreatment.Consent(true));
    notes.at(noon - 1, new AboutHealth.Age(34));
    notes.at(noon - 1, new AboutHealth.SexStated(AboutHealth.Sex.FEMALE));
    notes.at(noon - 1, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.NOT_PREGNANT));
    notes.at(noon - 1, new AboutOpioids.PainTreatment(false));
    notes.at(noon - 1, new AboutHealth.PlannedSurgery(Optional.empty()));
    notes.at(noon - 1, new AboutHealth.HepatitisSigns(false));
    notes.at(noon - 1, new AboutHealth.BleedingRisk(false));
    notes.at(noon - 1, new AboutTests.CreatinineClearance(95));
    notes.at(
        noon - 1,
        new AboutHealth.Alcohol(
            AboutHealth.Drinking.NOT_DRINKING, Optional.of(new ModelTime(noon - 20 * 24))));
    for (AboutTests.LiverEnzyme enzyme : AboutTests.LiverEnzyme.values()) {
      notes.at(noon - 1, new AboutTests.LiverTest(enzyme, 0.8));
    }
    for (AboutHealth.Substance substance : AboutHealth.Substance.values()) {
      notes.at(noon - 1, new AboutHealth.Hypersensitivity(substance, false));
    }
    notes.urine(noon - 1, AboutTests.Result.NEGATIVE);
    notes.at(noon - 1, ScaleScore.ofTotal(Scale.COWS, 1));
    return notes;
  }

  /// Noon of a day.
  public static double hours(int day) {
    return day * 24.0 + 12;
  }

  /// Writes down a statement that was so, and recorded, at a time (h).
  public Notebook at(double hours, Statement statement) {
    facts.add(Fact.of("f" + facts.size(), new ModelTime(hours), Source.OBSERVED, statement));
    return this;
  }

  /// The whole panel with one result, by an immunoassay.
  public Notebook urine(double hours, AboutTests.Result result) {
    for (AboutTests.Analyte analyte : AboutTests.Analyte.values()) {
      at(hours, new AboutTests.UrineScreen(analyte, result, AboutTests.Method.IMMUNOASSAY));
    }
    return this;
  }

  /// A use of an opioid at noon of a day.
  public Notebook use(int day, String drug) {
    return at(hours(day), AboutOpioids.Taken.of(drug));
  }

  /// Asked at noon of a day: none since noon of another.
  public Notebook noneSince(int day, int since) {
    return at(hours(day), new AboutOpioids.NoneTaken(Optional.of(new ModelTime(hours(since)))));
  }

  /// A challenge under the skin, half an hour before noon of a day, with what was seen at its end.
  public Notebook challenge(int day, WithdrawalSign... signs) {
    at(hours(day) - 0.5, new AboutTests.NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8)));
    return at(hours(day), new AboutTests.ChallengeLooked(Set.of(signs)));
  }

  /// Everything written down.
  public List<Fact> facts() {
    return facts;
  }

  /// The record as of a time (h).
  public PersonRecord asOf(double hours) {
    return PersonRecord.of(facts, new ModelTime(hours), DAYS);
  }

  /// The record as of noon of a day.
  public PersonRecord on(int day) {
    return asOf(hours(day));
  }

  /// The same without the facts of a kind.
  public Notebook without(Class<? extends Statement> kind) {
    Notebook other = new Notebook();
    facts.stream().filter(fact -> !kind.isInstance(fact.statement())).forEach(other.facts::add);
    return other;
  }
}
