package org.blockade.service.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.blockade.formats.trial.TrialExample;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.service.access.Action;
import org.blockade.service.clinic.Table;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Needs;
import org.blockade.service.present.trial.TrialPage;
import org.blockade.service.trial.Endpoint;
import org.blockade.service.trial.Estimate;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.data.DataProblem;
import org.blockade.simulator.drug.DrugCatalogue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Virtual trials: set up, run, look at. No person of the clinic is in them.
@Controller
class CohortController {

  private static final long LARGEST_SEED = 999_999_999_999_999_999L;

  private final Pages pages;
  private final CohortRuns runs;

  CohortController(Pages pages, CohortRuns runs) {
    this.pages = pages;
    this.runs = runs;
  }

  /// @param from the example to begin with
  @Needs(Action.RUN_TRIAL)
  @GetMapping("/cohort")
  ResponseEntity<byte[]> form(@RequestParam(defaultValue = "opioid") String from, Visitor visitor) {
    TrialExample example =
        switch (from) {
          case "opioid" -> TrialExample.OPIOID;
          case "alcohol" -> TrialExample.ALCOHOL;
          default -> throw new NotThereException();
        };
    return form(
        HttpStatus.OK, new FormValues(Map.of("trial", example.text())), List.of(), false, visitor);
  }

  @Needs(Action.RUN_TRIAL)
  @PostMapping("/cohort")
  ResponseEntity<byte[]> start(@RequestParam Map<String, String> fields, Visitor visitor) {
    FormValues form = new FormValues(fields);
    List<DataProblem> problems = new ArrayList<>();
    Optional<TrialFile> file = read(form, problems);
    if (file.isEmpty()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, form, problems, false, visitor);
    }
    return runs.start(visitor.signedIn().name(), file.get())
        .map(run -> Pages.goTo(address(run)))
        .orElseGet(() -> form(HttpStatus.CONFLICT, form, List.of(), true, visitor));
  }

  /// The trial of a form; empty where something is wrong with it.
  private static Optional<TrialFile> read(FormValues form, List<DataProblem> problems) {
    OptionalLong subjects =
        form.whole("subjects", "cohort.subjects-wrong", 1, CohortLimits.SUBJECTS);
    OptionalLong seed = form.whole("seed", "cohort.seed-wrong", -LARGEST_SEED, LARGEST_SEED);
    String text = form.exactly("trial");
    if (text.isBlank()) {
      form.refuse("trial", "cohort.trial-missing");
      return Optional.empty();
    }
    try {
      TrialFile file = parse(text);
      TrialFile sized =
          file.withSize(
              (int) subjects.orElse(file.design().subjects()), seed.orElse(file.design().seed()));
      CohortLimits.check(sized, form);
      return form.sound() ? Optional.of(sized) : Optional.empty();
    } catch (DataFileException e) {
      problems.addAll(e.problems());
      form.refuse("trial", "cohort.trial-wrong");
      return Optional.empty();
    }
  }

  /// A file that the trial names is not there: nothing of this machine is read.
  private static TrialFile parse(String text) {
    return new TrialReader(DrugCatalogue.standard())
        .read(
            DataFile.of("trial", text.getBytes(StandardCharsets.UTF_8)), name -> Optional.empty());
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status,
      FormValues form,
      List<DataProblem> problems,
      boolean full,
      Visitor visitor) {
    return pages.page(
        status,
        "cohort",
        new CohortPage(
            new Frame(visitor, "cohort.title"),
            form,
            problems,
            full,
            runs.of(visitor.signedIn().name())));
  }

  @Needs(Action.RUN_TRIAL)
  @GetMapping("/cohort/{run}")
  ResponseEntity<byte[]> run(@PathVariable String run, Visitor visitor) {
    return pages.page("cohort-run", page(find(run, visitor), visitor));
  }

  /// The part of the page that changes while it runs; at the end the whole page.
  @Needs(Action.RUN_TRIAL)
  @GetMapping("/cohort/{run}/progress")
  ResponseEntity<byte[]> progress(@PathVariable String run, Visitor visitor) {
    CohortRunPage page = page(find(run, visitor), visitor);
    return switch (page.state()) {
      case CohortRun.State.Waiting _ -> pages.page("cohort-progress", page);
      case CohortRun.State.Running _ -> pages.page("cohort-progress", page);
      case CohortRun.State.Ended _ -> whole(page);
      case CohortRun.State.Failed _ -> whole(page);
    };
  }

  private static ResponseEntity<byte[]> whole(CohortRunPage page) {
    return ResponseEntity.ok().header("HX-Redirect", address(page.run())).build();
  }

  @Needs(Action.RUN_TRIAL)
  @PostMapping("/cohort/{run}/stop")
  ResponseEntity<byte[]> stop(@PathVariable String run, Visitor visitor) {
    CohortRun found = find(run, visitor);
    runs.stop(found);
    return Pages.goTo(address(found));
  }

  @Needs(Action.RUN_TRIAL)
  @GetMapping("/cohort/{run}/endpoints.csv")
  ResponseEntity<byte[]> endpoints(@PathVariable String run, Visitor visitor) {
    TrialPage result =
        page(find(run, visitor), visitor).result().orElseThrow(NotThereException::new);
    List<List<String>> rows = new ArrayList<>();
    for (Endpoint endpoint : result.report().endpoints()) {
      for (int arm = 0; arm < result.arms().size(); arm++) {
        Estimate estimate = endpoint.arms().get(arm);
        rows.add(
            List.of(
                endpoint.key(),
                endpoint.unit().word(),
                result.arms().get(arm),
                number(estimate.value()),
                number(estimate.low()),
                number(estimate.high())));
      }
    }
    return CsvFile.answer(
        new Table(
            result.headline() + ". " + TrialPage.notice(),
            List.of("endpoint", "unit", "arm", "value", "low95", "high95"),
            rows),
        "endpoints.csv");
  }

  /// What is not known is left empty.
  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private CohortRun find(String run, Visitor visitor) {
    return runs.find(visitor.signedIn().name(), run).orElseThrow(NotThereException::new);
  }

  /// The state is read once, so that a page does not change while it is made.
  private static CohortRunPage page(CohortRun run, Visitor visitor) {
    return new CohortRunPage(new Frame(visitor, "cohort.title"), run, run.state());
  }

  private static String address(CohortRun run) {
    return "/cohort/" + run.id();
  }
}
