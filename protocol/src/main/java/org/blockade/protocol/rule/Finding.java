package org.blockade.protocol.rule;

import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// What one recommendation found for one person.
///
/// @param rule id of the recommendation, e.g. `R02`
/// @param title what it is about, in a few words
/// @param weight what it does to the decision
/// @param says the finding in one plain sentence
/// @param value what it was made of, if that is known
/// @param limit what it was compared with, if there is such a thing
/// @param resolve what to do where it is not met or unknown; always there where it is unknown
/// @param metFrom when it will be met if nothing else happens, where that is known
public record Finding(
    String rule,
    String title,
    Weight weight,
    Status status,
    String says,
    Optional<Value> value,
    Optional<Value> limit,
    Basis basis,
    Optional<String> resolve,
    Optional<ModelTime> metFrom) {

  public Finding {
    if (status == Status.UNKNOWN && resolve.isEmpty()) {
      throw new IllegalArgumentException("an unknown says what would resolve it");
    }
    if (metFrom.isPresent() && (status == Status.MET || status == Status.NOT_APPLICABLE)) {
      throw new IllegalArgumentException("what is met already has no date from which it will be");
    }
  }

  /// A finding of a recommendation; `with` methods add what is known beside the sentence.
  public static Finding of(
      Recommendation recommendation, Weight weight, Status status, String says) {
    return new Finding(
        recommendation.basis().rule(),
        recommendation.title(),
        weight,
        status,
        says,
        Optional.empty(),
        Optional.empty(),
        recommendation.basis(),
        status == Status.UNKNOWN ? Optional.of("ask") : Optional.empty(),
        Optional.empty());
  }

  /// The same with what it was made of.
  public Finding withValue(Value made) {
    return new Finding(
        rule, title, weight, status, says, Optional.of(made), limit, basis, resolve, metFrom);
  }

  /// The same with the threshold it was compared with, whose source then is the finding's.
  public Finding withLimit(Threshold threshold) {
    return new Finding(
        rule,
        title,
        weight,
        status,
        says,
        value,
        Optional.of(threshold.measure()),
        threshold.basis(),
        resolve,
        metFrom);
  }

  /// The same with what to do.
  public Finding withResolve(String deed) {
    return new Finding(
        rule, title, weight, status, says, value, limit, basis, Optional.of(deed), metFrom);
  }

  /// The same with the time from which it will be met.
  public Finding withMetFrom(ModelTime time) {
    return new Finding(
        rule, title, weight, status, says, value, limit, basis, resolve, Optional.of(time));
  }
}
