package org.blockade.service.fhir.hooks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Callers;
import org.blockade.service.door.ClosedException;
import org.blockade.service.door.Needs;
import org.blockade.service.door.Open;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.fhir.smart.PublicAddress;
import org.blockade.service.journal.JournalException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// CDS Hooks 2.0. What a call says about other servers and keys to them is taken and not used: this
/// service asks nobody because somebody names an address.
@Controller
class HooksController {

  private static final int MOST_ANSWERS = 200;
  private static final String COMMENT = "userComment";

  private final Desk desk;
  private final Callers callers;
  private final Subjects subjects;
  private final Adviser adviser;
  private final CardBook book;
  private final CardTexts texts;
  private final HookCall.Reader reader;
  private final PublicAddress address;
  private final PersonDoor door;
  private final JsonMapper json = JsonMapper.shared();
  private final Turns turns;

  HooksController(
      Desk desk,
      Callers callers,
      Subjects subjects,
      Adviser adviser,
      CardBook book,
      CardTexts texts,
      HookCall.Reader reader,
      PublicAddress address,
      PersonDoor door,
      Turns turns) {
    this.desk = desk;
    this.callers = callers;
    this.subjects = subjects;
    this.adviser = adviser;
    this.book = book;
    this.texts = texts;
    this.reader = reader;
    this.address = address;
    this.door = door;
    this.turns = turns;
  }

  @Open
  @GetMapping("/cds-services")
  ResponseEntity<byte[]> services() {
    return answer(
        HttpStatus.OK,
        Map.of("services", Arrays.stream(HookService.values()).map(HookService::shown).toList()));
  }

  @Needs(Action.ASK_FOR_CARDS)
  @PostMapping("/cds-services/{service}")
  ResponseEntity<byte[]> call(@PathVariable("service") String service, HttpServletRequest request)
      throws IOException {
    HookService called = HookService.ofId(service).orElseThrow(NotThereException::new);
    Account caller = caller();
    // Before the turn: a sender that stalls holds up nobody else.
    byte[] body = reader.bounded(request.getInputStream());
    String base = address.of(request);
    return turns.take(() ->
        answer(
            HttpStatus.OK,
            new Card.Cards(cards(called, HookCall.of(reader.object(body), called), caller, base))));
  }

  private List<Card> cards(HookService service, HookCall call, Account caller, String base) {
    Subject subject =
        subjects.of(service, call, caller, adviser.surgery(service, call, desk.clinic().zone()));
    String key = Subjects.key(subject, call, caller);
    Suggestions suggestions = new Suggestions(call.patient(), () -> UUID.randomUUID().toString());
    List<Advice> all =
        adviser.of(service, call, subject, suggestions).stream()
            .filter(each ->
                !adviser.canBePutOff(each, call) || !book.isSilent(each, key, caller.name()))
            .toList();
    subject
        .person()
        .ifPresent(
            person -> subject.sight().ifPresent(sight -> door.seen(caller, Map.of(person, sight))));
    if (all.isEmpty()) {
      return List.of();
    }
    Advice first = all.getFirst();
    String card = UUID.randomUUID().toString();
    book.note(new CardBook.Given(card, caller.name(), service, first, key));
    return List.of(card(card, all, call, subject, base));
  }

  private Card card(String id, List<Advice> all, HookCall call, Subject subject, String base) {
    Advice first = all.getFirst();
    CardTexts.Text text = texts.of(first.kind());
    StringBuilder detail = new StringBuilder(text.detail());
    if (text.summary(first.day(), first.what()).endsWith(CardTexts.SEE + ".")) {
      detail.append("\n\n").append(first.what());
    }
    first.lines().forEach(line -> detail.append("\n\n").append(line));
    if (all.size() > 1) {
      detail
          .append("\n\n")
          .append(all.size() - 1)
          .append(" more: ")
          .append(
              String.join(
                  "; ",
                  all.subList(1, all.size()).stream()
                      .map(each -> texts.of(each.kind()).topic())
                      .toList()))
          .append('.');
    }
    detail.append("\n\nSource: ").append(text.source()).append(". Advice; a clinician decides.");
    if (subject.isDisclosed()) {
      detail.append("\n\n").append(ExportNotice.text());
    }
    return new Card(
        id,
        text.summary(first.day(), first.what()),
        detail.toString(),
        first.indicator().word(),
        new Card.Source(
            "Blockade, naltrexone clinic",
            base + "/how-it-works",
            new Card.Code(CardTexts.SYSTEM + "card-topics", first.kind().word(), text.topic())),
        first.suggestions(),
        first.suggestions().isEmpty() ? null : "at-most-one",
        texts.reasons(adviser.canBePutOff(first, call)),
        links(subject, base));
  }

