package org.blockade.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules on the project, and on fixtures that break them.
class ArchitectureTest {

  private static final String FIXTURE = "org.blockade.checks.architecture.fixture";
  private static final HouseRules RULES = new HouseRules("org.blockade");
  private static final HouseRules FIXTURE_RULES = new HouseRules(FIXTURE);

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/checks/"))
          .importPackages("org.blockade");

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURE);

  static Stream<ArchRule> rules() {
    return Stream.of(
            RULES.modules(),
            RULES.cluster(),
            RULES.simulatorPackages(),
            RULES.protocolPackages(),
            List.of(RULES.namedSimulatorPackages()),
            List.of(RULES.noCycles()),
            RULES.purity(),
            RULES.sameBitsEverywhere(),
            List.of(RULES.tellingNames()),
            List.of(RULES.nullMarked()),
            RULES.service())
        .flatMap(Collection::stream);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProjectKeepsTheRule(ArchRule rule) {
    EvaluationResult result = rule.evaluate(PROJECT);
    assertThat(result.getFailureReport().getDetails()).as(rule.getDescription()).isEmpty();
  }

  @Test
  void theRulesLookAtEveryModule() {
    for (String module : HouseRules.MODULES) {
      assertThat(PROJECT.stream().map(javaClass -> javaClass.getPackageName()))
          .as("classes of " + module)
          .anyMatch(name -> (name + ".").startsWith("org.blockade." + module + "."));
    }
  }

  @Test
  void anArrowAgainstTheOrderOfModulesIsSeen() {
    assertThat(seen(FIXTURE_RULES.modules())).anyMatch(line -> line.contains("AsksTheService"));
  }

  @Test
  void aClusterThatKnowsTheServiceIsSeen() {
    assertThat(seen(FIXTURE_RULES.cluster())).anyMatch(line -> line.contains("TrialThatAsksAPage"));
  }

  @Test
  void anEdgeBetweenSimulatorPackagesThatIsNotInTheListIsSeen() {
    assertThat(seen(FIXTURE_RULES.simulatorPackages()))
        .anyMatch(line -> line.contains("UnitThatKnowsReceptors"));
  }

  @Test
  void anEdgeBetweenProtocolPackagesThatIsNotInTheListIsSeen() {
    assertThat(seen(FIXTURE_RULES.protocolPackages()))
        .anyMatch(line -> line.contains("TriageThatKnowsThePerson"))
        .anyMatch(line -> line.contains("FactThatKnowsARule"));
  }

  @Test
  void aPackageThatTheDesignDoesNotNameIsSeen() {
    assertThat(seen(List.of(FIXTURE_RULES.namedSimulatorPackages())))
        .anyMatch(line -> line.contains("OutOfPlace"));
  }

  @Test
  void aCycleIsSeen() {
    assertThat(seen(List.of(FIXTURE_RULES.noCycles())))
        .anyMatch(line -> line.contains("Cycle detected"));
  }

  @Test
  void aClockAChanceAPrintAndAFileAreSeen() {
    assertThat(seen(FIXTURE_RULES.purity()))
        .anyMatch(line -> line.contains("LocalDate.now"))
        .anyMatch(line -> line.contains("Instant.now"))
        .anyMatch(line -> line.contains("System.nanoTime"))
        .anyMatch(line -> line.contains("Math.random"))
        .anyMatch(line -> line.contains("java.util.Random"))
        .anyMatch(line -> line.contains("UUID.randomUUID"))
        .anyMatch(line -> line.contains("java.lang.System.out"))
        .anyMatch(line -> line.contains("java.nio.file.Path"));
  }

  @Test
  void aFunctionThatDiffersBetweenMachinesIsSeenAndAnExactOneIsNot() {
    assertThat(seen(FIXTURE_RULES.sameBitsEverywhere()))
        .anyMatch(line -> line.contains("Math.exp"))
        .anyMatch(line -> line.contains("Math.pow"))
        .noneMatch(line -> line.contains("Math.fma"))
        .noneMatch(line -> line.contains("StrictMath"));
  }

  @Test
  void aNameThatSaysNothingIsSeen() {
    assertThat(seen(List.of(FIXTURE_RULES.tellingNames())))
        .anyMatch(line -> line.contains("DoseUtil"));
  }

  @Test
  void aPackageWithoutNullMarkIsSeen() {
    assertThat(seen(List.of(FIXTURE_RULES.nullMarked())))
        .anyMatch(line -> line.contains("fixture.simulator.quantity"));
  }

  @Test
  void aServicePackageThatKnowsTooMuchIsSeen() {
    assertThat(seen(FIXTURE_RULES.service()))
        .anyMatch(line -> line.contains("PageThatKnowsTheCommandLine"))
        .anyMatch(line -> line.contains("PresenterWithHttp"));
  }

  private static List<String> seen(List<? extends ArchRule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.evaluate(BROKEN).getFailureReport().getDetails().stream())
        .toList();
  }
}
