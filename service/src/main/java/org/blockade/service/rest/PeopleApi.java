package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.Verdict;
import org.blockade.service.clinic.PersonId;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.ClosedException;
import org.blockade.service.door.Needs;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.door.Sight;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Information;
import org.blockade.service.present.ReportJson;
import org.blockade.service.present.plan.PlanFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// People: who there is, one of them, and somebody new.
@Controller
class PeopleApi {

  static final String PEOPLE = ApiDoor.ROOT + "/people";

  /// People on a page where nobody says, and the most. Choices.
  private static final int USUAL_PAGE = 50;

  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_CURSOR = 300;
  private static final int LONGEST_WORDS = 500;

  private final Desk desk;
  private final Caller caller;
  private final PersonDoor door;
  private final Recorder recorder;
  private final SecureRandom random = new SecureRandom();

  PeopleApi(Desk desk, Caller caller, PersonDoor door, Recorder recorder) {
    this.desk = desk;
    this.caller = caller;
    this.door = door;
    this.recorder = recorder;
  }

  @Operation(
      summary = "People and where they stand",
      description =
          "Everybody whom the caller may see, in the order of their ids. A person who may not be"
              + " seen is not there, and is not counted.")
  @Needs(value = Action.SEE_WORKLIST, orDisclosing = true)
  @GetMapping(value = PEOPLE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answers.People> people(
      @Parameter(description = "How many, 1 to 200.") @RequestParam(defaultValue = "" + USUAL_PAGE)
          int limit,
      @Parameter(description = "`next` of the page before.") @RequestParam(defaultValue = "")
          String cursor) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new UnfitException("\"limit\" is 1 to " + LARGEST_PAGE, "limit");
    }
    Account account = caller.account();
    String after = cursor.isEmpty() ? "" : person(cursor);
    Worklist worklist = desk.worklist();
    List<Met> rows =
        worklist.rows().stream()
            .filter(row -> row.person().compareTo(after) > 0)
            .sorted(Comparator.comparing(WorklistRow::person))
            .flatMap(
                row -> door.sight(account, row.person()).map(sight -> new Met(row, sight)).stream())
            .limit(limit + 1L)
            .toList();
    boolean more = rows.size() > limit;
    List<Met> shown = more ? rows.subList(0, limit) : rows;
    if (Caller.isOutside(account)) {
      Map<String, Sight> seen = new LinkedHashMap<>();
      shown.forEach(each -> seen.put(each.row().person(), each.sight()));
      door.seen(account, seen);
    }
    return ResponseEntity.ok(
        new Answers.People(
            shown.stream().map(each -> Answers.Row.of(each.row(), each.sight())).toList(),
            more ? Optional.of(cursor(shown.getLast().row().person())) : Optional.empty(),
            worklist.asOf(),
            Caller.notice(account)));
  }

  private record Met(WorklistRow row, Sight sight) {}

  private static String cursor(String person) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("1:" + person).getBytes(StandardCharsets.UTF_8));
  }

  private static String person(String cursor) {
    try {
      String text =
          cursor.length() > LONGEST_CURSOR
              ? ""
              : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith("1:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException e) {
      throw noCursor();
    }
    throw noCursor();
  }

  private static UnfitException noCursor() {
    return new UnfitException("\"cursor\" is what a page before gave as next", "cursor");
  }

  @Operation(
      summary = "One person",
      description =
          "Protection now and ahead, the plan with its reasons, and the record in short. ETag"
              + " changes with every entry and every hour.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "304",
      description = "What the caller has is as it is here.",
      content = @Content)
  @Needs(value = Action.SEE_PERSON, orDisclosing = true)
  @GetMapping(value = PEOPLE + "/{person}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answers.Person> person(
      @Parameter(description = "The person's id.") @PathVariable String person,
      @Parameter(description = "ETag of what the caller has.")
          @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String known) {
    Account account = caller.account();
    Sight sight = door.sight(account, person).orElseThrow(NotThereException::new);
    String tag = Tag.of(desk, person);
    if (Tag.isAmong(known, tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }
    PersonView view = desk.person(person);
    ObjectNode protection = (ObjectNode) report(view.protection()).path("people").path(0);
    protection.remove("curve");
    return ResponseEntity.ok()
        .eTag(tag)
        .body(
            Answers.Person.of(
                view, protection, PlanFacts.of(view.plan()), sight, Caller.notice(account)));
  }

  private static JsonNode report(ProtectionReport report) {
    StringWriter out = new StringWriter();
    ReportJson.write(List.of(report), out);
    return JsonMapper.shared().readTree(out.toString());
  }

  @Operation(
      summary = "The forecast of one person",
      description =
          "The document of `blockade forecast --json`, with the curve from the past to 60 days"
              + " ahead. With `whatIf` it answers a supposition about the next doses.")
  @Needs(value = Action.SEE_PERSON, orDisclosing = true)
  @GetMapping(value = PEOPLE + "/{person}/forecast", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ObjectNode> forecastOfPerson(
      @Parameter(description = "The person's id.") @PathVariable String person,
      @Parameter(description = "A supposition in words, e.g. `next injection 10 d late`.")
          @RequestParam(defaultValue = "")
          String whatIf) {
    // Its notes tell of anything on record.
    if (door.sight(caller.account(), person)
        .filter(sight -> sight.shows(Information.WHOLE_RECORD))
        .isEmpty()) {
      throw new ClosedException(Verdict.NEEDS_CONSENT);
    }
    if (whatIf.length() > LONGEST_WORDS) {
      throw new UnfitException("\"whatIf\" has at most " + LONGEST_WORDS + " characters", "whatIf");
    }
    ProtectionReport report =
        whatIf.isBlank()
            ? desk.person(person).protection()
            : switch (new RegimenReader(desk.clinic().catalogue()).readWhatIf(whatIf)) {
              case WhatIfReading.Read read -> desk.whatIf(person, whatIf.strip(), read.whatIf());
              case WhatIfReading.Refused refused ->
                  throw new UnfitException(
                      "\"whatIf\" is no supposition in words; see the document of regimens",
                      "whatIf");
            };
    ObjectNode answer = (ObjectNode) report(report);
    Caller.notice(caller.account())
        .ifPresentOrElse(
            notice -> answer.put("disclosureNotice", notice),
            () -> answer.putNull("disclosureNotice"));
    return ResponseEntity.ok(answer);
  }

  @Operation(summary = "Make a person known", description = "Gives the person an id here.")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Action.REGISTER_PERSON)
  @PostMapping(
      value = PEOPLE,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answers.Recorded> register(
      @Parameter(required = true, description = Recorder.KEY_SAYS)
          @RequestHeader(name = Recorder.KEY, required = false)
          @Nullable String keySent,
      @RequestBody NewPerson sent) {
    String key = Recorder.key(keySent);
    Optional<Entry> before = desk.entryOf(key);
    String person = before.map(Entry::person).orElseGet(() -> PersonId.next(random));
    Recorder.Outcome outcome =
        recorder.record(
            key,
            person,
            Optional.empty(),
            pen ->
                desk.recording()
                    .registration(
                        pen,
                        sent.familyName(),
                        sent.givenName(),
                        sent.birthDate(),
                        sent.chartNumber()));
    return recorder.answer(person, outcome, Optional.empty());
  }
}
