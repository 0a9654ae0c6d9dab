package org.blockade.service.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.screening.InductionSchedules;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.present.AxisText;
import org.blockade.service.screening.ScreenAnswer;

/// The way to a first dose.
///
/// @param schedules published ways to begin
public record StartPage(
    Frame frame,
    PersonView view,
    List<InductionSchedules.Schedule> schedules,
    ZoneId zone,
    Instant now) {

  public StartPage {
    schedules = List.copyOf(schedules);
  }

  /// What screening found; empty for somebody on naltrexone.
  public Optional<ScreenAnswer> screening() {
    return view.screening();
  }

  /// The outcome in a word, for the style of the headline.
  public String outcome(ScreenAnswer answer) {
    return switch (answer.decision()) {
      case Decision.Start start -> "start";
      case Decision.WaitUntil wait -> "wait";
      case Decision.DoNotStart not -> "do-not-start";
      case Decision.Ask ask -> "ask";
    };
  }

  /// The date that the outcome gives; empty where it gives none.
  public String date(ScreenAnswer answer) {
    AxisText text = new AxisText(answer.person().axis());
    return switch (answer.decision()) {
      case Decision.Start start -> "";
      case Decision.WaitUntil wait -> text.day(wait.time());
      case Decision.DoNotStart not -> "";
      case Decision.Ask ask -> ask.notBefore().map(text::day).orElse("");
    };
  }

  /// What is open first, then what is settled.
  public List<Finding> findings(ScreenAnswer answer) {
    return answer.decision().findings().stream()
        .sorted(java.util.Comparator.comparing(StartPage::isSettled))
        .toList();
  }

  public long open(ScreenAnswer answer) {
    return answer.decision().findings().stream().filter(finding -> !isSettled(finding)).count();
  }

  private static boolean isSettled(Finding finding) {
    return finding.status() == Status.MET || finding.status() == Status.NOT_APPLICABLE;
  }

  public List<AboutTreatment.Condition> conditions() {
    return Arrays.asList(AboutTreatment.Condition.values());
  }

  public List<AboutHealth.PregnancyState> pregnancies() {
    return Arrays.asList(AboutHealth.PregnancyState.values());
  }

  public List<AboutHealth.Habitus> habitus() {
    return Arrays.asList(AboutHealth.Habitus.values());
  }

  public List<AboutTests.Analyte> analytes() {
    return Arrays.asList(AboutTests.Analyte.values());
  }

  public List<WithdrawalSign> signs() {
    return StartController.signs();
  }

  /// A constant's word.
  public String word(Enum<?> constant) {
    return Form.word(constant);
  }

  /// A constant's word for people.
  public String plain(Enum<?> constant) {
    return Form.word(constant).replace('_', ' ');
  }

  /// Constants to choose from.
  public Map<String, String> options(List<? extends Enum<?>> constants) {
    Map<String, String> options = new LinkedHashMap<>();
    constants.forEach(constant -> options.put(word(constant), plain(constant)));
    return options;
  }

  public Map<String, String> yesNo() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("yes", frame.say("yes"));
    options.put("no", frame.say("no"));
    return options;
  }
}
