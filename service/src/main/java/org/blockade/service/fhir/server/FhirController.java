package org.blockade.service.fhir.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Settings;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Callers;
import org.blockade.service.door.ClosedException;
import org.blockade.service.door.EachPerson;
import org.blockade.service.door.Open;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// FHIR R4 at `/fhir`, to be read. What knows FHIR is made with the first request, so that the
/// service starts as quickly without it.
@Controller
class FhirController {

  private static final Logger LOG = LoggerFactory.getLogger(FhirController.class);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Callers callers;
  private final Supplier<Answers> answers;

  FhirController(
      Desk desk, Settings clinicSettings, Callers callers, PersonDoor door, AuditTrail trail) {
    this.callers = callers;
    this.answers = new Once(() -> new Answers(desk, new People(desk, clinicSettings), door, trail));
  }

  /// Made with the first use.
  private static final class Once implements Supplier<Answers> {

    private final Supplier<Answers> maker;
    private Optional<Answers> made = Optional.empty();

    Once(Supplier<Answers> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized Answers get() {
      if (made.isEmpty()) {
        made = Optional.of(maker.get());
      }
      return made.get();
    }
  }

  // Open to everybody

  @Open
  @GetMapping("/fhir/metadata")
  ResponseEntity<byte[]> metadata(HttpServletRequest request) {
    return open(request, (all, base) -> all.metadata(base));
  }

  @Open
  @GetMapping("/fhir/CodeSystem")
  ResponseEntity<byte[]> codeSystems(HttpServletRequest request) {
    return open(request, (all, base) -> all.definitions("CodeSystem", base));
  }

  @Open
  @GetMapping("/fhir/CodeSystem/{id}")
  ResponseEntity<byte[]> codeSystem(@PathVariable String id, HttpServletRequest request) {
    return open(request, (all, base) -> all.definition("CodeSystem", id));
  }

  @Open
  @GetMapping("/fhir/StructureDefinition")
  ResponseEntity<byte[]> structures(HttpServletRequest request) {
    return open(request, (all, base) -> all.definitions("StructureDefinition", base));
  }

  @Open
  @GetMapping("/fhir/StructureDefinition/{id}")
  ResponseEntity<byte[]> structure(@PathVariable String id, HttpServletRequest request) {
    return open(request, (all, base) -> all.definition("StructureDefinition", id));
  }

