package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonAnswerTest {

  private static final Optional<?> NULL = Optional.empty();
  private static final String SUBJECTS = "--subjects=100";

  @Test
  void theExampleIsOneObjectThatSaysWhatWasAskedOfWhichModel() {
    Run run = Run.of("forecast", Run.EXAMPLE, "--json");
    assertThat(run.exit()).isZero();
    Object person = Json.person(run.text());
    assertThat(Json.at(Json.parse(run.text()), "format")).isEqualTo(1.0);
    assertThat(Json.at(person, "id")).isEqualTo("1");
    assertThat(Json.at(person, "asOf")).isEqualTo("2026-04-14T16:00:00-04:00");
    assertThat(Json.at(person, "known")).isEqualTo(true);
    assertThat(Json.at(person, "threshold_fraction")).isEqualTo(0.9);
    assertThat(Json.at(person, "model", "seed")).isEqualTo(1.0);
    assertThat(Json.at(person, "model", "virtualPeople")).isEqualTo(500.0);
    assertThat((String) Json.at(person, "model", "checksum_sha256")).matches("[0-9a-f]{64}");
    assertThat((List<?>) Json.at(person, "dosesCounted")).hasSize(5);
    assertThat(Json.at(person, "dosesCounted", "2", "amount_mg")).isEqualTo(380.0);
    assertThat(Json.at(person, "now", "level")).isEqualTo("not certain");
    assertThat(Json.at(person, "next", "kind")).isEqualTo("injection");
    assertThat(Json.at(person, "next", "due")).isEqualTo("2026-04-08T09:40:00-04:00");
    assertThat(Json.at(person, "next", "daysSinceLast_d")).isEqualTo(34.0);
    assertThat(Json.at(person, "next", "side")).isEqualTo("right");
    assertThat((String) Json.at(person, "protection", "lostTypical", "time"))
        .startsWith("2026-04-15T");
    assertThat(Json.at(person, "protection", "lostEarly5percent", "state")).isEqualTo("already");
    assertThat(Json.at(person, "protection", "lostEarly5percent", "time")).isEqualTo(NULL);
    assertThat((List<?>) Json.at(person, "suppositions")).hasSize(4 - 1);
  }

  @Test
  void whatIsUnknownIsNullAndNeverLeftOut() {
    Object unknown =
        Json.person(
            Run.withInput(
                    "ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n", "forecast", "-", "--json", SUBJECTS)
                .text());
    assertThat(Json.at(unknown, "known")).isEqualTo(false);
    assertThat(Json.at(unknown, "now")).isEqualTo(NULL);
    assertThat(Json.at(unknown, "protection")).isEqualTo(NULL);
    assertThat(Json.at(unknown, "next", "due")).isEqualTo(NULL);
    assertThat(Json.at(unknown, "next", "kind")).isEqualTo("unknown");
  }

  @Test
  void everyAnswerHasTheSameFields() {
    Object known = Json.person(Run.of("forecast", Run.EXAMPLE, "--json", SUBJECTS).text());
    Object pessimistic =
        Json.person(
            Run.of("forecast", Run.EXAMPLE, "--json", SUBJECTS, "--model=pessimistic").text());
    Object unknown =
        Json.person(
            Run.withInput(
                    "ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n", "forecast", "-", "--json", SUBJECTS)
                .text());
    assertThat(((Map<?, ?>) pessimistic).keySet()).isEqualTo(((Map<?, ?>) known).keySet());
    assertThat(((Map<?, ?>) unknown).keySet()).isEqualTo(((Map<?, ?>) known).keySet());
  }

  @Test
  void aSideThatWasNotRecordedIsNull() {
    Object person =
        Json.person(
            Run.withInput(
                    "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,xr-im,380,mg\n",
                    "forecast",
                    "-",
                    "--json",
                    SUBJECTS)
                .text());
    assertThat(Json.at(person, "next", "side")).isEqualTo(NULL);
    assertThat((List<?>) Json.at(person, "notKnown"))
        .anySatisfy(text -> assertThat(text).isEqualTo("side of the last injection"));
  }

  @Test
  void whereTheChartHasNoDatesTimesAreHoursAsText() {
    Object person =
        Json.person(
            Run.withInput(
                    "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,2,1,naltrexone,oral,50,mg\n",
                    "forecast",
                    "-",
                    "--json",
                    SUBJECTS)
                .text());
    assertThat(Json.at(person, "asOf")).isEqualTo("58.0");
    assertThat(Json.at(person, "next", "due")).isEqualTo("82.0");
    assertThat(Json.at(person, "dosesCounted", "0", "time_h")).isEqualTo(58.0);
  }

  @Test
  void aWhatIfCarriesItsOwnCurve() {
    Object person =
        Json.person(
            Run.of(
                    "forecast",
                    Run.EXAMPLE,
                    "--json",
                    SUBJECTS,
                    "--what-if",
                    "next injection 10 d late")
                .text());
    assertThat((List<?>) Json.at(person, "suppositions")).hasSize(1 + 3);
    assertThat(Json.at(person, "suppositions", "0", "thenEvery_d")).isEqualTo(NULL);
    assertThat(Json.at(person, "suppositions", "1", "thenEvery_d")).isEqualTo(28.0);
    assertThat((List<?>) Json.at(person, "suppositions", "1", "curve", "OCC")).isEmpty();
    assertThat(Json.at(person, "suppositions", "0", "title")).isEqualTo("next injection 10 d late");
    assertThat(Json.at(person, "suppositions", "0", "dosesAdded", "0", "time"))
        .isEqualTo("2026-04-18T09:40:00-04:00");
    assertThat((List<?>) Json.at(person, "suppositions", "0", "curve", "OCC"))
        .hasSizeGreaterThan(100);
  }

  @Test
  void manyPeopleAreOneArrayInTheOrderOfTheChart() {
    Run run =
        Run.withInput(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
            z,0,1,naltrexone,oral,50,mg,,
            a,0,0,,,,,visit,1
            m,0,1,naltrexone,xr-im,380,mg,,
            """,
            "forecast",
            "-",
            "--json",
            SUBJECTS);
    assertThat(run.exit()).isZero();
    assertThat((List<?>) Json.at(Json.parse(run.text()), "people"))
        .extracting(person -> Json.at(person, "id") + " " + Json.at(person, "known"))
        .containsExactly("z true", "a false", "m true");
  }

  @Test
  void nothingButTheObjectIsOnTheOutput() {
    Run run = Run.of("forecast", Run.EXAMPLE, "--json", SUBJECTS);
    assertThat(run.out()).hasSize(1);
    assertThat(run.err()).isEmpty();
  }
}
