package org.blockade.protocol.facts;

import java.util.Optional;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.ModelTime;

/// Statements about opioids taken or not taken.
public sealed interface AboutOpioids extends Statement {

  /// How an opioid has been used.
  enum Pattern {
    ONCE,
    SOME_DAYS,
    DAILY
  }

  /// How an opioid enters and stays in the body.
  enum Form {
    /// Gone with the drug's own half-life.
    ORDINARY,
    /// A depot that gives off the drug for weeks.
    MONTHLY_DEPOT
  }

  /// An opioid was taken at the time at which this occurred.
  ///
  /// @param drug id in the drug catalogue; `OpioidUse.UNSPECIFIED` for one that nobody can name
  /// @param route how it was taken, if it is known
  /// @param pattern how it had been used up to then, if it is known
  record Taken(String drug, Optional<Route> route, Optional<Pattern> pattern, Form form)
      implements AboutOpioids {

    public Taken {
      if (drug.isBlank()) {
        throw new IllegalArgumentException(
            "an opioid is named by its catalogue id, or as \"opioid\" where nobody can name it");
      }
    }

    /// An opioid in its ordinary form, of which no more is known.
    public static Taken of(String drug) {
      return new Taken(drug, Optional.empty(), Optional.empty(), Form.ORDINARY);
    }
  }

  /// No opioid was taken from a time on, up to the time at which this occurred.
  ///
  /// @param since empty: never in life
  record NoneTaken(Optional<ModelTime> since) implements AboutOpioids {}

  /// Whether the person is treated with an opioid against pain.
  record PainTreatment(boolean current) implements AboutOpioids {}
}
