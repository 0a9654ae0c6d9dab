package org.blockade.service.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTextTest {

  private static final DirectoryText TEXT = new DirectoryText(LocalDate.of(2026, 11, 22));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22|today (22 Nov 2026)",
        "2026-11-21|yesterday (21 Nov 2026)",
        "2026-09-23|60 days ago (23 Sep 2026)",
        "2026-09-22|2 months ago (22 Sep 2026)",
        "2025-11-23|11 months ago (23 Nov 2025)",
        "2025-11-22|12 months ago (22 Nov 2025): OLD, call before you go",
        "2024-11-23|23 months ago (23 Nov 2024): OLD, call before you go",
        "2024-11-22|2 years ago (22 Nov 2024): OLD, call before you go",
        "2026-11-23|UNVERIFIED: the day on record, 23 Nov 2026, has not come yet; call before you go"
      })
  void theAgeOfAnEntryIsToldInWords(LocalDate day, String words) {
    assertThat(TEXT.confirmed(Optional.of(day))).isEqualTo(words);
  }

  @Test
  void anEntryThatNobodyConfirmedIsUnverified() {
    assertThat(TEXT.confirmed(Optional.empty())).isEqualTo("never: UNVERIFIED, call before you go");
  }
}