  private static List<Card.Link> links(Subject subject, String base) {
    Card.Link launch = new Card.Link("Open in Blockade", base + "/launch", "smart");
    return subject
        .person()
        .map(person ->
            List.of(
                new Card.Link("The person's page", base + "/people/" + person, "absolute"), launch))
        .orElse(List.of(launch));
  }

  @Needs(Action.ASK_FOR_CARDS)
  @PostMapping("/cds-services/{service}/feedback")
  ResponseEntity<byte[]> feedback(
      @PathVariable("service") String service, HttpServletRequest request) throws IOException {
    HookService called = HookService.ofId(service).orElseThrow(NotThereException::new);
    Account caller = caller();
    byte[] body = reader.bounded(request.getInputStream());
    JsonNode answers = turns.take(() -> reader.object(body)).path("feedback");
    if (!answers.isArray() || answers.isEmpty() || answers.size() > MOST_ANSWERS) {
      throw new UnfitException("feedback is a list of 1 to " + MOST_ANSWERS, "feedback");
    }
    for (JsonNode each : answers) {
      checkAnswer(each);
    }
    int unknown = 0;
    for (JsonNode each : answers) {
      boolean known =
          book.answer(
              caller.name(),
              called,
              new CardBook.Answered(
                  UUID.fromString(each.path("card").asString("")).toString(),
                  each.path("outcome").asString(""),
                  reason(each),
                  each.path("overrideReason").path(COMMENT).asString("").strip()));
      unknown += known ? 0 : 1;
    }
    if (unknown > 0) {
      // Those that are known were kept.
      throw new UnfitException(
          unknown + " of the cards were not given to this system by this service", "feedback");
    }
    return answer(HttpStatus.OK, Map.of());
  }

  private static void checkAnswer(JsonNode answer) {
    String outcome = answer.path("outcome").asString("");
    if (!outcome.equals(CardBook.ACCEPTED) && !outcome.equals(CardBook.OVERRIDDEN)) {
      throw new UnfitException("outcome is accepted or overridden", "feedback.outcome");
    }
    try {
      UUID.fromString(answer.path("card").asString(""));
    } catch (IllegalArgumentException e) {
      throw new UnfitException("card is the uuid of a card", "feedback.card");
    }
    JsonNode comment = answer.path("overrideReason").path(COMMENT);
    boolean fit =
        comment.isMissingNode()
            || comment.isNull()
            || (comment.isString() && isComment(comment.asString("")));
    if (!fit) {
      throw new UnfitException(
          "userComment is a text of at most "
              + CardBook.MOST_COMMENT
              + " characters, and of control characters only line ends",
          "feedback.overrideReason.userComment");
    }
  }

  private static boolean isComment(String text) {
    return text.length() <= CardBook.MOST_COMMENT
        && text.chars()
            .noneMatch(letter -> Character.isISOControl(letter) && "\r\n\t".indexOf(letter) < 0);
  }

  /// A reason of ours; `other` for one that the record system has of its own.
  private String reason(JsonNode answer) {
    JsonNode code = answer.path("overrideReason").path("reason").path("code");
    if (!code.isString()) {
      return "";
    }
    return texts.reasons().stream()
        .map(Card.Code::code)
        .filter(code.asString("")::equals)
        .findFirst()
        .orElse("other");
  }

  private Account caller() {
    return callers.account().orElseThrow(() -> new ClosedException(Verdict.REFUSED));
  }

  @ExceptionHandler(UnfitException.class)
  ResponseEntity<byte[]> unfit(UnfitException problem) {
    return problem(HttpStatus.BAD_REQUEST, problem.sentence(), problem.field());
  }

  @ExceptionHandler(HookCall.TooLargeException.class)
  ResponseEntity<byte[]> tooLarge() {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "a call is smaller; send fewer resources", "");
  }

  @ExceptionHandler(NotThereException.class)
  ResponseEntity<byte[]> notThere() {
    return problem(HttpStatus.NOT_FOUND, "no such service; GET /cds-services lists them", "");
  }

  @ExceptionHandler(ClosedException.class)
  ResponseEntity<byte[]> closed() {
    return problem(HttpStatus.FORBIDDEN, "this account may not ask for cards", "");
  }

  @ExceptionHandler(Turns.BusyException.class)
  ResponseEntity<byte[]> busy(HttpServletResponse response) {
    response.setHeader("Retry-After", "5");
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "too many calls at one time; ask again in some seconds",
        "");
  }

  @ExceptionHandler(JournalException.class)
  ResponseEntity<byte[]> journal() {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, "the record cannot be read now", "");
  }

  private ResponseEntity<byte[]> problem(HttpStatus status, String sentence, String field) {
    return answer(
        status,
        field.isEmpty()
            ? Map.of("message", sentence)
            : Map.of("message", sentence, "field", field));
  }

  private ResponseEntity<byte[]> answer(HttpStatus status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .body(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }
}
