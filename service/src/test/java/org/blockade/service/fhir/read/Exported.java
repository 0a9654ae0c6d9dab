package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.fhir.OfficialValidator;
import org.blockade.service.fhir.write.BundleFile;
import org.blockade.service.fhir.write.Known;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.journal.Versions;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;

/// Writes a person who was read as FHIR, and reads that again.
final class Exported {

  /// Whether the official validator reads each file, which costs seconds: `./build evidence` does.
  private static final boolean VALIDATED = Boolean.getBoolean("blockade.fhir.validated");

  private final DrugModel model;
  private final ProtectionBands bands = ProtectionBands.standard();
  private final ProtectionReporter protection;
  private final BundleReader reader;

  Exported(DrugCatalogue catalogue, DrugModel model, VirtualPopulation population) {
    this.model = model;
    this.protection =
        new ProtectionReporter(
            model, Optional.empty(), bands, NextInjection.standard(), population, 1);
    this.reader = new BundleReader(catalogue, Optional.empty());
  }

  void take(RecordReading.Person person, PlanAnswer plan) {
    List<String> gaps = person.facts().gapsAsOf(person.history().lastRecord());
    Known known = known(person, plan, gaps);
    StringWriter out = new StringWriter();
    try {
      BundleFile.write(List.of(known), true, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String json = out.toString();
    if (VALIDATED) {
      assertThat(OfficialValidator.errors(json)).isEmpty();
    }
    RecordReading back = reader.json("back", json.getBytes(StandardCharsets.UTF_8));
    if (!(back instanceof RecordReading.Read read)) {
      throw new AssertionError("it was refused: " + back);
    }
    assertThat(read.people()).hasSize(1);
    assertThat(words(read.people().getFirst().facts().facts()))
        .isEqualTo(words(known.facts().stream().map(Known.Told::fact).toList()));
    assertThat(read.problems().stream().filter(RecordReading.Problem::refused))
        .hasSize(gaps.isEmpty() ? 0 : 1);
  }

  private static List<String> words(List<Fact> facts) {
    return facts.stream().map(Exported::words).sorted().toList();
  }

  private static String words(Fact fact) {
    return fact.source() + " " + fact.statement().getClass().getSimpleName();
  }

  private Known known(RecordReading.Person person, PlanAnswer plan, List<String> gaps) {
    return new Known(
        person.history().id(),
        Optional.empty(),
        person.facts().facts().stream()
            .filter(fact -> !fact.recorded().isAfter(person.history().lastRecord()))
            .map(fact -> new Known.Told(fact, Optional.empty()))
            .toList(),
        List.of(),
        (org.blockade.simulator.dosing.TimeAxis.Calendar) person.history().axis(),
        report(person, gaps),
        plan,
        Optional.empty(),
        ProtectionState.UNKNOWN,
        Set.of(),
        gaps,
        new Versions(model.label(), model.checksum(), "none"),
        ((org.blockade.simulator.dosing.TimeAxis.Calendar) person.history().axis())
            .momentOf(person.history().lastRecord())
            .toInstant(),
        "1");
  }

  private ProtectionReport report(RecordReading.Person person, List<String> gaps) {
    try {
      return protection.report(
          person.history(),
          person.history().lastRecord(),
          new Question(
              24, bands.protectedFrom(), Optional.empty(), false, new CurveWanted.None(), gaps));
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException("nothing was supposed that could be refused", e);
    }
  }
}
