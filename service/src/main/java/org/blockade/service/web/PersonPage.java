package org.blockade.service.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.rule.Area;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.TimelineItem;
import org.blockade.service.desk.Desk;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.plan.PlanSentences;

/// One person.
///
/// @param undo what was just recorded and may be taken back
/// @param labelledMilligrams amount of an injection as labelled (mg)
/// @param refused the form that was refused, if one was
public record PersonPage(
    Frame frame,
    PersonView view,
    Optional<Undo> undo,
    ZoneId zone,
    Instant now,
    double labelledMilligrams,
    Optional<RefusedForm> refused) {

  static PersonPage of(
      Visitor visitor,
      PersonView view,
      Optional<Undo> undo,
      Optional<RefusedForm> refused,
      Desk desk) {
    return new PersonPage(
        new Frame(visitor, "person.title"),
        view,
        undo,
        desk.clinic().zone(),
        desk.now(),
        desk.clinic().injections().labelledAmount().milligrams(),
        refused);
  }

  /// Whether it is this form that was refused.
  public boolean isRefused(String form) {
    return refused.filter(each -> each.name().equals(form)).isPresent();
  }

  /// Where on the page the form stands that was refused.
  public String refusedPlace() {
    return refused.map(each -> each.name() + "-form").orElse("record");
  }

  /// What was typed into a form that was refused; else what stands there at first.
  public String typed(String form, String field, String first) {
    return refused
        .filter(each -> each.name().equals(form))
        .map(each -> each.values().of(field))
        .orElse(first);
  }

  /// What is wrong with a field; empty for nothing.
  public String fault(String form, String field) {
    return refused
        .filter(each -> each.name().equals(form) && each.field().equals(field))
        .map(RefusedForm::sentence)
        .orElse("");
  }

  public ReportSentences protection() {
    return new ReportSentences(view.protection());
  }

  public PlanSentences plan() {
    return new PlanSentences(view.plan());
  }

  /// Family and given name.
  public String name() {
    return view.row().name();
  }

  /// Birth date and age; empty where nobody said who it is.
  public String born() {
    return view.registered()
        .map(who ->
            frame.say(
                "person.born",
                frame.day(who.birthDate()),
                Period.between(who.birthDate(), LocalDate.ofInstant(now, zone)).getYears()))
        .orElse("");
  }

  public String chartNumber() {
    return view.registered().flatMap(who -> who.chartNumber()).orElse("");
  }

  public List<Area> areas() {
    return Arrays.stream(Area.values()).filter(area -> !steps(area).isEmpty()).toList();
  }

  public List<Step> steps(Area area) {
    return view.plan().plan().steps().stream()
        .filter(step -> step.instruction().area() == area)
        .toList();
  }

  /// The findings that speak against a dose, or are not known; then the others.
  public List<Finding> findings() {
    return view.plan().plan().decision().findings().stream()
        .sorted(java.util.Comparator.comparing(PersonPage::isSettled))
        .toList();
  }

  private static boolean isSettled(Finding finding) {
    return finding.status() == Status.MET || finding.status() == Status.NOT_APPLICABLE;
  }

  public String at(Instant moment) {
    return frame.moment(moment, zone);
  }

  /// The side that is proposed; empty where that of the last injection is not on record.
  public Optional<Side> proposedSide() {
    return view.row().visit().flatMap(visit -> visit.side());
  }

  /// The labelled amount of an injection (mg).
  public String labelledAmount() {
    return String.valueOf((int) labelledMilligrams);
  }

  public boolean isProposed(Side side) {
    return proposedSide().filter(each -> each == side).isPresent();
  }

  public List<Side> sides() {
    return Arrays.asList(Side.values());
  }

  public List<AboutTreatment.Needle> needles() {
    return Arrays.asList(AboutTreatment.Needle.values());
  }

  public List<AboutTests.Analyte> analytes() {
    return Arrays.asList(AboutTests.Analyte.values());
  }

  public List<Scale> scales() {
    return Arrays.asList(Scale.values());
  }

  public String word(Enum<?> constant) {
    return Form.word(constant);
  }

  /// Days to the next injection for the slider; 0 where it is due or past due.
  public long daysToNext() {
    return view.row().visit().map(visit -> StrictMath.max(0, -visit.daysPastDue())).orElse(0L);
  }

  /// Decisions that stand, the latest first.
  public List<TimelineItem> decisions() {
    return view.timeline().stream()
        .filter(item -> item.kind().equals("decision") && !item.corrected())
        .toList();
  }

  /// Whether a correction can undo it.
  public boolean correctable(TimelineItem item) {
    return !item.kind().equals("correction")
        && !item.kind().equals("disclosure")
        && !item.kind().equals("privacy");
  }
}
