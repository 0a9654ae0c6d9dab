package org.blockade.service.fhir.code;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.dosing.Route;

/// What a code means here.
public sealed interface Meaning {

  /// A medicine.
  ///
  /// @param ingredients names of the drug catalogue, `opioid` for an opioid that it has not, or
  ///   another word
  /// @param product the form, of naltrexone
  /// @param depot whether it is a depot of buprenorphine
  /// @param milligrams of naltrexone in one tablet or kit
  record Medicine(
      List<String> ingredients,
      Optional<AboutTreatment.Product> product,
      boolean depot,
      OptionalDouble milligrams)
      implements Meaning {

    public Medicine {
      ingredients = ingredients.stream().sorted().toList();
    }
  }

  /// Something observed, asked or tested, by the name that a chart gives it.
  ///
  /// @param screen whether the code says that it was tested by a screen (an immunoassay)
  record Finding(String name, boolean screen) implements Meaning {}

  /// A diagnosis.
  ///
  /// @param inRemission whether the code itself says so
  record Diagnosis(Kind kind, boolean inRemission) implements Meaning {

    /// What is diagnosed.
    public enum Kind {
      OPIOID_DEPENDENCE("opioid-dependence"),
      OPIOID_USE_DISORDER("opioid-use-disorder"),
      ALCOHOL_DEPENDENCE("alcohol-dependence"),
      ALCOHOL_USE_DISORDER("alcohol-use-disorder"),
      CIRRHOSIS("cirrhosis"),
      PREGNANCY("pregnancy");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      String word() {
        return word;
      }
    }
  }

  /// A part of the body into which an injection goes.
  ///
  /// @param side empty where the code names none
  record BodySite(Optional<Side> side) implements Meaning {}

  /// How a medicine enters the body. Into a muscle: whether it is a depot the medicine tells.
  record Way(Route route) implements Meaning {}

  /// The answer of a test.
  record Answer(boolean positive) implements Meaning {}

  /// A record of allergies that says that none is known.
  record NoAllergy() implements Meaning {}

  /// A word of our own code system that is a value, or is derived and never read as a finding.
  record Word() implements Meaning {}

  /// A code that circulates and is wrong.
  ///
  /// @param why a sentence
  record Refused(String why) implements Meaning {}
}
