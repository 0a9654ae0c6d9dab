package org.blockade.protocol.rule;

/// What a finding was made of, or is compared with.
public sealed interface Value {

  /// A number with its unit; `1` is the unit of a score.
  record Measured(double number, String unit) implements Value {}

  /// What no number tells, e.g. "positive".
  record Named(String words) implements Value {}

  /// The value as text, e.g. `12 d`.
  default String words() {
    return switch (this) {
      case Measured(double number, String unit) ->
          shortest(number) + (unit.equals("1") ? "" : " " + unit);
      case Named(String words) -> words;
    };
  }

  private static String shortest(double number) {
    boolean whole = number == StrictMath.rint(number) && StrictMath.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }
}
