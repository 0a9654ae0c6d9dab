package org.blockade.protocol.uses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.blockade.protocol.words.Language;
import org.junit.jupiter.api.Test;

/// Uses of naltrexone.
class UsesTest {

  private static final Uses USES = Uses.standard();

  private static Standing standing(String asked) {
    return USES.find(asked).getFirst().standing();
  }

  @Test
  void onlyTheTwoDisordersAreLabelled() {
    assertThat(USES.all().stream().filter(use -> use.standing() == Standing.LABELLED).map(Use::id))
        .containsExactly("opioid-use-disorder", "alcohol-use-disorder");
  }

  /// What the article names beside the labelled uses, and how it stands.
  @Test
  void everyUseThatAnArticleNamesIsKnown() {
    for (String named :
        new String[] {
          "depersonalisation",
          "MS",
          "behavioural addictions",
          "kleptomania",
          "trichotillomania",
          "gambling",
          "self-harm"
        }) {
      assertThat(standing(named)).as(named).isEqualTo(Standing.OFF_LABEL);
    }
    assertThat(standing("HIV")).isEqualTo(Standing.NO_SUPPORT);
    assertThat(standing("cancer")).isEqualTo(Standing.NO_SUPPORT);
    assertThat(standing("weight")).isEqualTo(Standing.ANOTHER_MEDICINE);
  }

  @Test
  void naltrexoneIsNoRescue() {
    for (String asked : new String[] {"overdose", "antidote", "sobredosis", "rescate"}) {
      Use use = USES.find(asked).getFirst();
      assertThat(use.standing()).isEqualTo(Standing.NO_SUPPORT);
      assertThat(use.statement().english()).startsWith("Never.").contains("Naloxone and nalmefene");
    }
  }

  @Test
  void everyUseIsFoundByEachOfItsWordsAndHasASourceInBothLanguages() {
    assertThat(USES.all()).extracting(Use::id).doesNotHaveDuplicates();
    for (Use use : USES.all()) {
      assertThat(use.source()).isNotBlank();
      assertThat(Arrays.stream(Language.values()).map(use.statement()::in)).doesNotHaveDuplicates();
      for (String words : use.words()) {
        assertThat(USES.find(words)).as(words).contains(use);
      }
    }
  }

  @Test
  void aClaimWithoutSupportHasNoGradeOfEvidence() {
    for (Use use : USES.all()) {
      assertThat(use.grade() == Grade.NONE)
          .as(use.id())
          .isEqualTo(use.standing() == Standing.NO_SUPPORT);
    }
  }

  @Test
  void aUseThatNobodyListedIsNotFound() {
    assertThat(USES.find("unicorns")).isEmpty();
    assertThat(USES.find("")).isEmpty();
  }
}
