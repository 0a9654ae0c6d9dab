package org.blockade.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.fhir.write.BundleFile;
import org.blockade.service.fhir.write.Known;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.journal.Versions;
import org.blockade.service.plan.PlanReporter;
import org.blockade.service.record.ChartFacts;
import org.blockade.service.record.FactReading;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine.Option;

/// What `blockade export --fhir` writes: a Bundle of type collection.
final class FhirExport {

  /// How far ahead protection is looked at (h). A choice: two injections, as on the pages.
  private static final double HORIZON_HOURS = 60 * 24;

  @Option(
      names = "--fhir",
      required = true,
      description =
          "FHIR R4 (JSON), the resources that the clinic service serves. A chart with dates"
              + " (DATETIME); several people may be in it. The file holds the whole record: give to"
              + " others only what a consent allows.")
  private boolean wanted;

  /// Writes everybody asked about.
  ///
  /// @return whether naltrexone is on record of anybody
  boolean write(PeopleAsked asked, DrugCatalogue catalogue, Path file) throws IOException {
    if (!wanted) {
      throw InputException.usage("name the form: --fhir");
    }
    if (asked.chart().isEmpty()) {
      throw InputException.badInput("--fhir writes a chart; name a CSV with a DATETIME column");
    }
    if (!(asked.people().getFirst().axis() instanceof TimeAxis.Calendar axis)) {
      throw InputException.badInput(
          "FHIR needs dates: a chart with a DATETIME column, not days or hours");
    }
    PopulationOptions people = new PopulationOptions();
    DrugModel model = people.model(catalogue);
    Maker maker =
        new Maker(model, people.population(model, asked.many()), people.threads(), axis, asked);
    List<Known> known = new ArrayList<>();
    for (PersonHistory history : asked.people()) {
      known.add(maker.known(history, asked.asOfGiven() ? asked.asOf() : history.lastRecord()));
    }
    WholeFile.text(file, place -> BundleFile.write(known, true, place));
    return known.stream().anyMatch(Known::hasNaltrexone);
  }

  /// Makes what is known of a chart's people.
  private static final class Maker {

    private final DrugModel model;
    private final ProtectionBands bands = ProtectionBands.standard();
    private final ProtectionReporter protection;
    private final PlanReporter plans;
    private final TimeAxis.Calendar axis;
    private final PeopleAsked asked;
    private final String rules;

    Maker(
        DrugModel model,
        VirtualPopulation population,
        int threads,
        TimeAxis.Calendar axis,
        PeopleAsked asked) {
      NextInjection injections = NextInjection.standard(NextInjection.Policy.EVERY_28_DAYS);
      this.model = model;
      this.protection =
          new ProtectionReporter(model, Optional.empty(), bands, injections, population, threads);
      this.plans = new PlanReporter(model, injections, population, threads);
      this.axis = axis;
      this.asked = asked;
      String version = FhirExport.class.getPackage().getImplementationVersion();
      this.rules = (version == null ? "development" : version) + " " + injections.policy().word();
    }

    Known known(PersonHistory history, ModelTime time) {
      FactReading reading =
          asked
              .chart()
              .flatMap(chart -> chart.person(history.id()))
              .map(chart -> ChartFacts.of(chart, history))
              .orElseGet(() -> new FactReading(List.of(), List.of(), List.of()));
      List<String> gaps = new ArrayList<>(reading.gapsAsOf(time));
      gaps.addAll(asked.remarks());
      ProtectionReport report = report(history, time, gaps);
      Instant moment = axis.momentOf(time).toInstant();
      return new Known(
          history.id(),
          Optional.empty(),
          reading.facts().stream()
              .filter(fact -> !fact.recorded().isAfter(time))
              .map(fact -> new Known.Told(fact, Optional.empty()))
              .toList(),
          List.of(),
          axis,
          report,
          plans.plan(history, reading, time, PlanQuestion.OF_THE_RECORD, List.copyOf(gaps)),
          Optional.empty(),
          state(report),
          Set.of(),
          gaps,
          new Versions(model.label(), model.checksum(), rules),
          moment,
          "1");
    }

    private ProtectionReport report(PersonHistory history, ModelTime time, List<String> gaps) {
      try {
        return protection.report(
            history,
            time,
            new Question(
                HORIZON_HOURS,
                bands.protectedFrom(),
                Optional.empty(),
                false,
                new CurveWanted.None(),
                List.copyOf(gaps)));
      } catch (QuestionRefusedException e) {
        throw new IllegalStateException("nothing was supposed that could be refused", e);
      }
    }

    /// The clinic's words, as far as a chart can tell them.
    private static ProtectionState state(ProtectionReport report) {
      if (report.course().given().isEmpty()) {
        return ProtectionState.UNKNOWN;
      }
      if (report.forecast().now().certain()) {
        return ProtectionState.PROTECTED;
      }
      return switch (report.forecast().now().level()) {
        case PROTECTED, FADING -> ProtectionState.FADING;
        case UNPROTECTED -> ProtectionState.UNPROTECTED;
      };
    }
  }
}
