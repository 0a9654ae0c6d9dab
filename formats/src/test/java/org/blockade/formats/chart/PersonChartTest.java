package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.junit.jupiter.api.Test;

class PersonChartTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final String DOSES = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL,SS\n";
  private static final String TABLET = ",naltrexone,oral,50,mg,";

  private static PersonChart person(CovariateRule rule, String text) {
    ChartReading reading = ChartReader.read(text, "chart.csv", new ChartOptions(CATALOGUE, rule));
    assertThat(reading.complete()).isTrue();
    return reading.chart().persons().getFirst();
  }

  private static PersonChart person(String text) {
    return person(CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD, text);
  }

  private static List<Double> times(PersonChart person) {
    return person.doses().stream().map(dose -> dose.time().hours()).toList();
  }

  @Test
  void additionalDosesFollowAtTheInterval() {
    PersonChart person = person(DOSES + "1,5,1" + TABLET + "24,3,\n");
    assertThat(times(person)).containsExactly(5.0, 29.0, 53.0, 77.0);
  }

  @Test
  void aSteadyStateHoldsForTheFirstDoseOfItsRow() {
    PersonChart person = person(DOSES + "1,0,1" + TABLET + "24,2,1\n");
    assertThat(person.doses())
        .extracting(DoseEvent::steadyState)
        .containsExactly(
            new SteadyState.Replacing(24), SteadyState.NOT_ASSUMED, SteadyState.NOT_ASSUMED);
  }

  @Test
  void dosesOfSeveralRowsStandInOrder() {
    PersonChart person = person(DOSES + "1,0,1" + TABLET + "24,2,\n1,12,1" + TABLET + "24,1,\n");
    assertThat(times(person)).containsExactly(0.0, 12.0, 24.0, 36.0, 48.0);
  }

  @Test
  void aResetEndsTheAdditionalDosesOfRowsBeforeIt() {
    PersonChart person =
        person(DOSES + "1,0,1" + TABLET + "24,9,\n1,48,3,,,,,,,\n1,60,1" + TABLET + "24,1,\n");
    assertThat(times(person)).containsExactly(0.0, 24.0, 60.0, 84.0);
    assertThat(person.dosing().resets()).containsExactly(new ModelTime(48));
  }

  @Test
  void aResetWithADoseKeepsItsOwnDoses() {
    PersonChart person = person(DOSES + "1,0,1" + TABLET + "24,9,\n1,30,4" + TABLET + "24,1,\n");
    assertThat(times(person)).containsExactly(0.0, 24.0, 30.0, 54.0);
    assertThat(person.dosing().resets()).containsExactly(new ModelTime(30));
  }

  @Test
  void aSteadyStateThatReplacesEndsThemToo() {
    PersonChart replacing = person(DOSES + "1,0,1" + TABLET + "24,9,\n1,30,1" + TABLET + "24,,1\n");
    assertThat(times(replacing)).containsExactly(0.0, 24.0, 30.0);
    PersonChart adding = person(DOSES + "1,0,1" + TABLET + "24,3,\n1,30,1" + TABLET + "24,,2\n");
    assertThat(times(adding)).containsExactly(0.0, 24.0, 30.0, 48.0, 72.0);
  }

  @Test
  void ofADoseAndAResetAtTheSameTimeTheOrderOfTheFileDecides() {
    String dose = "1,5,1" + TABLET + ",,\n";
    String reset = "1,5,3,,,,,,,\n";
    assertThat(times(person(DOSES + dose + reset))).isEmpty();
    assertThat(times(person(DOSES + reset + dose))).containsExactly(5.0);
  }

  private static CovariateChange change(double time, double weight, double age) {
    return new CovariateChange(
        new ModelTime(time),
        new Covariates(
            Double.isNaN(weight) ? OptionalDouble.empty() : OptionalDouble.of(weight),
            Double.isNaN(age) ? OptionalDouble.empty() : OptionalDouble.of(age),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static final String COVARIATES =
      """
      ID,TIME,EVID,WT,AGE
      1,0,2,,
      1,10,2,80,40
      1,20,2,.,41
      1,30,2,70,
      """;

  @Test
  void eachCovariateIsCarriedForwardByItself() {
    assertThat(person(COVARIATES).covariates())
        .containsExactly(change(0, 80, 40), change(20, 80, 41), change(30, 70, 41));
  }

  @Test
  void eachCovariateIsCarriedBackwardByItself() {
    PersonChart person = person(CovariateRule.NEXT_OBSERVATION_CARRIED_BACKWARD, COVARIATES);
    assertThat(person.covariates()).containsExactly(change(0, 80, 40), change(10, 70, 41));
  }

  @Test
  void whatCameLaterIsNotKnownYet() {
    PersonChart then = person(COVARIATES).until(new ModelTime(10));
    assertThat(then.covariates()).containsExactly(change(0, 80, 40));
    assertThat(then.rows()).hasSize(2);
    assertThat(then.until(new ModelTime(-1)).covariates()).isEmpty();
  }

  @Test
  void nothingKnownIsOneEntryThatSaysSo() {
    assertThat(person("ID,TIME,OBS,DV\n1,5,visit,1\n").covariates())
        .containsExactly(new CovariateChange(new ModelTime(5), Covariates.UNKNOWN));
  }

  @Test
  void covariatesInWordsAreRead() {
    PersonChart person =
        person(
            "ID,TIME,CRCL,ALT,SEX,HEPATIC,DEPENDENCE\n1,0,90,35,F,Decompensated,yes\n1,1,,,,,0\n");
    assertThat(person.sex()).contains(Sex.FEMALE);
    assertThat(person.rows().getFirst().covariates().alanineAminotransferase()).hasValue(35);
    assertThat(person.covariates().getFirst().covariates())
        .isEqualTo(
            new Covariates(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(90),
                Optional.of(Covariates.Dependence.DEPENDENT),
                Optional.of(Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS)));
    assertThat(person.covariates().getLast().covariates().dependence())
        .contains(Covariates.Dependence.NOT_DEPENDENT);
  }

  @Test
  void theRulesHaveTheWordsOfTheCommandLine() {
    assertThat(CovariateRule.ofWord(" NOCB "))
        .contains(CovariateRule.NEXT_OBSERVATION_CARRIED_BACKWARD);
    assertThat(CovariateRule.ofWord("mean")).isEmpty();
  }
}
