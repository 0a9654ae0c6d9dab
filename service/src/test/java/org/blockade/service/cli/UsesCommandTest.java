package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `blockade uses`, and the uses in `blockade drugs naltrexone`.
class UsesCommandTest {

  private static String unfolded(Run run) {
    return String.join(" ", run.out()).replaceAll(" +", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          opioid use disorder   | opioid use disorder: LABELLED
          alcohol               | alcohol use disorder: LABELLED
          GAMBLING              | gambling disorder: OFF-LABEL, evidence: few
          kleptomania           | kleptomania: OFF-LABEL
          hair pulling          | trichotillomania: OFF-LABEL, evidence: a trial found no benefit
          self-harm             | repeated self-harm: OFF-LABEL
          depersonalization     | depersonalisation: OFF-LABEL
          behavioral addictions | other behaviours hard to control: OFF-LABEL
          MS                    | multiple sclerosis, in low doses: OFF-LABEL
          HIV                   | HIV: NO SUPPORT
          cáncer                | cancer: NO SUPPORT
          overdose              | rescue from an opioid overdose: NO SUPPORT
          weight loss           | weight, together with bupropion: ANOTHER MEDICINE
          """)
  void aUseSaysHowItStands(String use, String said) {
    Run run = Run.of("uses", use);
    assertThat(run.exit()).isZero();
    assertThat(unfolded(run)).contains(said).contains("Source").contains("not a medical device");
  }

  @Test
  void aUseThatIsNotListedIsUnknownAndNotAllowed() {
    Run run = Run.of("uses", "unicorn", "flu");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unfolded(run)).contains("Unknown to Blockade. Ask a pharmacist or the prescriber.");
  }

  @Test
  void anyLicensedPrescriberMayPrescribe() {
    assertThat(unfolded(Run.of("uses", "alcohol")))
        .contains("no controlled substance")
        .contains("licensed to prescribe");
    assertThat(unfolded(Run.of("uses", "alcohol", "--lang", "es")))
        .contains("INDICACIÓN AUTORIZADA")
        .contains("licencia para recetar");
  }

  @Test
  void theDrugShowsItsUsesAndOnlyItsOwn() {
    assertThat(Run.of("drugs", "naltrexone").text())
        .contains("Uses:")
        .contains("opioid use disorder: LABELLED")
        .contains("cancer: NO SUPPORT");
    assertThat(Run.of("drugs", "naloxone").text()).doesNotContain("LABELLED");
    assertThat(Run.of("uses", "naltrexone").text()).isEqualTo(Run.of("uses").text());
  }

  @Test
  void jsonHasTheStanding() {
    Object json = Json.parse(Run.of("uses", "cancer", "--json").text());
    assertThat(Json.at(json, "known")).isEqualTo(true);
    assertThat((List<?>) Json.at(json, "uses")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "naloxone, naloxone is not naltrexone",
    "nalmefene, nalmefene is not naltrexone",
    "methylnaltrexone, methylnaltrexone is not naltrexone",
    "bupropion/naltrexone, naltrexone with bupropion is not the naltrexone of this catalogue",
    "naltrexone and bupropion, naltrexone with bupropion is not the naltrexone of this catalogue",
    "contrave, naltrexone with bupropion is not the naltrexone of this catalogue",
    "morphine/naltrexone, morphine with naltrexone is not the naltrexone of this catalogue"
  })
  void aLookAlikeIsToldApart(String drug, String said) {
    Run run = Run.of("uses", drug);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().getFirst()).contains(said).contains("of naltrexone only");
  }

  @ParameterizedTest
  @CsvSource({
    "methylnaltrexone, no drug file of methylnaltrexone: it can be named but not simulated",
    "bupropion/naltrexone, naltrexone with bupropion is not the naltrexone of this catalogue",
    "morphine-naltrexone, morphine with naltrexone is not the naltrexone of this catalogue",
    "unheard, no drug file of \"unheard\""
  })
  void drugsTellsALookAlikeApart(String drug, String said) {
    Run run = Run.of("drugs", drug);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().getFirst()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"naltrexone", "naloxone", "nalmefene"})
  void drugsShowsEachUnderItsOwnName(String drug) {
    assertThat(Run.of("drugs", drug).out().getFirst()).contains(", model " + drug + " v");
  }
}
