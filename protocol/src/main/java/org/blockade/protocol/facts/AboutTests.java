package org.blockade.protocol.facts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;

/// Statements about what was tested, scored or looked for.
public sealed interface AboutTests extends Statement
    permits AboutTests.UrineScreen,
        AboutTests.WithdrawalLooked,
        AboutTests.NaloxoneGiven,
        AboutTests.ChallengeLooked,
        AboutTests.LiverTest,
        AboutTests.CreatinineClearance,
        AboutTests.ThoughtsOfSelfHarm,
        ScaleScore {

  /// Item 9 of the PHQ-9, thoughts of death or self-harm, by itself: a total does not tell it.
  record ThoughtsOfSelfHarm(int score) implements AboutTests {
    public ThoughtsOfSelfHarm {
      if (!Scale.PHQ_9.items().getLast().scores().contains(score)) {
        throw new IllegalArgumentException(
            "item 9 of the PHQ-9 is scored " + Scale.PHQ_9.items().getLast().scores());
      }
    }
  }

  /// What a urine screen looks for. An opiate immunoassay finds morphine and codeine; it misses the
  /// others, so each has a result of its own.
  enum Analyte {
    OPIATES("opiates"),
    FENTANYL("fentanyl"),
    NORFENTANYL("norfentanyl"),
    OXYCODONE("oxycodone"),
    METHADONE("methadone"),
    BUPRENORPHINE("buprenorphine");

    private final String words;

    Analyte(String words) {
      this.words = words;
    }

    /// The analyte in plain words.
    public String words() {
      return words;
    }
  }

  /// What a test found.
  enum Result {
    POSITIVE,
    NEGATIVE,
    /// Tested, and the result cannot be used.
    INVALID
  }

  /// How a urine was tested.
  enum Method {
    IMMUNOASSAY,
    MASS_SPECTROMETRY,
    NOT_STATED
  }

  /// The result for one analyte in a urine given at the time at which this occurred.
  record UrineScreen(Analyte analyte, Result result, Method method) implements AboutTests {}

  /// Somebody looked for signs of withdrawal.
  ///
  /// @param signs those that were there; empty where none was
  record WithdrawalLooked(Set<WithdrawalSign> signs) implements AboutTests {

    public WithdrawalLooked {
      signs = inOrder(signs);
    }
  }

  /// A step of a naloxone challenge: naloxone was given.
  record NaloxoneGiven(Route route, Mass amount) implements AboutTests {

    public NaloxoneGiven {
      if (route != Route.INTRAVENOUS && route != Route.SUBCUTANEOUS) {
        throw new IllegalArgumentException(
            "a naloxone challenge is given into a vein (iv) or under the skin (sc)");
      }
      if (!(amount.milligrams() > 0)) {
        throw new IllegalArgumentException("a step of a naloxone challenge has an amount above 0");
      }
    }
  }

  /// A step of a naloxone challenge: somebody looked for new signs of withdrawal.
  ///
  /// @param signs those that appeared; empty where none did
  record ChallengeLooked(Set<WithdrawalSign> signs) implements AboutTests {

    public ChallengeLooked {
      signs = inOrder(signs);
    }
  }

  /// A liver enzyme in blood.
  enum LiverEnzyme {
    ALT,
    AST
  }

  /// A liver test.
  ///
  /// @param multipleOfUpperLimit the result as a multiple of the laboratory's upper limit of normal
  record LiverTest(LiverEnzyme enzyme, double multipleOfUpperLimit) implements AboutTests {

    /// Beyond every result that was reported in life. A choice.
    private static final double MOST = 1000;

    public LiverTest {
      if (!(multipleOfUpperLimit >= 0 && multipleOfUpperLimit <= MOST)) {
        throw new IllegalArgumentException(
            "a liver test is 0 to 1000 times the upper limit of normal");
      }
    }
  }

  /// Creatinine clearance (mL/min).
  record CreatinineClearance(double millilitresPerMinute) implements AboutTests {

    /// Beyond every clearance of a human being. A choice.
    private static final double MOST = 400;

    public CreatinineClearance {
      if (!(millilitresPerMinute >= 0 && millilitresPerMinute <= MOST)) {
        throw new IllegalArgumentException("a creatinine clearance is 0 to 400 mL/min");
      }
    }
  }

  /// A copy whose order, and so whose text, does not depend on how it was made.
  private static Set<WithdrawalSign> inOrder(Set<WithdrawalSign> signs) {
    EnumSet<WithdrawalSign> copy = EnumSet.noneOf(WithdrawalSign.class);
    copy.addAll(signs);
    return Collections.unmodifiableSet(copy);
  }
}
