package org.blockade.service.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.Side;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Action;
import org.blockade.service.access.CorrectionRight;
import org.blockade.service.access.Role;
import org.blockade.service.access.Verdict;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.Recording;
import org.blockade.service.clinic.TimelineItem;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.ClosedException;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.Entry;
import org.blockade.service.present.triage.TriageSheet;
import org.blockade.simulator.dosing.Route;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes what is recorded about a person. Each form brings the id of its entry, so that one that is
/// sent twice is recorded once.
@Controller
class RecordController {

  /// What a form says that stands on the way to a first dose, where it is told what is wrong.
  private static final String START = "start";

  private final Pages pages;
  private final Desk desk;
  private final Accounts accounts;

  RecordController(Pages pages, Desk desk, Accounts accounts) {
    this.pages = pages;
    this.desk = desk;
    this.accounts = accounts;
  }

  /// Where nothing is said it is the time at which it is written, not a later look at the clock.
  private Instant moment(String when, Recording.Pen pen) {
    return Form.moment("when", when, desk.clinic().zone(), pen.now());
  }

  private ResponseEntity<byte[]> recorded(String person, Recording.Drafted drafted) {
    List<Entry> entries = desk.record(drafted);
    return entries.size() == 1
        ? recorded(person, entries.getFirst())
        : Pages.goTo("/people/" + person + "#recorded");
  }

  /// Back to the person, where this entry may be taken back.
  private static ResponseEntity<byte[]> recorded(String person, Entry entry) {
    return Pages.goTo("/people/" + person + "?recorded=" + entry.id() + "#recorded");
  }

  /// Back to where the form stood: the way to a first dose asks some of the same.
  private ResponseEntity<byte[]> recorded(String person, Recording.Drafted drafted, String back) {
    ResponseEntity<byte[]> answer = recorded(person, drafted);
    return back.equals(START) ? Pages.goTo("/people/" + person + "/start#findings") : answer;
  }

  private Recording.Pen pen(String entry, String person, Visitor visitor) {
    return desk.pen(entry, person, visitor.signedIn());
  }

  /// Whoever changes the language on the answer to a form, or loads it again, asks for the address
  /// of the form: on to the page on which it stands.
  @Needs(Action.SEE_PERSON)
  @GetMapping({
    "/people/{person}/injection",
    "/people/{person}/tablet",
    "/people/{person}/symptom",
    "/people/{person}/looked",
    "/people/{person}/urine",
    "/people/{person}/liver",
    "/people/{person}/support",
    "/people/{person}/opioid",
    "/people/{person}/no-opioid",
    "/people/{person}/correct",
    "/people/{person}/undo",
    "/people/{person}/decide",
    "/people/{person}/override"
  })
  ResponseEntity<byte[]> form(@PathVariable String person) {
    desk.person(person);
    return Pages.goTo("/people/" + person + "#record");
  }

  /// A dose is signed with the password, because what is given cannot be taken out again.
  private void signed(Visitor visitor, String password) {
    if (!accounts.confirms(visitor.signedIn().name(), password)) {
      throw new UnfitException(
          "the password does not fit, or the account is closed for a while after wrong ones; nothing was recorded",
          "password");
    }
  }

  /// What a form comes to; where it is refused, the page again with what was typed.
  private ResponseEntity<byte[]> orAgain(
      String person,
      String form,
      Map<String, String> fields,
      Visitor visitor,
      Supplier<ResponseEntity<byte[]>> taken) {
    try {
      return taken.get();
    } catch (UnfitException e) {
      if (fields.getOrDefault("back", "").equals(START)) {
        throw e;
      }
      RefusedForm refused = new RefusedForm(form, e.field(), e.sentence(), new FormValues(fields));
      return pages.page(
          HttpStatus.BAD_REQUEST,
          "person",
          PersonPage.of(
              visitor, desk.person(person), Optional.empty(), Optional.of(refused), desk));
    }
  }

