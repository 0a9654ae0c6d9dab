package org.blockade.simulator.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// A laboratory challenge of the blockade that was given in a published study.
///
/// The set is closed, it stands in `challenges.yaml`, each opioid once, and nothing makes another
/// one: with an amount that anybody could choose, or with two sizes of one opioid, one could look
/// for the amount that the blockade does not hold.
public final class PublishedChallenge {

  private static final String FILE = "challenges.yaml";

  private final String id;
  private final String drug;
  private final Route route;
  private final Mass amount;
  private final double hoursToPeak;
  private final String source;
  private final Evidence evidence;
  private final String choice;

  private PublishedChallenge(
      String id,
      String drug,
      Route route,
      Mass amount,
      double hoursToPeak,
      String source,
      Evidence evidence,
      String choice) {
    this.id = id;
    this.drug = drug;
    this.route = route;
    this.amount = amount;
    this.hoursToPeak = hoursToPeak;
    this.source = source;
    this.evidence = evidence;
    this.choice = choice;
  }

  /// All of them, one for each opioid, in the order of the file.
  public static List<PublishedChallenge> all() {
    return all(DataFile.resource(PublishedChallenge.class, FILE));
  }

  /// The challenges of a file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if it holds two of one opioid, or is not
  ///   of the form
  static List<PublishedChallenge> all(DataFile file) {
    List<PublishedChallenge> challenges = new ArrayList<>();
    for (DataNode node : file.root().children("challenges")) {
      String drug = node.text("drug");
      if (challenges.stream().anyMatch(each -> each.drug.equals(drug))) {
        node.report("drug", "each opioid has one challenge; leave the better known one");
      }
      read(node).ifPresent(challenges::add);
    }
    file.root().close();
    file.requireSound();
    return List.copyOf(challenges);
  }

  private static Optional<PublishedChallenge> read(DataNode node) {
    String id = node.text("id");
    String drug = node.text("drug");
    Optional<Route> route = node.word("route", Route::ofId, "iv, im, sc");
    double amount = node.number("amount");
    requireUnit(node, "unit", "mg");
    double hours = node.number("peak_within");
    requireUnit(node, "time_unit", "h");
    if (!(amount > 0 && hours > 0)) {
      node.report("amount", "an amount and a time are more than 0");
    }
    String source = node.text("source");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    String choice = node.text("choice");
    node.close();
    if (route.isEmpty() || evidence.isEmpty() || !(amount > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedChallenge(
            id,
            drug,
            route.get(),
            Mass.ofMilligrams(amount),
            hours,
            source,
            evidence.get(),
            choice));
  }

  private static void requireUnit(DataNode node, String key, String unit) {
    if (!node.text(key).equals(unit)) {
      node.report(key, "this is in " + unit);
    }
  }

  /// Its name in data, e.g. `heroin-25-iv`.
  public String id() {
    return id;
  }

  /// Catalogue id of the drug.
  public String drug() {
    return drug;
  }

  /// The challenge in words: `heroin 25 mg into a vein`.
  public String title() {
    return drug + " " + (long) amount.milligrams() + " mg " + route.words();
  }

  /// How long after it the peak of its effect is looked for (h).
  public double hoursToPeak() {
    return hoursToPeak;
  }

  /// The study.
  public String source() {
    return source;
  }

  /// How well the study is known.
  public Evidence evidence() {
    return evidence;
  }

  /// Why it is this one of the published ones.
  public String choice() {
    return choice;
  }

  /// The challenge, given at a time.
  public DoseEvent at(ModelTime time) {
    return DoseEvent.of(time, drug, route, amount);
  }
}
