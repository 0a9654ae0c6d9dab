package org.blockade.checks.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.blockade.simulator.receptor.BindingLigand;
import org.blockade.simulator.receptor.BindingTrajectory;
import org.blockade.simulator.receptor.CompetitiveBinding;
import org.blockade.simulator.receptor.DriveCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for ligands that compete, whoever they are.
class CompetitionPropertyTest {

  private static final int CASES = 60;
  private static final double END = 30;
  private static final double ACCURACY = 1e-5;

  /// Drives that rise at once and fade, at random rates, anew after the middle.
  private record Case(List<BindingLigand> ligands, double[] breakpoints, double[] times) {}

  static IntStream cases() {
    return IntStream.range(0, CASES);
  }

  private static Case draw(int number) {
    SplittableRandom random = new SplittableRandom(400 + number);
    List<BindingLigand> ligands = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    double middle = random.nextDouble(1, END - 1);
    for (int i = 0; i < count; i++) {
      ligands.add(
          new BindingLigand(
              "ligand " + i,
              Math.exp(random.nextDouble(Math.log(0.2), Math.log(500))),
              random.nextBoolean() ? 0 : random.nextDouble(0.1, 1),
              drive(random, middle)));
    }
    return new Case(
        ligands, new double[] {0, middle, END}, random.doubles(20, 0, END).sorted().toArray());
  }

  private static DriveCurve drive(SplittableRandom random, double middle) {
    double first = Math.exp(random.nextDouble(-4, 5));
    double second = Math.exp(random.nextDouble(-4, 5));
    double rise = Math.exp(random.nextDouble(-1, 4));
    double fade = Math.exp(random.nextDouble(-4, 1));
    return breakpoint ->
        elapsed ->
            (breakpoint < middle ? first : second)
                * (1 - Math.exp(-rise * elapsed))
                * Math.exp(-fade * elapsed);
  }

  private static BindingTrajectory solve(List<BindingLigand> ligands, Case given) {
    return CompetitiveBinding.solve(ligands, given.breakpoints(), ACCURACY);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sharesAreSharesAndAddUpToNoMoreThanAll(int number) {
    Case given = draw(number);
    BindingTrajectory binding = solve(given.ligands(), given);
    for (double time : given.times()) {
      double sum = 0;
      for (double share : binding.shares(time)) {
        assertThat(share).isBetween(0.0, 1.0);
        sum += share;
      }
      assertThat(sum).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOrderOfLigandsChangesNoBit(int number) {
    Case given = draw(number);
    List<BindingLigand> shuffled = new ArrayList<>(given.ligands());
    Collections.shuffle(shuffled, new Random(number));
    BindingTrajectory one = solve(given.ligands(), given);
    BindingTrajectory other = solve(shuffled, given);
    for (double time : given.times()) {
      assertThat(other.shares(time)).containsExactly(one.shares(time));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLigandWithoutDriveIsTheSameAsNone(int number) {
    Case given = draw(number);
    List<BindingLigand> more = new ArrayList<>(given.ligands());
    more.add(new BindingLigand("zero", 7, 0.5, DriveCurve.constant(0)));
    BindingTrajectory without = solve(given.ligands(), given);
    BindingTrajectory with = solve(more, given);
    int zero = with.ligands().stream().map(BindingLigand::name).toList().indexOf("zero");
    for (double time : given.times()) {
      double[] shares = with.shares(time);
      assertThat(shares[zero]).isZero();
      double[] others =
          IntStream.range(0, shares.length)
              .filter(i -> i != zero)
              .mapToDouble(i -> shares[i])
              .toArray();
      assertThat(others).containsExactly(without.shares(time));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalLigandsShareWhatOneOfBothDrivesWouldHold(int number) {
    Case given = draw(number);
    BindingLigand first = given.ligands().getFirst();
    List<BindingLigand> split = new ArrayList<>(given.ligands());
    split.removeFirst();
    for (String half : List.of("half a", "half b")) {
      split.add(
          new BindingLigand(
              half,
              first.dissociationRate(),
              first.efficacy(),
              breakpoint -> elapsed -> first.drive().after(breakpoint).applyAsDouble(elapsed) / 2));
    }
    BindingTrajectory whole = solve(given.ligands(), given);
    BindingTrajectory halves = solve(split, given);
    List<String> names = halves.ligands().stream().map(BindingLigand::name).toList();
    for (double time : given.times()) {
      double[] shares = halves.shares(time);
      double a = shares[names.indexOf("half a")];
      double b = shares[names.indexOf("half b")];
      assertThat(a).isEqualTo(b);
      assertThat(a + b)
          .isCloseTo(
              whole
                  .shares(time)[
                  whole.ligands().stream().map(BindingLigand::name).toList().indexOf(first.name())],
              within(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void steadyDrivesLeadToTheEquilibriumOfGaddum(int number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] drives = random.doubles(3, 0.01, 50).toArray();
    List<BindingLigand> ligands =
        IntStream.range(0, drives.length)
            .mapToObj(i ->
                new BindingLigand(
                    "ligand " + i,
                    random.nextDouble(1, 200),
                    0,
                    breakpoint -> elapsed -> drives[i] * (1 - Math.exp(-5 * elapsed))))
            .toList();
    BindingTrajectory binding = CompetitiveBinding.solve(ligands, new double[] {0, 200}, ACCURACY);
    double sum = 1 + drives[0] + drives[1] + drives[2];
    for (int i = 0; i < drives.length; i++) {
      assertThat(binding.shares(200)[i]).isCloseTo(drives[i] / sum, within(1e-6));
    }
  }

  @Test
  void aDriveThatIsNoNumberIsRefusedAndNotFollowedForEver() {
    BindingLigand broken =
        new BindingLigand("broken", 10, 0, breakpoint -> elapsed -> Math.sqrt(1 - elapsed));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompetitiveBinding.solve(List.of(broken), new double[] {0, 2}, ACCURACY))
        .withMessageContaining("cannot be followed");
  }

  /// An equal answer whichever times are asked for, and in which order: each is computed alone.
  @ParameterizedTest
  @MethodSource("cases")
  void anAnswerDoesNotDependOnOtherQuestions(int number) {
    Case given = draw(number);
    BindingTrajectory binding = solve(given.ligands(), given);
    double[] asked = binding.shares(given.times()[7]);
    for (double time : given.times()) {
      binding.shares(time);
    }
    assertThat(binding.shares(given.times()[7])).containsExactly(asked);
  }
}
