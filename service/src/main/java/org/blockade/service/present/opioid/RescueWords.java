package org.blockade.service.present.opioid;

import java.util.Locale;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.RescueProduct;

/// What every answer about a rescue says in the same words.
final class RescueWords {

  static final String BEYOND = "BEYOND EVIDENCE";

  /// The only thing that a headline about a rescue says.
  static final String CALL_FIRST =
      "CALL THE EMERGENCY NUMBER FIRST; breathe for the person, and give the reversal agent at hand,"
          + " as its label says";

  /// No share of a virtual person is a reason to look for another product than the one at hand.
  static final String NO_CHOICE =
      "the products are not compared to choose one: give the one at hand";

  private RescueWords() {}

  /// Before anything else.
  static ReportSentences.Line first() {
    return new ReportSentences.Line(
        "First",
        "call for help, open the airway, breathe for the person, and give naloxone or nalmefene as"
            + " soon as it is at hand; stay, it wears off. Do not wait for a computer");
  }

  static ReportSentences.Line naltrexone() {
    return new ReportSentences.Line(
        "Naltrexone",
        "naltrexone is not a rescue drug: a tablet or an injection comes too late for somebody who"
            + " does not breathe");
  }

  static ReportSentences.Line beyond() {
    return new ReportSentences.Line(
        BEYOND,
        "the publication has no rescue with this delay or this many doses; what stands here is the"
            + " arithmetic of the model and nothing more");
  }

  /// Headline or title of an answer; marked where the publication does not reach.
  static String marked(String text, boolean beyond) {
    return beyond ? BEYOND + ": " + text : text;
  }

  /// How a tolerance is asked for.
  static String word(OpioidTolerance tolerance) {
    return tolerance.name().toLowerCase(Locale.ROOT);
  }

  static String title(OpioidTolerance tolerance) {
    return switch (tolerance) {
      case NAIVE -> "not used to opioids";
      case CHRONIC -> "used to opioids";
    };
  }

  /// How a product is asked for.
  static String word(RescueProduct product) {
    return switch (product) {
      case NALOXONE_GENERIC -> "generic";
      case NALOXONE_AUTO_INJECTOR -> "auto-injector";
      case NALMEFENE_NASAL -> "nalmefene";
    };
  }

  /// `3 doses 150 s apart`, `1 dose`.
  static String doses(int doses, double gapSeconds) {
    return doses == 1
        ? "one dose"
        : String.format(Locale.ROOT, "%d doses %.0f s apart", doses, gapSeconds);
  }
}
