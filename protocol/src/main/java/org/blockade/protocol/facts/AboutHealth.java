package org.blockade.protocol.facts;

import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// Statements about the person's body, health and plans.
public sealed interface AboutHealth extends Statement {

  /// Whether the person is pregnant.
  record Pregnancy(PregnancyState state) implements AboutHealth {}

  /// What is known of a pregnancy.
  enum PregnancyState {
    PREGNANT,
    NOT_PREGNANT,
    /// Cannot become pregnant.
    NOT_POSSIBLE
  }

  /// Age at the time at which this occurred.
  record Age(double years) implements AboutHealth {

    /// Beyond the oldest person. A choice.
    private static final double MOST = 130;

    public Age {
      if (!(years >= 0 && years <= MOST)) {
        throw new IllegalArgumentException("an age is 0 to 130 years");
      }
    }
  }

  /// Body weight at the time at which this occurred.
  record Weight(double kilograms) implements AboutHealth {

    /// Beyond the heaviest person. A choice.
    private static final double MOST = 700;

    public Weight {
      if (!(kilograms > 0 && kilograms <= MOST)) {
        throw new IllegalArgumentException("a weight is above 0, and 700 kg at most");
      }
    }
  }

  /// Whether the liver is cirrhotic.
  record Cirrhosis(CirrhosisState state) implements AboutHealth {}

  /// How far a cirrhosis has gone.
  enum CirrhosisState {
    NONE,
    COMPENSATED,
    DECOMPENSATED
  }

  /// Whether the person is dependent on alcohol or an opioid.
  record Dependence(boolean present) implements AboutHealth {}

  /// The sex by which limits of drinking are read.
  record SexStated(Sex sex) implements AboutHealth {}

  /// As the person states it.
  enum Sex {
    FEMALE,
    MALE,
    OTHER
  }

  /// Whether the person is hypersensitive to a substance of the product.
  record Hypersensitivity(Substance substance, boolean present) implements AboutHealth {}

  /// A substance of a naltrexone product.
  enum Substance {
    NALTREXONE("naltrexone"),
    /// The polymer of the microspheres.
    POLYLACTIDE_CO_GLYCOLIDE("polylactide-co-glycolide"),
    /// Of the liquid with which an injection is mixed.
    CARBOXYMETHYLCELLULOSE("carboxymethylcellulose");

    private final String words;

    Substance(String words) {
      this.words = words;
    }

    /// The substance in plain words.
    public String words() {
      return words;
    }
  }

  /// Whether surgery is planned that may need opioids.
  ///
  /// @param on when; empty where none is planned
  record PlannedSurgery(Optional<ModelTime> on) implements AboutHealth {}

  /// Whether the person drinks alcohol.
  ///
  /// @param lastDrink when the last drink was, if it is known
  record Alcohol(Drinking drinking, Optional<ModelTime> lastDrink) implements AboutHealth {}

  /// Drinking at the time at which this occurred.
  enum Drinking {
    DRINKING,
    NOT_DRINKING
  }

  /// Standard drinks on the day on which this occurred; 0 for a day without.
  record Drinks(double number) implements AboutHealth {

    /// Beyond what a person survives. A choice.
    private static final double MOST = 200;

    public Drinks {
      if (!(number >= 0 && number <= MOST)) {
        throw new IllegalArgumentException("drinks of a day are 0 to 200 standard drinks");
      }
    }
  }

  /// How much tissue lies over the gluteal muscle.
  record BodyHabitus(Habitus habitus) implements AboutHealth {}

  /// In the words of the injection's instructions.
  enum Habitus {
    VERY_LEAN,
    AVERAGE,
    MORE_TISSUE
  }

  /// Whether the person bleeds easily: few platelets, a disorder of coagulation, an anticoagulant.
  record BleedingRisk(boolean present) implements AboutHealth {}

  /// Whether there are symptoms or signs of acute hepatitis.
  record HepatitisSigns(boolean present) implements AboutHealth {}

  /// A symptom in the words of whoever reported it.
  record Symptom(String words) implements AboutHealth {

    public Symptom {
      if (words.isBlank()) {
        throw new IllegalArgumentException("a symptom is told in words");
      }
    }
  }

  /// Somebody looked at what was told of symptoms of a kind up to then.
  record SymptomsLookedAt(SymptomKind about, Clinician by, Looked outcome) implements AboutHealth {}

  /// What a symptom asks for, the weightiest first.
  enum SymptomKind {
    LIVER("a sign of the liver"),
    SITE("a severe reaction at the injection site"),
    SELF_HARM("thoughts of suicide or self-harm"),
    ALLERGY("an allergic reaction"),
    /// Anything else that is examined the same day, or is an emergency.
    SAME_DAY("another symptom that is examined the same day"),
    NOT_UNDERSTOOD("words that were not understood"),
    /// The clinic hears of it the same day.
    CALL("a symptom that the clinic hears of the same day");

    private final String words;

    SymptomKind(String words) {
      this.words = words;
    }

    /// The kind in plain words.
    public String words() {
      return words;
    }
  }

  /// Who looked.
  enum Clinician {
    /// Whoever may prescribe, of any specialty.
    PRESCRIBER,
    NURSE
  }

  /// What came of looking.
  enum Looked {
    RESOLVED("it is gone"),
    TREATED("it is treated"),
    GO_ON("it speaks against nothing"),
    /// Naltrexone waits for it; this answers nothing.
    HOLD("naltrexone waits");

    private final String words;

    Looked(String words) {
      this.words = words;
    }

    /// The outcome in plain words.
    public String words() {
      return words;
    }
  }
}
