package org.blockade.formats.regimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MassUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegimenRoundTripTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final int REGIMENS_PER_SEED = 100;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readingWhatWasPrintedGivesTheSameRegimen(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RegimenReader reader = new RegimenReader(CATALOGUE);
    for (int i = 0; i < REGIMENS_PER_SEED; i++) {
      DosingRegimen regimen = regimen(random);
      String words = RegimenPrinter.print(regimen);
      assertThat(reader.read(words)).as(words).isEqualTo(new RegimenReading.Read(regimen));
    }
  }

  private static DosingRegimen regimen(RandomGenerator random) {
    List<RegimenPart> parts = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    while (parts.size() < count) {
      boolean single = random.nextInt(3) == 0;
      boolean afterSingle = !parts.isEmpty() && parts.getLast() instanceof RegimenPart.Single;
      if (single && !afterSingle) {
        parts.add(new RegimenPart.Single(dose(random)));
      } else if (random.nextBoolean()) {
        parts.add(new RegimenPart.Repeated(dose(random), span(random), extent(random)));
      } else {
        parts.add(weekly(random));
      }
    }
    return new DosingRegimen(parts);
  }

  private static RegimenPart weekly(RandomGenerator random) {
    List<RegimenPart.OnDays> lists = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<DayOfWeek> days = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(5); j++) {
        days.add(DayOfWeek.of(1 + random.nextInt(7)));
      }
      lists.add(new RegimenPart.OnDays(dose(random), days));
    }
    return new RegimenPart.Weekly(lists, extent(random));
  }

  private static PrescribedDose dose(RandomGenerator random) {
    List<Formulation> formulations = CATALOGUE.model("naltrexone").formulations();
    Formulation form = formulations.get(random.nextInt(formulations.size()));
    double exact = random.nextDouble(form.leastMilligrams() * 1.01, form.mostMilligrams() * 0.99);
    double milligrams = random.nextBoolean() && exact > 1 ? StrictMath.rint(exact) : exact;
    Mass mass =
        switch (random.nextInt(3)) {
          case 0 -> new Mass(milligrams / 1000, MassUnit.GRAM);
          case 1 -> new Mass(milligrams * 1000, MassUnit.MICROGRAM);
          default -> new Mass(milligrams, MassUnit.MILLIGRAM);
        };
    double infusion = random.nextInt(4) == 0 ? random.nextDouble(0.001, 48) : 0;
    return new PrescribedDose(form.entrance().substance(), mass, form.entrance().route(), infusion);
  }

  private static Span span(RandomGenerator random) {
    Span.Unit unit = Span.Unit.values()[random.nextInt(Span.Unit.values().length)];
    return new Span(1 + random.nextInt(30), unit);
  }

  private static Extent extent(RandomGenerator random) {
    return random.nextBoolean()
        ? new Extent.Doses(1 + random.nextInt(30))
        : new Extent.Lasting(new Span(1 + random.nextInt(30), Span.Unit.DAYS));
  }
}
