package org.blockade.protocol.facts;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Statements about the treatment: what it is for, what was agreed, given and attended.
public sealed interface AboutTreatment extends Statement {

  /// What naltrexone is for.
  enum Condition {
    OPIOID_USE_DISORDER("opioid use disorder"),
    ALCOHOL_USE_DISORDER("alcohol use disorder");

    private final String words;

    Condition(String words) {
      this.words = words;
    }

    /// The condition in plain words.
    public String words() {
      return words;
    }
  }

  /// Naltrexone is for this. A person may have two of these facts.
  record Indication(Condition condition) implements AboutTreatment {}

  /// Whether the person agrees to the treatment, knowing what it does.
  record Consent(boolean given) implements AboutTreatment {}

  /// A form in which naltrexone is given.
  enum Product {
    TABLET("tablets"),
    INJECTION("extended-release injection");

    private final String words;

    Product(String words) {
      this.words = words;
    }

    /// The product in plain words.
    public String words() {
      return words;
    }
  }

  /// A needle of the injection's kit.
  enum Needle {
    SHORTER,
    LONGER
  }

  /// How long a kit lay at which temperatures.
  ///
  /// @param lowest coldest it was (degrees Celsius)
  /// @param highest warmest it was (degrees Celsius)
  record Storage(double days, double lowest, double highest) {

    private static final double ABSOLUTE_ZERO = -273.15;

    public Storage {
      if (!(days >= 0) || Double.isInfinite(days)) {
        throw new IllegalArgumentException("a kit is stored for 0 days or more");
      }
      if (!(ABSOLUTE_ZERO <= lowest && lowest <= highest) || Double.isInfinite(highest)) {
        throw new IllegalArgumentException(
            "a storage temperature goes from the coldest to the warmest, in degrees Celsius");
      }
    }
  }

  /// The kit of an injection.
  ///
  /// @param expires the moment from which on it may not be used
  /// @param storage empty where nobody recorded it
  record Kit(Optional<String> lot, Optional<ModelTime> expires, List<Storage> storage) {

    /// A kit of which nothing is known.
    public static final Kit UNKNOWN = new Kit(Optional.empty(), Optional.empty(), List.of());

    public Kit {
      storage = List.copyOf(storage);
    }
  }

  /// Naltrexone was given.
  ///
  /// @param amount as labelled
  /// @param side of an injection, if it was recorded
  /// @param needle of an injection, if it was recorded
  /// @param by who gave it, if it was recorded
  /// @param supervised whether somebody saw that it was taken; an injection always is
  record NaltrexoneGiven(
      Product product,
      Mass amount,
      Optional<Side> side,
      Optional<Needle> needle,
      Kit kit,
      Optional<String> by,
      boolean supervised)
      implements AboutTreatment {

    public NaltrexoneGiven {
      if (!(amount.milligrams() > 0)) {
        throw new IllegalArgumentException("a dose that was given has an amount above 0");
      }
      switch (product) {
        case TABLET -> {
          if (side.isPresent() || needle.isPresent()) {
            throw new IllegalArgumentException("a tablet has no side and no needle");
          }
        }
        case INJECTION -> {
          if (!supervised) {
            throw new IllegalArgumentException("an injection is given by somebody");
          }
        }
      }
    }

    /// A tablet of which no more is known.
    public static NaltrexoneGiven tablet(Mass amount) {
      return new NaltrexoneGiven(
          Product.TABLET,
          amount,
          Optional.empty(),
          Optional.empty(),
          Kit.UNKNOWN,
          Optional.empty(),
          false);
    }

    /// An injection of which no more is known.
    public static NaltrexoneGiven injection(Mass amount, Optional<Side> side) {
      return new NaltrexoneGiven(
          Product.INJECTION, amount, side, Optional.empty(), Kit.UNKNOWN, Optional.empty(), true);
    }
  }

  /// Counselling or peer support.
  record Support(SupportKind kind, Attendance attendance) implements AboutTreatment {}

  /// Support that was offered.
  enum SupportKind {
    COUNSELLING,
    PEER_SUPPORT
  }

  /// What came of an offer.
  enum Attendance {
    ATTENDED,
    MISSED,
    DECLINED
  }

  /// An absence that was agreed with the clinic.
  record AbsenceExcused(ModelTime from, ModelTime until) implements AboutTreatment {

    public AbsenceExcused {
      if (until.isBefore(from)) {
        throw new IllegalArgumentException("an absence ends when it begins or later");
      }
    }
  }
}
