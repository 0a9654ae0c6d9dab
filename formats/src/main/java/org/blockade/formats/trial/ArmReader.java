package org.blockade.formats.trial;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.simulator.adherence.AdherenceTable;
import org.blockade.simulator.adherence.Induction;
import org.blockade.simulator.adherence.InjectionVisits;
import org.blockade.simulator.adherence.Lengths;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.TrialDesign;

/// Reads an arm of a trial. How people keep to it must be said where it matters: it decides.
final class ArmReader {

  static final String EVERY = "every";
  static final String OWN = "own";

  private static final double ROUNDING = 1e-6;

  private final RegimenReader words;
  private final AdherenceTable adherence;

  ArmReader(DrugCatalogue catalogue, AdherenceTable adherence) {
    this.words = new RegimenReader(catalogue);
    this.adherence = adherence;
  }

  Optional<Arm> read(DataNode node) {
    String name = node.text("name");
    Optional<DosingRegimen> regimen = regimen(node, "regimen", "");
    boolean placebo = TrialReader.yes(node, "placebo");
    Optional<Induction> induction = induction(node);
    Optional<PrescribedDose> bridge = bridge(node);
    List<DoseEvent> doses =
        regimen.map(found -> found.resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY)).orElse(List.of());
    ArmDoses kinds = ArmDoses.of(doses, bridge.isPresent());
    boolean injections = kinds.injections();
    Optional<InjectionVisits> visits =
        needed(node, "visits", injections, doses, "injections", InjectionVisits.onTime())
            .or(() -> visits(node));
    Optional<OralTaking> taking =
        needed(
                node,
                "taking",
                kinds.tablets(),
                doses,
                "tablets",
                (OralTaking) new OralTaking.Every())
            .or(() -> taking(node));
    boolean comesBack = TrialReader.yes(node, "comes_back");
    if (bridge.isPresent() && !injections) {
      node.report("bridge", "a bridge is taken while an injection is overdue; this arm has none");
    }
    node.close();
    boolean read = regimen.isPresent() && induction.isPresent() && visits.isPresent();
    if (!read || taking.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Arm(
            name,
            regimen.get(),
            !placebo,
            induction.get(),
            visits.get(),
            taking.get(),
            bridge,
            comesBack));
  }

  /// What stands for a key that an arm without such doses leaves out; empty where it is to be read.
  private static <T> Optional<T> needed(
      DataNode node, String key, boolean needed, List<DoseEvent> doses, String kind, T otherwise) {
    boolean unread = doses.isEmpty() && node.has(key);
    if (needed || unread) {
      return Optional.empty();
    }
    if (node.has(key)) {
      node.report(
          key, "\"" + key + "\" is about " + kind + ", and this arm has none; leave it out");
    }
    if (!node.holdsMapping(key)) {
      node.optionalText(key);
    } else {
      node.child(key);
    }
    return Optional.of(otherwise);
  }

  private Optional<DosingRegimen> regimen(DataNode node, String key, String more) {
    String text = node.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (words.read(text + more)) {
      case RegimenReading.Read(DosingRegimen regimen) -> given(node, key, regimen);
      case RegimenReading.Refused(int character, String message) -> {
        node.report(key, "\"" + key + "\", character " + character + ": " + message);
        yield Optional.empty();
      }
    };
  }

  private static Optional<DosingRegimen> given(DataNode node, String key, DosingRegimen regimen) {
    List<DoseEvent> doses;
    try {
      doses = regimen.resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY);
    } catch (IllegalArgumentException e) {
      node.report(key, "\"" + key + "\": " + e.getMessage());
      return Optional.empty();
    }
    for (DoseEvent dose : doses) {
      boolean route =
          dose.route() == Route.ORAL || dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR;
      if (!dose.drug().equals(TrialReader.DRUG) || !route || dose.infusionHours() > 0) {
        node.report(
            key,
            "\""
                + key
                + "\": a trial gives naltrexone as tablets (oral) and monthly injections (xr-im);"
                + " for placebo write the same regimen and \"placebo: true\"");
        return Optional.empty();
      }
    }
    return Optional.of(regimen);
  }

  private Optional<PrescribedDose> bridge(DataNode node) {
    if (!node.has("bridge")) {
      node.optionalText("bridge");
      return Optional.empty();
    }
    Optional<DosingRegimen> read = regimen(node, "bridge", " x 1");
    if (read.isPresent()
        && read.get().parts().size() == 1
        && read.get().parts().getFirst() instanceof RegimenPart.Single(PrescribedDose dose)
        && dose.route() == Route.ORAL) {
      return Optional.of(dose);
    }
    if (read.isPresent()) {
      node.report("bridge", "\"bridge\" is one tablet a day, e.g. 50 mg oral");
    }
    return Optional.empty();
  }

  private Optional<Induction> induction(DataNode node) {
    if (!node.holdsMapping("induction")) {
      return node.word(
          "induction",
          adherence::induction,
          String.join(", ", adherence.inductions()) + ", or a mapping {started, waiting, leaves}");
    }
    DataNode own = node.child("induction");
    double started = own.number("started");
    Optional<Lengths> waiting = started > 0 ? lengths(own, "waiting") : none(own, "waiting");
    Optional<Lengths> leaves = started < 1 ? lengths(own, "leaves") : none(own, "leaves");
    own.close();
    if (!(started >= 0 && started <= 1)) {
      own.report("started", "\"started\" is the share of people who get a first dose, 0 to 1");
      return Optional.empty();
    }
    return waiting.flatMap(wait -> leaves.map(leave -> new Induction(OWN, started, wait, leave)));
  }

  /// Where nobody waits, or nobody leaves, the days may be left out.
  private static Optional<Lengths> none(DataNode node, String key) {
    return node.has(key) ? lengths(node, key) : absent(node, key);
  }

  private static Optional<Lengths> absent(DataNode node, String key) {
    node.optionalText(key);
    return Optional.of(Lengths.exactly(0));
  }

  private Optional<InjectionVisits> visits(DataNode node) {
    if (!node.holdsMapping("visits")) {
      return node.word(
          "visits",
          adherence::visits,
          String.join(", ", adherence.visits()) + ", or a mapping {due, intervals, refuses}");
    }
    DataNode own = node.child("visits");
    OptionalInt due = TrialReader.whole(own, "due", 1, TrialDesign.MOST_DAYS);
    Optional<Lengths> intervals = lengths(own, "intervals");
    double[] refuses = own.numbers("refuses").stream().mapToDouble(Double::doubleValue).toArray();
    own.close();
    if (refuses.length == 0 || !shares(refuses)) {
      own.report("refuses", "\"refuses\" lists shares of 0 to 1 who do not come, e.g. [0.1, 0.05]");
      return Optional.empty();
    }
    return due.isPresent() && intervals.isPresent()
        ? Optional.of(new InjectionVisits(intervals.get(), due.getAsInt(), refuses))
        : Optional.empty();
  }

  private static Optional<Lengths> lengths(DataNode node, String key) {
    List<DataNode> rows = node.children(key);
    if (rows.isEmpty()) {
      node.report(key, "\"" + key + "\" lists rows {from, to, count} or {from, to, share} of days");
      return Optional.empty();
    }
    boolean shares = rows.getFirst().has("share");
    String weight = shares ? "share" : "count";
    double[] weights = new double[rows.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = rows.get(i).number(weight);
      sum += weights[i];
    }
    if (!(sum > 0) || (shares && StrictMath.abs(sum - 1) >= ROUNDING)) {
      node.report(
          key,
          "the rows of \""
              + key
              + (shares ? "\" have shares that add up to 1" : "\" have counts of more than 0"));
      return Optional.empty();
    }
    List<Lengths.Row> read = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      DataNode row = rows.get(i);
      OptionalInt from = TrialReader.whole(row, "from", 0, TrialDesign.MOST_DAYS);
      OptionalInt to = TrialReader.whole(row, "to", 0, TrialDesign.MOST_DAYS);
      row.close();
      if (from.isEmpty() || to.isEmpty()) {
        return Optional.empty();
      }
      if (from.getAsInt() <= last || to.getAsInt() < from.getAsInt() || !(weights[i] >= 0)) {
        row.report(
            "from", "rows of days follow each other without overlap, from <= to, none below 0");
        return Optional.empty();
      }
      last = to.getAsInt();
      read.add(new Lengths.Row(from.getAsInt(), last, shares ? weights[i] : weights[i] / sum));
    }
    return Optional.of(new Lengths(read));
  }

  private static Optional<OralTaking> taking(DataNode node) {
    if (!node.holdsMapping("taking")) {
      return node.word(
          "taking",
          word -> word.equals(EVERY) ? Optional.of(new OralTaking.Every()) : Optional.empty(),
          EVERY
              + ", or a mapping {independent} or {after_taken, after_missed} or {weekdays},"
              + " each with or without holidays");
    }
    DataNode own = node.child("taking");
    Optional<OralTaking> way = way(own);
    if (own.has("holidays")) {
      way = holidays(own.child("holidays"), way);
    } else {
      own.optionalText("holidays");
    }
    own.close();
    return way;
  }

  private static Optional<OralTaking> way(DataNode own) {
    boolean independent = own.has("independent");
    boolean markov = own.has("after_taken") || own.has("after_missed");
    boolean weekdays = own.has("weekdays");
    int ways = (independent ? 1 : 0) + (markov ? 1 : 0) + (weekdays ? 1 : 0);
    if (ways > 1 || (ways == 0 && !own.has("holidays"))) {
      own.report(
          "taking",
          "\"taking\" says one of independent; after_taken and after_missed; weekdays; or holidays"
              + " alone");
      return Optional.empty();
    }
    if (independent) {
      double share = share(own, "independent");
      return share >= 0 ? Optional.of(new OralTaking.Independent(share)) : Optional.empty();
    }
    if (markov) {
      double taken = share(own, "after_taken");
      double missed = share(own, "after_missed");
      return taken >= 0 && missed >= 0
          ? Optional.of(new OralTaking.Markov(taken, missed))
          : Optional.empty();
    }
    if (!weekdays) {
      return Optional.of(new OralTaking.Every());
    }
    double[] days = own.numbers("weekdays").stream().mapToDouble(Double::doubleValue).toArray();
    if (days.length != OralTaking.WEEK || !shares(days)) {
      own.report("weekdays", "\"weekdays\" has 7 probabilities of 0 to 1, Monday first");
      return Optional.empty();
    }
    return Optional.of(new OralTaking.ByWeekday(days));
  }

  private static Optional<OralTaking> holidays(DataNode node, Optional<OralTaking> otherwise) {
    double perDay = share(node, "per_day");
    OptionalInt days = TrialReader.whole(node, "days", 1, TrialDesign.MOST_DAYS);
    node.close();
    return perDay >= 0 && days.isPresent()
        ? otherwise.map(way -> new OralTaking.WithHolidays(way, perDay, days.getAsInt()))
        : Optional.empty();
  }

  /// A probability; -1, and a problem, where it is none.
  private static double share(DataNode node, String key) {
    double value = node.number(key);
    if (!(value >= 0 && value <= 1)) {
      node.report(key, "\"" + key + "\" is a probability of 0 to 1, e.g. 0.8");
      return -1;
    }
    return value;
  }

  private static boolean shares(double[] values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        return false;
      }
    }
    return true;
  }
}
