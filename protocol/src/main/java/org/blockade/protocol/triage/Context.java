package org.blockade.protocol.triage;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known around the symptoms; everything may be unknown.
///
/// Circumstances (product, times, no opioid, a COWS below the withdrawal cut) can only spare a
/// raise, so leaving one out never lowers a tier. An opioid used, and a COWS from the cut on, are
/// findings: they raise like a symptom.
///
/// @param product which naltrexone
/// @param sinceDose time since the last dose of naltrexone in any form
/// @param sinceInjection time since the last injection
/// @param lasts how long the symptom has lasted
/// @param opioidUsed whether an opioid was used
/// @param cows Clinical Opiate Withdrawal Scale, 0 to 48
public record Context(
    Optional<Product> product,
    Optional<Duration> sinceDose,
    Optional<Duration> sinceInjection,
    Optional<Duration> lasts,
    Optional<OpioidUsed> opioidUsed,
    OptionalInt cows) {

  /// The largest sum of the scale.
  public static final int MOST_COWS = 48;

  public Context {
    requireNotNegative("time since the last dose", sinceDose);
    requireNotNegative("time since the last injection", sinceInjection);
    requireNotNegative("duration of the symptom", lasts);
    if (cows.isPresent() && (cows.getAsInt() < 0 || cows.getAsInt() > MOST_COWS)) {
      throw new IllegalArgumentException("a COWS is 0 to " + MOST_COWS);
    }
  }

  private static void requireNotNegative(String what, Optional<Duration> value) {
    if (value.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("the " + what + " is 0 or more");
    }
  }

  /// Nothing is known.
  public static Context unknown() {
    return new Context(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  /// The same with a product.
  public Context on(Product known) {
    return new Context(Optional.of(known), sinceDose, sinceInjection, lasts, opioidUsed, cows);
  }

  /// The same with the time since the last dose.
  public Context sinceDose(Duration known) {
    return new Context(product, Optional.of(known), sinceInjection, lasts, opioidUsed, cows);
  }

  /// The same with the time since the last injection.
  public Context sinceInjection(Duration known) {
    return new Context(product, sinceDose, Optional.of(known), lasts, opioidUsed, cows);
  }

  /// The same with the time that the symptom has lasted.
  public Context lasting(Duration known) {
    return new Context(product, sinceDose, sinceInjection, Optional.of(known), opioidUsed, cows);
  }

  /// The same, knowing whether an opioid was used.
  public Context opioidUsed(OpioidUsed known) {
    return new Context(product, sinceDose, sinceInjection, lasts, Optional.of(known), cows);
  }

  /// The same with a COWS.
  public Context cows(int known) {
    return new Context(
        product, sinceDose, sinceInjection, lasts, opioidUsed, OptionalInt.of(known));
  }
}
