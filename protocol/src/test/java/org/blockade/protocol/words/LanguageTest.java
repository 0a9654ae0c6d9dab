package org.blockade.protocol.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void aLanguageIsKnownByItsCode() {
    for (Language language : Language.values()) {
      assertThat(Language.ofCode(language.code())).contains(language);
    }
    assertThat(Language.ofCode("es")).contains(Language.SPANISH);
    assertThat(Language.ofCode("fr")).isEmpty();
    assertThat(Language.ofCode("")).isEmpty();
  }

  @Test
  void whatStandsOnlyBetweenMarksIsNoClause() {
    assertThat(PlainWords.clauses("...nausea!! , ;fever.")).hasSize(2);
    assertThat(PlainWords.clauses("!?")).isEmpty();
  }
}
