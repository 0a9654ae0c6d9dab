package org.blockade.service.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.screening.InductionSchedules;
import org.blockade.service.access.Action;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.Recording;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The way to a first dose: what is asked, what was found, and the date that follows.
@Controller
class StartController {

  private final Pages pages;
  private final Desk desk;

  StartController(Pages pages, Desk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/start")
  ResponseEntity<byte[]> start(@PathVariable String person, Visitor visitor) {
    PersonView view = desk.person(person);
    return pages.page(
        "start",
        new StartPage(
            new Frame(visitor, "start.title"),
            view,
            InductionSchedules.standard(),
            desk.clinic().zone(),
            desk.now()));
  }

  /// One answer of the screening.
  ///
  /// @param kind which question
  /// @param answer the word that was chosen, or a number
  /// @param sign signs that were seen
  @Needs(Action.RECORD_OBSERVATION)
  @PostMapping("/people/{person}/answer")
  ResponseEntity<byte[]> answer(
      @PathVariable String person,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String when,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") List<String> sign,
      Visitor visitor) {
    Recording.Pen pen = desk.pen(entry, person, visitor.signedIn());
    desk.record(
        desk.recording()
            .fact(
                pen,
                Form.moment("when", when, desk.clinic().zone(), pen.now()),
                source(kind),
                () -> statement(kind, answer, sign)));
    return Pages.goTo("/people/" + person + "/start#findings");
  }

  private static Source source(String kind) {
    return switch (kind) {
      case "pregnancy", "creatinine" -> Source.MEASURED;
      case "withdrawal", "challenge-signs", "challenge-naloxone", "habitus", "hepatitis" ->
          Source.OBSERVED;
      case "indication", "age", "sex", "bleeding" -> Source.DOCUMENTED;
      default -> Source.REPORTED;
    };
  }

  private static Statement statement(String kind, String answer, List<String> signs) {
    return switch (kind) {
      case "indication" ->
          new AboutTreatment.Indication(
              Form.one("indication", answer, AboutTreatment.Condition.values()));
      case "consent" -> new AboutTreatment.Consent(yes(answer));
      case "never-opioids" -> new AboutOpioids.NoneTaken(Optional.empty());
      case "pain" -> new AboutOpioids.PainTreatment(yes(answer));
      case "withdrawal" -> new AboutTests.WithdrawalLooked(seen(signs));
      case "challenge-naloxone" ->
          new AboutTests.NaloxoneGiven(
              Route.SUBCUTANEOUS, Mass.ofMilligrams(Form.number("amount", answer)));
      case "challenge-signs" -> new AboutTests.ChallengeLooked(seen(signs));
      case "pregnancy" ->
          new AboutHealth.Pregnancy(
              Form.one("pregnancy", answer, AboutHealth.PregnancyState.values()));
      case "age" -> new AboutHealth.Age(Form.number("age", answer));
      case "sex" -> new AboutHealth.SexStated(Form.one("sex", answer, AboutHealth.Sex.values()));
      case "creatinine" ->
          new AboutTests.CreatinineClearance(Form.number("creatinine clearance", answer));
      case "allergy-naltrexone" ->
          new AboutHealth.Hypersensitivity(AboutHealth.Substance.NALTREXONE, yes(answer));
      case "allergy-plg" ->
          new AboutHealth.Hypersensitivity(
              AboutHealth.Substance.POLYLACTIDE_CO_GLYCOLIDE, yes(answer));
      case "allergy-cmc" ->
          new AboutHealth.Hypersensitivity(
              AboutHealth.Substance.CARBOXYMETHYLCELLULOSE, yes(answer));
      case "hepatitis" -> new AboutHealth.HepatitisSigns(yes(answer));
      case "bleeding" -> new AboutHealth.BleedingRisk(yes(answer));
      case "no-surgery" -> new AboutHealth.PlannedSurgery(Optional.empty());
      case "drinking" ->
          new AboutHealth.Alcohol(
              yes(answer) ? AboutHealth.Drinking.DRINKING : AboutHealth.Drinking.NOT_DRINKING,
              Optional.empty());
      case "habitus" ->
          new AboutHealth.BodyHabitus(Form.one("habitus", answer, AboutHealth.Habitus.values()));
      default -> throw new UnfitException("the question is not one of this page");
    };
  }

  private static boolean yes(String answer) {
    return switch (answer) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new UnfitException("the answer is yes or no");
    };
  }

  private static Set<WithdrawalSign> seen(List<String> words) {
    EnumSet<WithdrawalSign> signs = EnumSet.noneOf(WithdrawalSign.class);
    words.stream()
        .filter(word -> !word.isEmpty())
        .forEach(word -> signs.add(Form.one("sign", word, WithdrawalSign.values())));
    return signs;
  }

  static List<WithdrawalSign> signs() {
    return Arrays.asList(WithdrawalSign.values());
  }
}
