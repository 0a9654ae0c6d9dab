package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.triage.TriageAnswer;
import org.blockade.protocol.words.Language;
import org.blockade.service.access.Action;
import org.blockade.service.clinic.Recording;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.RecordedMeanwhileException;
import org.blockade.service.present.triage.TriageSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What is recorded about a person. A system was not there: what it sends counts as taken from a
/// record, and its token stands for the signature.
@Controller
class RecordApi {

  private final Desk desk;
  private final Recorder recorder;

  RecordApi(Desk desk, Recorder recorder) {
    this.desk = desk;
    this.recorder = recorder;
  }

  @Operation(
      summary = "Record a dose",
      description =
          "An injection or a tablet of naltrexone that was given. An injection that the plan does"
              + " not say now needs a word why. With If-Match it is recorded only if nobody has"
              + " recorded about the person since.")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Action.RECORD_DOSE)
  @PostMapping(
      value = PeopleApi.PEOPLE + "/{person}/doses",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answers.Recorded> dose(
      @Parameter(description = "The person's id.") @PathVariable String person,
      @Parameter(required = true, description = Recorder.KEY_SAYS)
          @RequestHeader(name = Recorder.KEY, required = false)
          @Nullable String keySent,
      @Parameter(description = Tag.SEEN_SAYS)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String tag,
      @RequestBody Dose sent) {
    String key = Recorder.key(keySent);
    Optional<Long> seen = Tag.seen(tag);
    desk.lastEntry(person);
    Recorder.Outcome outcome =
        recorder.record(
            key,
            person,
            seen,
            pen ->
                switch (sent) {
                  case Dose.Injection injection -> injection(pen, injection);
                  case Dose.Tablet tablet ->
                      desk.recording()
                          .tablet(
                              pen,
                              tablet.taken(),
                              tablet.amount(),
                              tablet.seen(),
                              new Recording.Hand(
                                  tablet.seen() ? Source.DOCUMENTED : Source.REPORTED,
                                  Optional.empty()));
                });
    return recorder.answer(person, outcome, Optional.empty());
  }

  private Recording.Drafted injection(Recording.Pen pen, Dose.Injection sent) {
    Recording.InjectionForm form =
        new Recording.InjectionForm(
            sent.given(),
            sent.amount(),
            Optional.of(sent.side()),
            sent.needle(),
            sent.lot(),
            sent.expires(),
            List.of(),
            sent.why());
    Recording.Hand hand = new Recording.Hand(Source.DOCUMENTED, sent.givenBy());
    if (sent.despite().isPresent()) {
      return desk.recording().injectionDespite(pen, form, hand, sent.despite().get());
    }
    return desk.againstPlan(pen)
        .<Recording.Drafted>map(why -> new Recording.Drafted.Refused(why + " in \"despite\""))
        .orElseGet(() -> desk.recording().injection(pen, form, hand));
  }

  @Operation(
      summary = "Record an observation",
      description =
          "A urine screen, a liver test, a score, an opioid that was used, a symptom, or a look at"
              + " symptoms that were told of. The answer to a symptom says what it means, also where it could not be recorded.")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping(
      value = PeopleApi.PEOPLE + "/{person}/observations",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answers.Recorded> observation(
      @Parameter(description = "The person's id.") @PathVariable String person,
      @Parameter(required = true, description = Recorder.KEY_SAYS)
          @RequestHeader(name = Recorder.KEY, required = false)
          @Nullable String keySent,
      @Parameter(description = Tag.SEEN_SAYS)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String tag,
      @RequestBody Observation sent) {
    String key = Recorder.key(keySent);
    Optional<Long> seen = Tag.seen(tag);
    desk.lastEntry(person);
    if (sent instanceof Observation.Symptom symptom) {
      return symptom(key, person, seen, symptom);
    }
    Recorder.Outcome outcome = recorder.record(key, person, seen, pen -> drafted(pen, sent));
    return recorder.answer(person, outcome, Optional.empty());
  }

  private Recording.Drafted drafted(Recording.Pen pen, Observation sent) {
    Recording recording = desk.recording();
    return switch (sent) {
      case Observation.Urine urine ->
          recording.urine(
              pen,
              urine.time(),
              urine.results(),
              urine.method().orElse(AboutTests.Method.NOT_STATED));
      case Observation.Liver liver -> recording.liver(pen, liver.time(), liver.multiples());
      case Observation.Score score -> score(pen, score);
      case Observation.Opioid opioid ->
          recording.opioidUse(
              pen, opioid.time(), opioid.drug(), Optional.empty(), opioid.pattern());
      case Observation.Symptom symptom ->
          recording.symptom(pen, symptom.time(), symptom.words()).drafted();
      case Observation.Looked look ->
          recording.looked(
              pen,
              look.time(),
              new AboutHealth.SymptomsLookedAt(look.about(), look.by(), look.outcome()));
    };
  }

  private Recording.Drafted score(Recording.Pen pen, Observation.Score score) {
    if (score.items().isPresent() == score.total().isPresent()) {
      throw new UnfitException("a score has either \"items\" or a \"total\"", "items");
    }
    return score
        .items()
        .map(items -> desk.recording().score(pen, score.time(), score.scale(), items))
        .orElseGet(() ->
            desk.recording().total(pen, score.time(), score.scale(), score.total().orElseThrow()));
  }

  /// What a symptom means is told also where it cannot be recorded: it may be an emergency.
  private ResponseEntity<Answers.Recorded> symptom(
      String key, String person, Optional<Long> seen, Observation.Symptom sent) {
    TriageAnswer[] means = new TriageAnswer[1];
    try {
      Recorder.Outcome outcome =
          recorder.record(
              key,
              person,
              seen,
              pen -> {
                Recording.SymptomDrafted drafted =
                    desk.recording().symptom(pen, sent.time(), sent.words());
                means[0] = drafted.answer();
                return drafted.drafted();
              });
      return recorder.answer(person, outcome, Optional.ofNullable(means[0]).map(RecordApi::triage));
    } catch (ProblemException e) {
      if (e.problem().type() == Problem.Type.REFUSED_BY_THE_RULES && means[0] != null) {
        throw Recorder.refused(e.problem().detail(), Map.of("triage", triage(means[0])));
      }
      throw e;
    } catch (RecordedMeanwhileException e) {
      if (means[0] == null) {
        throw e;
      }
      throw new ProblemException(Problems.meanwhile(Map.of("triage", triage(means[0]))));
    }
  }

  private static Answers.Triage triage(TriageAnswer answer) {
    Contacts contacts = Contacts.standard();
    return new Answers.Triage(
        answer.tier().number(),
        answer.text().word().in(Language.ENGLISH),
        new TriageSheet(answer, contacts, contacts.regions().getFirst(), Language.ENGLISH).lines());
  }
}
