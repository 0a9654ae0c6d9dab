package org.blockade.protocol.contacts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.words.Wording;

/// A number to call.
///
/// @param region where it works: `US`, `EU`
/// @param number as people read it: `988`, `1-800-662-4357`
/// @param title whose it is, in one line
/// @param source where the number was read
/// @param checked the day on which it was last compared with that source
public record Contact(
    String region, Kind kind, String number, Wording title, String source, LocalDate checked) {

  /// What it is called for.
  public enum Kind {
    /// A life is in danger.
    EMERGENCY,
    /// Thoughts of suicide, a crisis of mind or of substance use.
    CRISIS,
    /// A way to treatment, also after a return to use.
    TREATMENT_LOCATOR,
    /// A medicine or another substance was swallowed.
    POISON;

    /// The word in data files.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind with this word.
    public static Optional<Kind> ofWord(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }
}
