package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.junit.jupiter.api.Test;

/// Rows of people without identity: nobody's is told apart from four others.
class PanelRowsTest {

  private static PanelPerson person(int days, boolean ended, double covered, int late) {
    return new PanelPerson(
        true,
        Optional.of(new PanelPerson.Days(100, covered)),
        Optional.of(new PanelPerson.Days(100, covered)),
        Optional.of(new PanelPerson.Stay(days, ended)),
        Map.of(Timing.ON_TIME, 1, Timing.LATE, late),
        1,
        0);
  }

  private static List<PanelPerson> times(int number, PanelPerson person) {
    return Collections.nCopies(number, person);
  }

  @Test
  void fiveAlikeAreShownAndBandsHideTheDay() {
    List<PanelPerson> people = new ArrayList<>();
    for (int day = 60; day < 65; day++) {
      people.add(person(day, false, 85 + day % 5, 0));
    }
    assertThat(PanelRows.of(people))
        .hasSize(5)
        .containsOnly(List.of("yes", "56-83", "80-100", "80-100", "2-3", "0", "0"));
  }

  @Test
  void fewerThanFiveLoseTheirLastColumnsUntilFiveAreAlike() {
    List<PanelPerson> people = new ArrayList<>(times(5, person(60, false, 90, 0)));
    people.addAll(times(3, person(60, false, 90, 1)));
    people.addAll(times(2, person(60, false, 50, 0)));
    assertThat(PanelRows.of(people))
        .hasSize(10)
        .filteredOn(row -> row.contains(PanelRows.WITHHELD))
        .hasSize(5)
        .containsOnly(
            List.of("yes", "56-83", "withheld", "withheld", "withheld", "withheld", "withheld"));
  }

  @Test
  void whoIsLikeNobodyIsLeftOut() {
    List<PanelPerson> people = new ArrayList<>(times(6, person(500, false, 10, 0)));
    people.addAll(times(4, person(10, true, 30, 0)));
    assertThat(PanelRows.of(people))
        .hasSize(6)
        .allSatisfy(row -> assertThat(row).startsWith("yes", "364-more"));
    assertThat(PanelRows.of(times(4, person(10, true, 30, 0)))).isEmpty();
  }

  /// The order of a journal is that in which people came.
  @Test
  void theOrderOfPeopleDoesNotShow() {
    List<PanelPerson> people = new ArrayList<>(times(5, person(60, true, 90, 0)));
    people.addAll(times(5, person(200, false, 30, 1)));
    List<List<String>> rows = PanelRows.of(people);
    assertThat(PanelRows.of(people.reversed())).isEqualTo(rows);
    assertThat(rows).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
  }

  @Test
  void whoHasNoNaltrexoneOrIsNotUnderstoodIsNotInIt() {
    PanelPerson none =
        new PanelPerson(true, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 1, 0);
    PanelPerson unclear =
        new PanelPerson(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 0, 0);
    assertThat(PanelRows.of(times(9, none))).isEmpty();
    assertThat(PanelRows.of(times(9, unclear))).isEmpty();
  }
}
