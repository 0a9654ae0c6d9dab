package org.blockade.protocol.triage;

/// What a phrase stands for.
sealed interface Meaning {

  /// A symptom is there.
  record Named(Symptom symptom) implements Meaning {}

  /// Whatever is there is severe, or is getting worse.
  record Stronger(boolean worse) implements Meaning {}

  /// Nothing is named or denied: "not sure", "after the dose".
  record Neutral() implements Meaning {}

  /// How urgent it is alone; decides between phrases of the same length.
  default int urgency() {
    return switch (this) {
      case Named(Symptom symptom) -> symptom.tier().number();
      case Stronger stronger -> 0;
      case Neutral neutral -> 0;
    };
  }
}
