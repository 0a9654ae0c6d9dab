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
/// The set is closed, it stands in `challenges.yaml`, and nothing makes another one: with an amount
/// that anybody could choose, one could look for the amount that the blockade does not hold.
public final class PublishedChallenge {

  private static final String FILE = "challenges.yaml";

  private final String id;
  private final String drug;
  private final Route route;
  private final Mass amount;
  private final double hoursToPeak;
  private final String source;
  private final Evidence evidence;

  private PublishedChallenge(
      String id,
      String drug,
      Route route,
      Mass amount,
      double hoursToPeak,
      String source,
      Evidence evidence) {
    this.id = id;
    this.drug = drug;
    this.route = route;
    this.amount = amount;
    this.hoursToPeak = hoursToPeak;
    this.source = source;
    this.evidence = evidence;
  }

  /// All of them, in the order of the file.
  public static List<PublishedChallenge> all() {
    DataFile file = DataFile.resource(PublishedChallenge.class, FILE);
    List<PublishedChallenge> challenges = new ArrayList<>();
    for (DataNode node : file.root().children("challenges")) {
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
    node.close();
    if (route.isEmpty() || evidence.isEmpty() || !(amount > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedChallenge(
            id, drug, route.get(), Mass.ofMilligrams(amount), hours, source, evidence.get()));
  }

  private static void requireUnit(DataNode node, String key, String unit) {
    if (!node.text(key).equals(unit)) {
      node.report(key, "this is in " + unit);
    }
  }

  /// The name by which it is asked for, e.g. `heroin-25-iv`.
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

  /// The challenge, given at a time.
  public DoseEvent at(ModelTime time) {
    return DoseEvent.of(time, drug, route, amount);
  }
}