  /// The notice that goes with what leaves the clinic.
  @Open
  @GetMapping("/fhir/notice")
  ResponseEntity<byte[]> notice() {
    return ResponseEntity.ok()
        .header("Content-Type", "text/plain;charset=UTF-8")
        .body(ExportNotice.text().getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<byte[]> open(
      HttpServletRequest request, BiFunction<Answers, String, Answer> question) {
    formats(request);
    return sent(question.apply(answers.get(), base()), Optional.empty());
  }

  // People

  @EachPerson
  @GetMapping("/fhir/{type}/{id}")
  ResponseEntity<byte[]> read(
      @PathVariable String type, @PathVariable String id, HttpServletRequest request) {
    return asked(
        request,
        asker -> {
          only(parameters(request), "_format");
          return answers.get().read(asker, type, id, request.getHeader("If-None-Match"));
        });
  }

  @EachPerson
  @GetMapping("/fhir/{type}")
  ResponseEntity<byte[]> search(@PathVariable String type, HttpServletRequest request) {
    return asked(request, asker -> answers.get().search(asker, type, parameters(request), false));
  }

  @EachPerson
  @PostMapping("/fhir/{type}/_search")
  ResponseEntity<byte[]> searchByForm(@PathVariable String type, HttpServletRequest request) {
    return asked(
        request,
        asker -> {
          String kind = request.getContentType();
          if (kind == null || !kind.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            throw FhirProblem.body();
          }
          return answers.get().search(asker, type, parameters(request), true);
        });
  }

  @EachPerson
  @GetMapping("/fhir/page/{token}")
  ResponseEntity<byte[]> page(@PathVariable String token, HttpServletRequest request) {
    return asked(
        request,
        asker -> {
          only(parameters(request));
          return answers.get().page(asker, token);
        });
  }

  @EachPerson
  @GetMapping("/fhir/Patient/{id}/$everything")
  ResponseEntity<byte[]> everything(@PathVariable String id, HttpServletRequest request) {
    return asked(request, asker -> answers.get().everything(asker, id, parameters(request), ""));
  }

  // Bulk data

  @EachPerson
  @GetMapping("/fhir/$export")
  ResponseEntity<byte[]> export(HttpServletRequest request) {
    return export(request, "/$export");
  }

  @EachPerson
  @GetMapping("/fhir/Patient/$export")
  ResponseEntity<byte[]> exportOfPatients(HttpServletRequest request) {
    return export(request, "/Patient/$export");
  }

  private ResponseEntity<byte[]> export(HttpServletRequest request, String route) {
    return asked(
        request,
        asker ->
            answers.get().export(asker, route, parameters(request), request.getHeader("Prefer")));
  }

  @EachPerson
  @GetMapping("/fhir/bulk/{job}")
  ResponseEntity<byte[]> status(@PathVariable String job, HttpServletRequest request) {
    return asked(request, asker -> answers.get().manifest(asker, job));
  }

  @EachPerson
  @DeleteMapping("/fhir/bulk/{job}")
  ResponseEntity<byte[]> cancel(@PathVariable String job, HttpServletRequest request) {
    return asked(request, asker -> answers.get().cancel(asker, job));
  }

  @EachPerson
  @GetMapping("/fhir/bulk/{job}/{file}")
  void file(
      @PathVariable String job,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    formats(request);
    Asker asker = asker();
    Answers.File content = answers.get().file(asker, job, file);
    response.setContentType(Answers.NDJSON);
    response.setHeader("Cache-Control", "no-store");
    notice(asker).forEach(response::setHeader);
    content.writeTo(response.getOutputStream());
  }

  // Nothing else

  @EachPerson
  @RequestMapping("/fhir/**")
  ResponseEntity<byte[]> nothing(HttpServletRequest request) {
    return asked(
        request,
        asker -> {
          throw request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
              ? FhirProblem.notThere()
              : FhirProblem.readOnly();
        });
  }

  // What they have in common

  private ResponseEntity<byte[]> asked(
      HttpServletRequest request, Function<Asker, Answer> question) {
    formats(request);
    Asker asker = asker();
    return sent(question.apply(asker), Optional.of(asker));
  }

  private static void formats(HttpServletRequest request) {
    String format =
        parameters(request).containsKey("_format") ? request.getParameter("_format") : null;
    if (format == null) {
      Formats.accept(request.getHeader("Accept"));
    } else {
      Formats.check(format);
    }
  }

  private static Map<String, String[]> parameters(HttpServletRequest request) {
    try {
      return new HashMap<>(request.getParameterMap());
    } catch (IllegalStateException e) {
      // Badly encoded, too many, or too large.
      throw FhirProblem.invalid("the parameters cannot be read");
    }
  }

  private static void only(Map<String, String[]> parameters, String... known) {
    parameters.keySet().removeAll(java.util.Set.of(known));
    if (!parameters.isEmpty()) {
      throw FhirProblem.notSupported("a parameter is not known here");
    }
  }

  private Asker asker() {
    Account account = callers.account().orElseThrow(FhirProblem::stranger);
    return new Asker(
        account, Scopes.of(SecurityContextHolder.getContext().getAuthentication()), base());
  }

  private static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path("/fhir").toUriString();
  }

  /// One short header with the whole statement, because a resource or a line of a file has no place
  /// for it, and a link to it.
  private static Map<String, String> notice(Asker asker) {
    return asker.outside()
        ? Map.of(
            "Link",
            "<" + asker.base() + "/notice>; rel=\"terms-of-service\"",
            "Blockade-Notice",
            ExportNotice.text())
        : Map.of();
  }

  private static ResponseEntity<byte[]> sent(Answer answer, Optional<Asker> asker) {
    ResponseEntity.BodyBuilder builder =
        ResponseEntity.status(answer.status()).header("Cache-Control", "no-store");
    answer.headers().forEach(builder::header);
    asker.map(FhirController::notice).ifPresent(all -> all.forEach(builder::header));
    return answer.body().length == 0 ? builder.build() : builder.body(answer.body());
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<byte[]> problem(Exception problem) {
    FhirProblem told =
        switch (problem) {
          case FhirProblem ours -> ours;
          case ClosedException closed -> FhirProblem.stranger();
          case NotThereException nobody -> FhirProblem.notThere();
          case UnfitException unfit -> FhirProblem.invalid(unfit.sentence());
          case JournalException journal -> {
            LOG.error("the journal: {}", journal.sentence());
            yield FhirProblem.journal();
          }
          default -> {
            tell(problem);
            yield FhirProblem.ours();
          }
        };
    Answer answer = Answers.problem(told);
    if (told.status() == 429 || told.status() == 503) {
      answer = answer.with("Retry-After", "120");
    }
    // A disabled account, or none, is not told anything of the clinic.
    return sent(
        answer,
        callers
            .account()
            .filter(account -> !account.may(Action.SEE_PERSON))
            .map(account -> new Asker(account, Scopes.of(null), base())));
  }

  /// The place in the program, never the message: it could quote a record.
  private static void tell(Exception problem) {
    LOG.error(
        "internal error of the FHIR server ({}{})",
        problem.getClass().getSimpleName(),
        java.util.Arrays.stream(problem.getStackTrace())
            .filter(place -> place.getClassName().startsWith("org.blockade"))
            .findFirst()
            .map(place -> " at " + place.getClassName() + ":" + place.getLineNumber())
            .orElse(""));
  }
}