  @Needs(Action.RECORD_DOSE)
  @PostMapping("/people/{person}/injection")
  ResponseEntity<byte[]> injection(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String amount,
      @RequestParam(defaultValue = "") String side,
      @RequestParam(defaultValue = "") String needle,
      @RequestParam(defaultValue = "") String lot,
      @RequestParam(defaultValue = "") String expires,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String despite,
      @RequestParam(defaultValue = "") String password,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "injection",
        fields,
        visitor,
        () -> {
          signed(visitor, password);
          Recording.InjectionForm form =
              new Recording.InjectionForm(
                  moment(when, pen),
                  Form.number("amount", amount),
                  Form.text(side).map(word -> Form.one("side", word, Side.values())),
                  Form.text(needle)
                      .map(word -> Form.one("needle", word, AboutTreatment.Needle.values())),
                  Form.text(lot),
                  Form.text(expires).map(day -> Form.day("expires", day)),
                  List.of(),
                  Form.text(why));
          Optional<String> reason = Form.text(despite);
          requireReason(pen, reason);
          List<Entry> entries =
              desk.record(
                  reason
                      .map(text -> desk.recording().injectionDespite(pen, form, text))
                      .orElseGet(() -> desk.recording().injection(pen, form)));
          return recorded(person, entries.getFirst());
        });
  }

  /// What was given is recorded whatever the plan says; but nobody gives it against the plan
  /// without a word why. A form that is sent again is told that it is on record.
  private void requireReason(Recording.Pen pen, Optional<String> reason) {
    if (reason.isEmpty()) {
      desk.againstPlan(pen)
          .ifPresent(sentence -> {
            throw new UnfitException(sentence, "despite");
          });
    }
  }

  @Needs(Action.RECORD_DOSE)
  @PostMapping("/people/{person}/tablet")
  ResponseEntity<byte[]> tablet(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String amount,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String password,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "tablet",
        fields,
        visitor,
        () -> {
          signed(visitor, password);
          return recorded(
              person,
              desk.recording()
                  .tablet(pen, moment(when, pen), Form.number("amount", amount), !seen.isBlank()));
        });
  }

  /// Beside a symptom stands at once what it means.
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/symptom")
  ResponseEntity<byte[]> symptom(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String words,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "symptom",
        fields,
        visitor,
        () -> {
          Recording.SymptomDrafted drafted =
              desk.recording().symptom(pen, moment(when, pen), words.strip());
          // What it means is shown also where it could not be recorded: it may be an emergency.
          String refused =
              switch (drafted.drafted()) {
                case Recording.Drafted.Ready ready -> {
                  desk.record(ready);
                  yield "";
                }
                case Recording.Drafted.Refused no -> no.sentence();
              };
          Contacts contacts = Contacts.standard();
          return pages.page(
              "triage",
              new TriagePage(
                  new Frame(visitor, "triage.title"),
                  person,
                  refused,
                  new TriageSheet(
                          drafted.answer(),
                          contacts,
                          contacts.regions().getFirst(),
                          visitor.language())
                      .lines()));
        });
  }

  /// What answers symptoms on record.
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/looked")
  ResponseEntity<byte[]> looked(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String about,
      @RequestParam String by,
      @RequestParam String outcome,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "looked",
        fields,
        visitor,
        () -> {
          AboutHealth.Clinician looked = Form.one("by", by, AboutHealth.Clinician.values());
          // It ends what holds a dose, as setting the plan aside does: that is for prescribers.
          if (looked == AboutHealth.Clinician.PRESCRIBER
              && !visitor.signedIn().roles().contains(Role.PRESCRIBER)) {
            throw new UnfitException(
                "only a prescriber records that a prescriber looked; nothing was recorded", "by");
          }
          return recorded(
              person,
              desk.recording()
                  .looked(
                      pen,
                      moment(when, pen),
                      new AboutHealth.SymptomsLookedAt(
                          Form.one("about", about, AboutHealth.SymptomKind.values()),
                          looked,
                          Form.one("outcome", outcome, AboutHealth.Looked.values()))));
        });
  }

  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/urine")
  ResponseEntity<byte[]> urine(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam Map<String, String> fields,
      @RequestParam(defaultValue = "") String back,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "urine",
        fields,
        visitor,
        () -> {
          Map<AboutTests.Analyte, AboutTests.Result> results =
              new EnumMap<>(AboutTests.Analyte.class);
          for (AboutTests.Analyte analyte : AboutTests.Analyte.values()) {
            Form.text(fields.getOrDefault(Form.word(analyte), ""))
                .ifPresent(word ->
                    results.put(
                        analyte, Form.one(analyte.words(), word, AboutTests.Result.values())));
          }
          return recorded(
              person,
              desk.recording().urine(pen, moment(when, pen), results, AboutTests.Method.NOT_STATED),
              back);
        });
  }

  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/liver")
  ResponseEntity<byte[]> liver(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String alt,
      @RequestParam(defaultValue = "") String ast,
      @RequestParam(defaultValue = "") String back,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "liver",
        fields,
        visitor,
        () -> {
          Map<AboutTests.LiverEnzyme, Double> multiples =
              new EnumMap<>(AboutTests.LiverEnzyme.class);
          Form.text(alt)
              .ifPresent(
                  text -> multiples.put(AboutTests.LiverEnzyme.ALT, Form.number("alt", text)));
          Form.text(ast)
              .ifPresent(
                  text -> multiples.put(AboutTests.LiverEnzyme.AST, Form.number("ast", text)));
          return recorded(person, desk.recording().liver(pen, moment(when, pen), multiples), back);
        });
  }

  @Needs(Action.RECORD_OBSERVATION)
  @GetMapping("/people/{person}/score/{scale}")
  ResponseEntity<byte[]> scoreForm(
      @PathVariable String person, @PathVariable String scale, Visitor visitor) {
    PersonView view = desk.person(person);
    return pages.page(
        "score",
        new ScorePage(
            new Frame(visitor, "score.title"),
            person,
            view.row().name(),
            Form.one("scale", scale, Scale.values())));
  }

  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/score/{scale}")
  ResponseEntity<byte[]> score(
      @PathVariable String person,
      @PathVariable String scale,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") List<String> item,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    List<Integer> items = new ArrayList<>();
    for (String text : item) {
      items.add(Form.whole("item " + (items.size() + 1), text, 0, 100));
    }
    return recorded(
        person,
        desk.recording()
            .score(pen, moment(when, pen), Form.one("scale", scale, Scale.values()), items));
  }

  @Needs(Action.RECORD_COUNSELLING)
  @PostMapping("/people/{person}/support")
  ResponseEntity<byte[]> support(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String kind,
      @RequestParam String attendance,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "support",
        fields,
        visitor,
        () -> {
          return recorded(
              person,
              desk.recording()
                  .support(
                      pen,
                      moment(when, pen),
                      Form.one("kind", kind, AboutTreatment.SupportKind.values()),
                      Form.one("attendance", attendance, AboutTreatment.Attendance.values())));
        });
  }

  /// What each visit asks: when the last opioid was.
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/no-opioid")
  ResponseEntity<byte[]> noOpioid(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String since,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "no-opioid",
        fields,
        visitor,
        () -> {
          if (since.isBlank()) {
            throw new UnfitException("say since when no opioid was taken", "since");
          }
          return recorded(
              person,
              desk.recording()
                  .noOpioid(
                      pen,
                      moment(when, pen),
                      Form.moment("since", since, desk.clinic().zone(), pen.now())));
        });
  }

  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/opioid")
  ResponseEntity<byte[]> opioid(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String drug,
      @RequestParam(defaultValue = "") String pattern,
      @RequestParam(defaultValue = "") String back,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "opioid",
        fields,
        visitor,
        () -> {
          return recorded(
              person,
              desk.recording()
                  .opioidUse(
                      pen,
                      moment(when, pen),
                      Form.text(drug),
                      Optional.<Route>empty(),
                      Form.text(pattern)
                          .map(word -> Form.one("pattern", word, AboutOpioids.Pattern.values()))),
              back);
        });
  }

  /// Who corrects an entry must be allowed to make one of its kind, and signs.
  @Needs(Action.CORRECT_ENTRY)
  @PostMapping("/people/{person}/correct")
  ResponseEntity<byte[]> correct(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam String of,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String password,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    Entry wrong =
        desk.entry(person, of)
            .orElseThrow(() -> new UnfitException("there is no such entry about this person"));
    if (!visitor.signedIn().may(CorrectionRight.toCorrect(wrong.content()))) {
      throw new ClosedException(Verdict.REFUSED);
    }
    return orAgain(
        person,
        "correct-" + of,
        fields,
        visitor,
        () -> {
          signed(visitor, password);
          return recorded(person, desk.recording().correction(pen, of, reason.strip()));
        });
  }

  /// The author takes back what was recorded a moment ago.
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/undo")
  ResponseEntity<byte[]> undo(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam String of,
      Visitor visitor) {
    boolean may =
        desk.person(person).timeline().stream()
            .filter(item -> item.id().equals(of))
            .anyMatch((TimelineItem item) -> Undo.may(item, visitor.signedIn(), desk.now()));
    if (!may) {
      throw new UnfitException(
          "only its author can take an entry back, within ten minutes; correct it with a reason");
    }
    return recorded(
        person,
        desk.recording()
            .correction(pen(entry, person, visitor), of, "taken back by its author at once"));
  }

  /// Puts on record what the rules came to, as it stands now.
  @Needs(Action.OVERRIDE_DECISION)
  @PostMapping("/people/{person}/decide")
  ResponseEntity<byte[]> decide(
      @PathVariable String person, @RequestParam String entry, Visitor visitor) {
    PersonView view = desk.person(person);
    Recording.Pen pen = pen(entry, person, visitor);
    return recorded(
        person,
        view.screening()
            .map(answer -> desk.recording().screening(pen, answer.decision()))
            .orElseGet(() -> desk.recording().visit(pen, view.plan().plan().decision())));
  }

  @Needs(Action.OVERRIDE_DECISION)
  @PostMapping("/people/{person}/override")
  ResponseEntity<byte[]> override(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam String decision,
      @RequestParam String outcome,
      @RequestParam String reason,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    return orAgain(
        person,
        "override-" + decision,
        fields,
        visitor,
        () -> {
          return recorded(
              person,
              desk.recording()
                  .override(
                      pen(entry, person, visitor), decision, outcome.strip(), reason.strip()));
        });
  }

  @Needs(Action.OVERRIDE_DECISION)
  @PostMapping("/people/{person}/treatment")
  ResponseEntity<byte[]> treatment(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam String to,
      @RequestParam String reason,
      @RequestParam Map<String, String> fields,
      Visitor visitor) {
    Recording.Pen pen = pen(entry, person, visitor);
    return orAgain(
        person,
        "treatment",
        fields,
        visitor,
        () -> {
          return recorded(
              person,
              switch (to) {
                case "stop" -> desk.recording().stop(pen, reason.strip());
                case "resume" -> desk.recording().resume(pen, reason.strip());
                default -> throw new UnfitException("a treatment is stopped or resumed");
              });
        });
  }
}
