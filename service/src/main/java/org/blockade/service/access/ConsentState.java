package org.blockade.service.access;

/// What a person agreed to, as it stands now, towards the one who asks.
public enum ConsentState {
  /// None is on record, or it ended or was taken back.
  NONE,
  /// For treatment, payment and operations, and it names the recipient or the class.
  TREATMENT,
  /// For counselling notes, apart from every other one.
  COUNSELLING_NOTES,
  /// None, but an emergency was declared and still runs.
  EMERGENCY
}
