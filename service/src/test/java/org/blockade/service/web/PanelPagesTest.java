package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Role;
import org.blockade.service.journal.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Figures over everybody, for those who treat and for those who only count.
class PanelPagesTest {

  private static final List<String> FIGURES =
      List.of("coverage", "persistence", "unprotected", "lateness", "overrides");

  private static RunningClinic clinic;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    for (int i = 0; i < 9; i++) {
      clinic.person("identity-" + i);
    }
    for (int i = 0; i < 3; i++) {
      clinic.record(
          "override-" + i,
          "identity-" + i,
          "somebody",
          new Content.Overridden("about-identity-" + i, "give", "because"));
    }
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  @Test
  void whoTreatsSeesEveryCountAndWhoOnlyCountsSeesNoSmallOne() {
    Browser nurse = clinic.signedIn("a.nurse", Role.NURSE);
    Browser researcher = clinic.signedIn("a.researcher", Role.RESEARCHER);
    Browser both = clinic.signedIn("both", Role.RESEARCHER, Role.PRESCRIBER);
    assertThat(nurse.get("/panel").body())
        .contains("Overridden: 3 of 9 decisions")
        .doesNotContain("withheld");
    assertThat(researcher.get("/panel").body())
        .contains("Overridden: withheld of withheld decisions", "Counts under 5");
    assertThat(nurse.get("/panel/overrides.csv").body()).contains("overridden,3,33.3");
    assertThat(both.get("/panel/overrides.csv").body()).contains("overridden,3,33.3");
    assertThat(researcher.get("/panel/overrides.csv").body())
        .contains("overridden,withheld,withheld", "kept,withheld,withheld", "all,withheld");
    for (String figure : FIGURES) {
      Browser.Answer answer = researcher.get("/panel/" + figure + ".csv");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .as(figure)
          .contains(ExportNotice.text().replace("\"", "\"\""))
          .doesNotContain("identity", "2026-");
    }
    assertThat(nurse.get("/panel/people.csv").status()).isEqualTo(404);
    assertThat(nurse.get("/panel").body()).doesNotContain("/panel/rows.csv");
    assertThat(nurse.get("/panel/rows.csv").status()).isEqualTo(403);
    assertThat(researcher.get("/panel").body()).contains("/panel/rows.csv");
    assertThat(researcher.get("/panel/rows.csv").body())
        .contains("on_injections,days_on_injections", ExportNotice.text().replace("\"", "\"\""))
        .doesNotContain("identity-", "2026-");
  }

  @Test
  void whoIsStillBeingComputedIsCountedAndSaidWhereverPeopleAreListed() {
    Browser nurse = clinic.signedIn("early.nurse", Role.NURSE);
    Browser desk = clinic.signedIn("early.desk", Role.FRONT_DESK);
    clinic.beforeItsWorklist(() -> {
      assertThat(nurse.get("/worklist").body())
          .contains("9 of 9 people are still being computed", ">being computed<")
          .doesNotContain("waiting-behind");
      assertThat(nurse.get("/worklist?state=unknown").body()).doesNotContain("waiting-behind");
      for (String filter : List.of("state=protected", "due=7", "flag=HOLD")) {
        assertThat(nurse.get("/worklist?" + filter).body())
            .as(filter)
            .contains("0 people, as of", "9 people who are still being computed are not shown");
      }
      assertThat(desk.get("/appointments").body())
          .contains("The next visit of 9 of 9 people is still being computed", "being computed<");
    });
    assertThat(nurse.get("/worklist?state=protected").body()).doesNotContain("being computed");
    assertThat(desk.get("/appointments").body()).doesNotContain("being computed");
  }

  /// Counted once an hour: what is recorded within the hour is not there before the next.
  @Test
  void theNumbersAreKeptForAnHour() {
    Browser nurse = clinic.signedIn("another.nurse", Role.NURSE);
    String before = nurse.get("/panel/lateness.csv").body();
    String page = nurse.get("/panel").body();
    clinic.pass(Duration.ofMinutes(5));
    assertThat(nurse.get("/panel").body()).contains(asOf(page));
    clinic.pass(Duration.ofMinutes(10));
    clinic.pass(Duration.ofMinutes(50));
    Browser later = clinic.signedIn("later.nurse", Role.NURSE);
    assertThat(later.get("/panel").body()).doesNotContain(asOf(page));
    assertThat(later.get("/panel/lateness.csv").body()).isEqualTo(before);
  }

  private static String asOf(String page) {
    int from = page.indexOf("as of ");
    return page.substring(from, page.indexOf(';', from));
  }
}
