package org.blockade.protocol.uses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.blockade.protocol.FaultyFiles;
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
  void aFaultInTheFileIsRefused() {
    FaultyFiles.requireEveryFaultIsRefused(Uses.class, "naltrexone.yaml", Uses::read);
  }

  @Test
  void whatIsWrittenOfAUseIsKnownOfIt() {
    List<Map<String, Object>> rows =
        FaultyFiles.rows(FaultyFiles.content(Uses.class, "naltrexone.yaml"), "uses");
    List<Use> uses = Uses.standard().all();
    assertThat(uses).hasSameSizeAs(rows);
    for (int i = 0; i < uses.size(); i++) {
      Use use = uses.get(i);
      assertThat(rows.get(i))
          .containsEntry("id", use.id())
          .containsEntry("standing", use.standing().word())
          .containsEntry("grade", use.grade().word())
          .containsEntry("evidence", use.evidence().word())
          .containsEntry("source", use.source());
    }
  }

  @Test
  void whoMayPrescribeAndWhatIsSaidOfAnUnlistedUseAreThereInBothLanguages() {
    Uses uses = Uses.standard();
    assertThat(uses.prescribing().english()).contains("without a waiver");
    assertThat(uses.prescribing().spanish()).contains("sin permiso");
    assertThat(uses.unknown().english())
        .startsWith("Unknown")
        .contains("no statement that it works");
    assertThat(uses.unknown().spanish()).startsWith("Desconocido");
  }

  @Test
  void everyGradeSaysItselfInWordsOfItsOwn() {
    assertThat(Arrays.stream(Grade.values()).map(Grade::wording)).doesNotHaveDuplicates();
    assertThat(Grade.NONE.wording().english()).contains("none");
    assertThat(Grade.AGAINST.wording().spanish()).contains("no halló beneficio");
  }

  @Test
  void aUseThatNobodyListedIsNotFound() {
    assertThat(USES.find("unicorns")).isEmpty();
    assertThat(USES.find("")).isEmpty();
  }
}
