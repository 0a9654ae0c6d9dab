package org.blockade.service.fhir.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.plan.PlanReporter;
import org.blockade.service.record.RecordReading;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.VirtualPopulation;

/// Takes records of people who do not exist from the import to the decisions and to the export, and
/// counts what was not understood.
final class SyntheticRecords {

  private static final long SEED = 1;
  private static final int SUBJECTS = 20;

  private final BundleReader reader;
  private final Screener screener = new Screener();
  private final PlanReporter plans;
  private final Exported exported;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> notUnderstood = new TreeMap<>();
  private final Map<String, Integer> notInterpreted = new TreeMap<>();
  private int records;
  private int people;
  private int resources;
  private int facts;

  SyntheticRecords() {
    DrugCatalogue catalogue = DrugCatalogue.standard();
    DrugModel model = catalogue.model("naltrexone");
    this.reader = new BundleReader(catalogue, Optional.empty());
    VirtualPopulation population = VirtualPopulation.draw(model, SEED, SUBJECTS);
    this.plans = new PlanReporter(model, NextInjection.standard(), population, 1);
    this.exported = new Exported(catalogue, model, population);
  }

  int people() {
    return people;
  }

  int facts() {
    return facts;
  }

  Map<String, Integer> outcomes() {
    return outcomes;
  }

  Map<String, Integer> notInterpreted() {
    return notInterpreted;
  }

  /// Takes one record through all of it.
  ///
  /// @throws IllegalStateException if it is refused as a whole
  void take(byte[] bundle) {
    switch (reader.json("record", bundle)) {
      case RecordReading.Refused refused -> throw new IllegalStateException(refused.reason());
      case RecordReading.Read read -> take(read);
    }
  }

  private void take(RecordReading.Read read) {
    records++;
    resources += read.read();
    read.notInterpreted().forEach((kind, count) -> notInterpreted.merge(kind, count, Integer::sum));
    for (RecordReading.Problem problem : read.problems()) {
      String type = problem.place().replaceAll("Bundle(\\.entry\\[\\d+\\])? ?|/.*", "");
      notUnderstood.merge(
          (problem.refused() ? "may matter" : "note") + " | " + type + " | " + problem.message(),
          1,
          Integer::sum);
    }
    for (RecordReading.Person person : read.people()) {
      people++;
      facts += person.facts().facts().size();
      decide(person);
    }
  }

  private void decide(RecordReading.Person person) {
    ScreenAnswer screen =
        screener.screen(
            person.history(),
            person.facts(),
            new Screener.Question(
                person.history().lastRecord(),
                AboutTreatment.Product.INJECTION,
                Set.of(AboutTreatment.Condition.OPIOID_USE_DISORDER),
                Optional.empty(),
                List.of()));
    outcomes.merge("screen: " + words(screen.decision()), 1, Integer::sum);
    PlanAnswer plan =
        plans.plan(
            person.history(),
            person.facts(),
            person.history().lastRecord(),
            PlanQuestion.OF_THE_RECORD,
            List.of());
    exported.take(person, plan);
    outcomes.merge("plan: " + plan.plan().decision().getClass().getSimpleName(), 1, Integer::sum);
  }

  private static String words(Decision decision) {
    return switch (decision) {
      case Decision.Start start -> "nothing speaks against a start";
      case Decision.WaitUntil wait -> "wait";
      case Decision.DoNotStart no -> "do not start now";
      case Decision.Ask ask -> "ask first";
    };
  }

  /// The page about them.
  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Synthetic records

        People who do not exist, made by Synthea 3.3.0 with its two opioid modules
        ([keep.json](../checks/records/keep.json)), read as [FHIR](reference/fhir-in.md), screened and planned without
        an exception. Written by `./build evidence`. Synthea writes orders and no administrations, so nobody here has a
        dose of naltrexone on record. %d records, %d people, %d resources understood, %d facts.

        ## What the decisions came to

        | decision | people |
        |---|---|
        """
            .formatted(records, people, resources, facts));
    rows(outcomes, page);
    page.append(
        """

        ## What was told, resource by resource

        "May matter" makes the answer a question; a note does not.

        | what follows | resource | what was told | times |
        |---|---|---|---|
        """);
    rows(notUnderstood, page);
    page.append(
        """

        ## What says nothing here

        By kind of resource and code. These are counted and told as one number.

        | resource and code | times |
        |---|---|
        """);
    rows(notInterpreted, page);
    return page.toString();
  }

  private static void rows(Map<String, Integer> counts, StringBuilder page) {
    counts.forEach(
        (what, count) -> page.append("| ").append(what).append(" | ").append(count).append(" |\n"));
  }
}
