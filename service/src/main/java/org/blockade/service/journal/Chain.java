package org.blockade.service.journal;

import java.util.Optional;

/// The check of a chain, entry by entry in the order of their numbers.
public final class Chain {

  private long number;
  private String hash = Entry.NOTHING;
  private Optional<Break> broken = Optional.empty();

  /// The first place at which a chain does not hold.
  ///
  /// @param number of the entry
  /// @param sentence what is wrong with it; nothing that it says
  public record Break(long number, String sentence) {}

  /// What a check found.
  ///
  /// @param entries how many stand before the break, or all
  /// @param head hash of the last of them
  public record Report(long entries, String head, Optional<Break> broken) {}

  /// Looks at the next entry.
  ///
  /// @param stored the hash that was stored with it
  /// @return whether the chain holds up to it
  public boolean next(Entry entry, String stored) {
    if (broken.isEmpty()) {
      broken = problem(entry, stored).map(sentence -> new Break(entry.number(), sentence));
      if (broken.isEmpty()) {
        number = entry.number();
        hash = stored;
      }
    }
    return broken.isEmpty();
  }

  /// Tells that an entry which was noted is not there, or is another.
  void noteIsMissing(long noted) {
    if (broken.isEmpty()) {
      broken =
          Optional.of(
              noted > number
                  ? new Break(number + 1, "the journal was cut off before the entry that was noted")
                  : new Break(noted, "it is not the entry that was noted"));
    }
  }

  private Optional<String> problem(Entry entry, String stored) {
    if (entry.number() != number + 1) {
      return Optional.of("an entry before it is missing");
    }
    if (!entry.previous().equals(hash)) {
      return Optional.of("it does not follow the entry before it");
    }
    return entry.hash().equals(stored)
        ? Optional.empty()
        : Optional.of("it was changed after it was recorded");
  }

  /// What was found so far.
  public Report report() {
    return new Report(number, hash, broken);
  }
}
