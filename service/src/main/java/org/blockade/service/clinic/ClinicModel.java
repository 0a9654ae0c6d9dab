package org.blockade.service.clinic;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.journal.Versions;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.plan.PlanReporter;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;

/// The model, the rules and the virtual people that answer on a clinic's pages. One serves any
/// number of threads.
public final class ClinicModel {

  /// Virtual people behind each answer on a page. A choice, shown beside the answers: fewer than
  /// the 500 of the command line, so that a page of one person is there in time; the ends of the
  /// band move by up to about two points of occupancy where it is steepest.
  public static final int SUBJECTS = 100;

  private static final String NALTREXONE = "naltrexone";
  private static final long SEED = 1;

  private final DrugCatalogue catalogue;
  private final DrugModel model;
  private final ProtectionBands bands;
  private final NextInjection injections;
  private final ZoneId zone;
  private final String rules;
  private final VirtualPopulation population;
  private final ProtectionReporter protection;
  private final PlanReporter plans;
  private final Screener screener = new Screener();

  /// @param injections the clinic's interval and bands
  /// @param zone the clinic's zone, in which days are counted
  /// @param rules version of the rules, as entries name it
  public ClinicModel(NextInjection injections, ZoneId zone, String rules) {
    this.catalogue = DrugCatalogue.standard();
    this.model = catalogue.model(NALTREXONE);
    this.bands = ProtectionBands.standard();
    this.injections = injections;
    this.zone = zone;
    this.rules = rules;
    this.population = VirtualPopulation.draw(model, SEED, SUBJECTS);
    this.protection =
        new ProtectionReporter(model, Optional.empty(), bands, injections, population, 1);
    this.plans = new PlanReporter(model, injections, population, 1);
  }

  /// The clinic's zone.
  public ZoneId zone() {
    return zone;
  }

  /// Interval and bands between injections.
  public NextInjection injections() {
    return injections;
  }

  /// The drugs that are known by name.
  public DrugCatalogue catalogue() {
    return catalogue;
  }

  /// The leading model.
  public DrugModel model() {
    return model;
  }

  /// Bounds of the words for protection.
  public ProtectionBands bands() {
    return bands;
  }

  /// What an entry says it was made with.
  public Versions versions() {
    return new Versions(model.label(), model.checksum(), rules);
  }

  ProtectionReporter protection() {
    return protection;
  }

  /// What a visit comes to.
  ///
  /// @param outlook on protection; empty without naltrexone
  PlanAnswer plan(PersonFacts facts, PlanQuestion question, Optional<Outlook> outlook) {
    return plans.plan(
        facts.history(),
        facts.reading(),
        facts.asOf(),
        question,
        List.of(),
        outlook.map(Outlook::until));
  }

  Screener screener() {
    return screener;
  }
}
