package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.formats.trial.TrialExample;
import org.blockade.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Setting up a virtual trial, and what it comes to.
class CohortPagesTest {

  private static final String TRIAL = TrialExample.OPIOID.text();

  private static RunningClinic clinic;
  private static Browser researcher;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    researcher = clinic.signedIn("researcher", Role.RESEARCHER);
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static Browser.Answer send(String trial, String subjects, String seed) {
    return researcher.post("/cohort", "trial", trial, "subjects", subjects, "seed", seed);
  }

  private static String ended(String run) {
    while (researcher.get(run + "/progress").headers().firstValue("HX-Redirect").isEmpty()) {
      Thread.onSpinWait();
    }
    return researcher.get(run).body();
  }

  @Test
  void theReportAndItsEndpointsAreThoseOfTheDesign() {
    Browser.Answer answer = send(TRIAL, "8", "77");
    assertThat(answer.status()).isEqualTo(303);
    String page = ended(answer.location());
    assertThat(page)
        .contains(
            "3 arms of 8 virtual people", "Seed 77.", "Never left care", "<h2>Time to relapse")
        .contains("not advice for a person", "id=\"retention\"")
        .doesNotContain("style=\"", "<script>");
    String csv = researcher.get(answer.location() + "/endpoints.csv").body();
    assertThat(csv)
        .startsWith("\"3 arms of 8 virtual people")
        .contains("endpoint,unit,arm,value,low95,high95")
        .contains("subjects,count,placebo,8.0,,");
    assertThat(ended(send(TRIAL, "8", "77").location())).contains("Seed 77.");
    assertThat(clinic.signedIn("another", Role.PRESCRIBER).get(answer.location()).status())
        .as("a run of somebody else")
        .isEqualTo(404);
  }

  @Test
  void everyFaultIsToldWithItsLineAndNothingIsLost() {
    String faulty =
        "\n"
            + TRIAL
                .replace("condition: opioid ", "condition: <b>thirst</b> ")
                .replace("weeks: 24", "weeks: many");
    Browser.Answer answer = send(faulty, "2001", "x");
    assertThat(answer.status()).isEqualTo(422);
    int line = 2 + TRIAL.substring(0, TRIAL.indexOf("condition:")).split("\n", -1).length - 1;
    assertThat(answer.body())
        .contains("Line " + line + ":", "Line " + (line + 1) + ":")
        .contains("A whole number from 1 to 2,000", "at most 18 digits")
        .contains("weeks: many", "value=\"2001\"", "value=\"x\"")
        .contains("autocomplete=\"off\" aria-describedby=\"trial-hint trial-problem\"")
        .doesNotContain("<b>thirst");
    assertThat(answer.body().replace("\r\n", "\n")).contains(">\n\n# A virtual trial");
  }

  @Test
  void whatIsTooLargeForTheServiceIsRefused() {
    assertThat(send(TRIAL.replace("replicates: 1", "replicates: 10000"), "2000", "1").body())
        .contains("At most 4,000,000 days of virtual people");
    assertThat(send(TRIAL.replace("subjects: 300", "subjects: 2001"), "", "").body())
        .contains("from 1 to 2,000");
    assertThat(send(TRIAL.replace("weeks: 24\n", "weeks: 105\n"), "10", "").body())
        .contains("At most 6 arms and 104 weeks");
    assertThat(send("", "", "").body()).contains("Give a trial");
  }

  /// A table of people would be a file of this machine.
  @Test
  void noFileOfTheMachineIsRead() {
    String trial =
        "title: t\ncondition: opioid\nweeks: 4\nsubjects: 2\n"
            + "population: {table: /etc/passwd}\n"
            + "arms: [{name: a, regimen: 380 mg xr-im q28d x 1}]\n";
    assertThat(send(trial, "", "").body()).contains("there is no file", "Line 5:");
  }

  @Test
  void oneThatIsStoppedEnds() {
    Browser.Answer answer = send(TRIAL, "2000", "3");
    String stop = answer.location() + "/stop";
    assertThat(researcher.get(answer.location()).body()).contains("<progress max=\"6000\"");
    assertThat(researcher.post(stop).status()).isEqualTo(303);
    assertThat(ended(answer.location())).contains("stopped before its end");
  }
}
