package org.blockade.service.journal;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of entries that this version understands.
public enum EntryKind {
  /// Who a person is, so that people can tell them apart.
  PERSON,
  /// A dated statement about a person.
  FACT,
  /// What the rules, or a clinician, came to.
  DECISION,
  /// A clinician went another way than a decision.
  OVERRIDE,
  /// An earlier entry was wrong.
  CORRECTION,
  /// A consent to disclosures was given or taken back.
  CONSENT,
  /// Something about a person was disclosed.
  DISCLOSURE,
  /// A disclosure was reviewed, or a restriction asked for.
  PRIVACY;

  /// The word in an entry.
  public String word() {
    return RecordCodec.word(name());
  }

  /// The kind of this word; empty for one of a newer version.
  public static Optional<EntryKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
