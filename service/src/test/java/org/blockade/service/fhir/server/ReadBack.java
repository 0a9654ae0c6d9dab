package org.blockade.service.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.fhir.code.FhirFormat;
import org.blockade.service.fhir.read.BundleReader;
import org.blockade.service.fhir.write.Known;
import org.blockade.service.fhir.write.PersonWriter;
import org.blockade.service.fhir.write.Written;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.plan.PlanReporter;
import org.blockade.service.record.FactReading;
import org.blockade.service.record.HistoryOfFacts;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.Bundle;

/// Writes a person as FHIR, reads that, and compares.
///
/// What does not come back, and why:
/// - when a fact was recorded: times of recording are not read, as in a chart;
/// - ages are added where a birth date is known: a history of facts reckons them from it too;
/// - entries that were corrected, decisions and consents: they are not written as facts;
/// - the sentences of what was not understood: the estimate is `preliminary` then, which is a gap;
/// - an opioid by a name that the catalogue has not: it is asked about;
/// - parts of a second: FHIR is written to the second.
final class ReadBack {

  private static final int SUBJECTS = 20;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();
  private final PlanReporter plans;

  ReadBack() {
    DrugModel model = catalogue.model("naltrexone");
    this.plans =
        new PlanReporter(
            model, NextInjection.standard(), VirtualPopulation.draw(model, 1, SUBJECTS), 1);
  }

  /// Compares facts, doses, uses of opioids, and what a visit would come to.
  void check(Known known) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    for (Written each : PersonWriter.write(known, true)) {
      bundle
          .addEntry()
          .setFullUrl("https://blockade.example/fhir/" + each.type() + "/" + each.id())
          .setResource(each.resource());
    }
    byte[] json = FhirFormat.json().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
    RecordReading reading =
        new BundleReader(catalogue, Optional.of(known.axis().zone())).json("back", json);
    if (!(reading instanceof RecordReading.Read read)) {
      throw new AssertionError("it was refused: " + reading);
    }
    assertThat(read.problems().stream().filter(RecordReading.Problem::refused))
        .as(known.person())
        .hasSize(known.gaps().isEmpty() ? 0 : 1);
    RecordReading.Person back = read.people().getFirst();
    boolean born = known.registered().isPresent();
    assertThat(words(back.facts().facts(), read.axis(), born))
        .as(known.person())
        .isEqualTo(
            words(known.facts().stream().map(Known.Told::fact).toList(), known.axis(), born));
    PlanAnswer before = plan(known);
    PlanAnswer after =
        plans.plan(
            back.history(),
            back.facts(),
            read.axis().timeOf(known.asOf().atZone(read.axis().zone())),
            PlanQuestion.OF_THE_RECORD,
            List.of());
    assertThat(words(back.history().doses(), read.axis()))
        .isEqualTo(words(before.person().doses(), known.axis()));
    assertThat(words(back.history().opioidUse(), read.axis()))
        .isEqualTo(words(before.person().opioidUse(), known.axis()));
    if (known.gaps().isEmpty()) {
      assertThat(words(after.plan().decision(), read.axis()))
          .as(known.person())
          .isEqualTo(words(before.plan().decision(), known.axis()));
      assertThat(words(after.plan().nextDose(), read.axis()))
          .isEqualTo(words(before.plan().nextDose(), known.axis()));
    }
  }

  private PlanAnswer plan(Known known) {
    List<Fact> facts = known.facts().stream().map(Known.Told::fact).toList();
    ModelTime asOf = known.axis().timeOf(known.asOf().atZone(known.axis().zone()));
    return plans.plan(
        HistoryOfFacts.of(
            known.person(),
            PersonRecord.of(facts, asOf, known.axis()),
            known.axis(),
            known.registered().map(each -> each.who().birthDate()),
            List.of(),
            catalogue),
        new FactReading(facts, List.of(), List.of()),
        asOf,
        PlanQuestion.OF_THE_RECORD,
        List.of());
  }

  private static List<String> words(
      List<Fact> facts, org.blockade.simulator.dosing.TimeAxis.Calendar axis, boolean born) {
    return facts.stream()
        .filter(fact -> !(born && fact.statement() instanceof AboutHealth.Age))
        .map(fact ->
            words(fact.occurred(), axis)
                + " "
                + fact.source()
                + " "
                + words(fact.statement(), axis))
        .sorted()
        .toList();
  }

  /// Any value in words, its times as moments: two readings begin to count at different hours.
  private static String words(Object value, org.blockade.simulator.dosing.TimeAxis.Calendar axis) {
    return switch (value) {
      case ModelTime time -> axis.momentOf(time).toInstant().toString();
      case Optional<?> maybe -> maybe.map(each -> words(each, axis)).orElse("none");
      case Set<?> set ->
          set.stream().map(each -> words(each, axis)).sorted().collect(Collectors.joining("+"));
      case List<?> list ->
          list.stream().map(each -> words(each, axis)).collect(Collectors.joining(", "));
      case Record part ->
          Stream.of(part.getClass().getRecordComponents())
              .map(each -> words(value(part, each), axis))
              .collect(Collectors.joining("; ", part.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static Object value(Record part, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
