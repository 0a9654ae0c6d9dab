package org.blockade.service.handout;

import java.util.Optional;

/// What of a person stands on a card: nothing, unless the person wants it there.
///
/// @param contact a number to call
/// @param diagnosis in the person's own words
public record PersonalLines(Name name, Optional<String> contact, Optional<String> diagnosis) {

  /// Nothing personal.
  public static final PersonalLines NONE =
      new PersonalLines(new Name.NotShown(), Optional.empty(), Optional.empty());

  /// Whether and how the card names the person.
  public sealed interface Name {

    /// No line for a name.
    record NotShown() implements Name {}

    /// A line that is filled in by hand.
    record ByHand() implements Name {}

    /// The name in print.
    record Shown(String name) implements Name {}
  }
}
