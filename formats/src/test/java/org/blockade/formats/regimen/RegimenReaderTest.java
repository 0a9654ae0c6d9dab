package org.blockade.formats.regimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MassUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegimenReaderTest {

  private static final RegimenReader READER = new RegimenReader(DrugCatalogue.standard());

  private static DosingRegimen read(String words) {
    assertThat(READER.read(words)).as(words).isInstanceOf(RegimenReading.Read.class);
    return ((RegimenReading.Read) READER.read(words)).regimen();
  }

  private static RegimenReading.Refused refused(String words) {
    assertThat(READER.read(words)).as(words).isInstanceOf(RegimenReading.Refused.class);
    return (RegimenReading.Refused) READER.read(words);
  }

  private static PrescribedDose naltrexone(double milligrams, Route route) {
    return new PrescribedDose("naltrexone", Mass.ofMilligrams(milligrams), route, 0);
  }

  @Test
  void tabletsThenInjectionsAreTwoParts() {
    assertThat(read("50 mg oral q24h x 28 then 380 mg xr-im q28d x 6").parts())
        .containsExactly(
            new RegimenPart.Repeated(
                naltrexone(50, Route.ORAL), new Span(24, Span.Unit.HOURS), new Extent.Doses(28)),
            new RegimenPart.Repeated(
                naltrexone(380, Route.EXTENDED_RELEASE_INTRAMUSCULAR),
                new Span(28, Span.Unit.DAYS),
                new Extent.Doses(6)));
  }

  @Test
  void aSingleDoseNeedsNoInterval() {
    RegimenPart single = new RegimenPart.Single(naltrexone(25, Route.ORAL));
    assertThat(read("25 mg oral x 1").parts()).containsExactly(single);
    assertThat(read("25 mg oral").parts()).containsExactly(single);
  }

  @Test
  void listsOfWeekdaysShareOneExtent() {
    assertThat(read("100 mg oral mon,wed; 150 mg oral friday x 12 weeks").parts())
        .containsExactly(
            new RegimenPart.Weekly(
                List.of(
                    new RegimenPart.OnDays(
                        naltrexone(100, Route.ORAL),
                        List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)),
                    new RegimenPart.OnDays(naltrexone(150, Route.ORAL), List.of(DayOfWeek.FRIDAY))),
                new Extent.Lasting(new Span(12, Span.Unit.WEEKS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50 mg oral q24h x 28",
        "50MG ORAL Q24H X28",
        "  50   mg\toral\nq 24 hours x 28 ",
        "50 mg naltrexone oral q24h x 28",
        "50 mg NTX po q24h x 28",
        "5e1 mg tablet q24h x 28"
      })
  void caseSpaceAndAliasesDoNotMatter(String words) {
    assertThat(RegimenPrinter.print(read(words))).isEqualTo("50 mg oral q24h x 28");
  }

  @ParameterizedTest
  @CsvSource({
    "q24h, HOURS, 24",
    "q28d, DAYS, 28",
    "q4w, WEEKS, 4",
    "q1mo, MONTHS, 1",
    "q 2 weeks, WEEKS, 2"
  })
  void intervalsHaveAUnit(String interval, Span.Unit unit, int count) {
    DosingRegimen regimen = read("380 mg xr-im " + interval + " x 3");
    assertThat(((RegimenPart.Repeated) regimen.parts().getFirst()).interval())
        .isEqualTo(new Span(count, unit));
  }

  @Test
  void anInfusionLastsAsLongAsItSays() {
    PrescribedDose minutes =
        new PrescribedDose("naltrexone", Mass.ofMilligrams(10), Route.INTRAVENOUS, 0.5);
    assertThat(read("10 mg iv over 30 min").parts())
        .containsExactly(new RegimenPart.Single(minutes));
  }

  @Test
  void gramsAreReadWhereTheyCanBeMeant() {
    assertThat(read("0.05 g oral").parts())
        .containsExactly(
            new RegimenPart.Single(
                new PrescribedDose("naltrexone", new Mass(0.05, MassUnit.GRAM), Route.ORAL, 0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|1|expected an amount (e.g. 50), but found the end",
        "50 oral|4|expected a unit of mass (ng, ug, mg, g), but found \"oral\"",
        "12,5 mg oral|3|write a number with a point, e.g. 12.5",
        "50 mg oral qd x 14|12|\"qd\" is no interval that is read; write q24h",
        "50 mg naltrexone oral qd x 14|23|; write q24h",
        "50 mg oral BID|12|write q12h",
        "380 mg xr-im monthly x 3|14|write q28d",
        "-50 mg oral|1|expected an amount",
        "50 \u00b5g oral|4|expected a unit of mass",
        "5 Mg oral|3|\"Mg\" is no unit of mass; write one of ng, ug, mg, g",
        "50 mg|6|expected a drug or a route, but found the end",
        "50 mg im q24h x 3|7|by the route \"im\" cannot be simulated; write one of oral",
        "50 mg foo q24h x 3|7|the entry is no route; write one of oral",
        "50 mg tramadol oral|7|a dose of tramadol cannot be simulated yet",
        "50 mg cinnamon oral|7|the drug catalogue does not know the entry",
        "380 g xr-im q28d x 6|1|380 g of naltrexone xr-im is not believed: the formulation is given in 30 to 1000 mg; check the unit",
        "0 mg oral|1|a dose is more than 0",
        "1e400 mg oral|1|this number is too large",
        "50 mg oral x 3|12|expected an interval before \"x\"",
        "50 mg oral q24h|16|this part has no end",
        "50 mg oral q24x x 3|15|expected a unit of time (h, d, w, mo), but found \"x\"",
        "50 mg oral q24foo x 3|15|expected a unit of time (h, d, w, mo), but found \"foo\"",
        "50 mg oral q24h x 0|19|expected a whole number from 1 to 20000, but found \"0\"",
        "50 mg oral q24h x 2.5|19|expected a whole number from 1 to 20000",
        "50 mg oral q24h x 99999999999999999999|19|expected a whole number from 1 to 20000",
        "50 mg oral q24h x 28 extra|22|expected a unit of time (h, d, w, mo), but found \"extra\"",
        "50 mg oral q24h x 28 d extra|24|expected \"then\" or the end, but found \"extra\"",
        "50 mg oral q24h x 3 then|25|expected an amount (e.g. 50), but found the end",
        "50 mg oral mon, x 3|17|expected a day of the week (mon to sun)",
        "50 mg oral mon,wed|19|this part has no end",
        "50 mg oral; 50 mg oral fri x 3|1|join parts that follow each other with \"then\"",
        "50 mg oral mon; 50 mg oral x 3|17|this dose names no days",
        "25 mg oral then 50 mg oral|17|two single doses in a row",
        "50 mg oral q1h x 48 months|1|more than 20000 doses; shorten it",
        "50 mg oral q12mo x 200|1|more than 100 years",
        "50 mg oral q9999999mo x 2|13|expected a whole number from 1 to 1217",
        "10 mg iv over 0 h|15|an infusion lasts more than 0 and at most 31 d",
        "10 mg iv over 2 foo|17|expected a unit of time",
        "50 mg \u202e oral|7|but found \"\\u{202e}\""
      })
  void whatIsNotUnderstoodIsRefusedAtItsCharacter(String words, int character, String message) {
    RegimenReading.Refused refused = refused(words);
    assertThat(refused.message()).contains(message);
    assertThat(refused.character()).isEqualTo(character);
  }

  @Test
  void everythingThatCouldHaveStoodThereIsNamed() {
    assertThat(refused("50 mg oral foo bar 28").message())
        .isEqualTo(
            "expected \"then\", \"over\", \"x\" with a number of doses or a length, an interval"
                + " (e.g. q24h), a day of the week (mon to sun), \";\" or the end, but found"
                + " \"bar\"");
  }

  @Test
  void aMegabyteOfWordsIsRefusedUnread() {
    assertThat(refused("50 mg oral then ".repeat(65_536)).message())
        .contains("at most 10000 characters");
  }

  @Test
  void theLongestWordsAreAnswered() {
    assertThat(refused("50 mg oral q24h x 1 then ".repeat(390) + "foo").character())
        .isEqualTo(390 * 25 + 1);
    assertThat(refused("(".repeat(10_000)).character()).isEqualTo(1);
  }
}
