package org.blockade.checks.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules, for classes below any root package: the project's own, or that of the fixtures which
/// break them.
///
/// @param root e.g. `org.blockade`
record HouseRules(String root) {

  /// The modules in the order of the arrows: each may use those before it; the cluster, which
  /// stands beside the service, fewer of them.
  static final List<String> MODULES =
      List.of("simulator", "protocol", "formats", "service", "cluster");

  /// What each package of the simulator may use.
  static final Map<String, Set<String>> SIMULATOR =
      Map.ofEntries(
          Map.entry("quantity", Set.of()),
          Map.entry("data", Set.of()),
          Map.entry("dosing", Set.of("quantity")),
          Map.entry("drug", Set.of("data", "dosing", "quantity")),
          Map.entry("kinetics", Set.of("drug", "dosing", "quantity")),
          Map.entry("integration", Set.of()),
          Map.entry("receptor", Set.of("drug", "kinetics", "quantity", "integration")),
          Map.entry(
              "effect", Set.of("data", "quantity", "dosing", "drug", "receptor", "integration")),
          Map.entry(
              "simulation", Set.of("quantity", "dosing", "drug", "kinetics", "receptor", "effect")),
          Map.entry(
              "cohort",
              Set.of(
                  "dosing",
                  "drug",
                  "integration",
                  "kinetics",
                  "population",
                  "quantity",
                  "receptor")),
          Map.entry("measure", Set.of("simulation", "data", "quantity")),
          Map.entry(
              "population",
              Set.of(
                  "measure",
                  "simulation",
                  "quantity",
                  "dosing",
                  "drug",
                  "kinetics",
                  "receptor",
                  "effect")),
          Map.entry("overdose", Set.of("data", "drug", "population", "quantity")),
          Map.entry("adherence", Set.of("data", "drug", "population")),
          Map.entry("outcome", Set.of("data", "drug", "population")),
          Map.entry("survival", Set.of()),
          Map.entry(
              "trial",
              Set.of(
                  "adherence",
                  "outcome",
                  "population",
                  "receptor",
                  "effect",
                  "kinetics",
                  "drug",
                  "dosing",
                  "quantity")));

  /// What each package of the protocol that is named here may use of the protocol.
  static final Map<String, Set<String>> PROTOCOL =
      Map.ofEntries(
          Map.entry("facts", Set.of()),
          Map.entry("course", Set.of("facts")),
          Map.entry("rule", Set.of("course", "facts")),
          Map.entry("guideline", Set.of("rule", "course", "facts", "triage", "words")),
          Map.entry("decision", Set.of("rule")),
          Map.entry("screening", Set.of("decision", "guideline", "rule", "course", "facts")),
          Map.entry("plan", Set.of("decision", "guideline", "rule", "course", "facts")),
          Map.entry("words", Set.of()),
          Map.entry("contacts", Set.of("words")),
          Map.entry("triage", Set.of("contacts", "words")),
          Map.entry("uses", Set.of("words")));

  /// Exact operations of `StrictMath`'s faster twin: the same bits on every machine.
  private static final Set<String> EXACT_MATH =
      Set.of("fma", "abs", "max", "min", "sqrt", "floor", "ceil", "round", "rint", "scalb");

  private static final Set<String> SMALL_TIME_METHODS = Set.of("currentTimeMillis", "nanoTime");

  /// A module uses only those before it.
  List<ArchRule> modules() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i + 1 < MODULES.size(); i++) {
      String[] later =
          MODULES.subList(i + 1, MODULES.size()).stream()
              .map(module -> below(module))
              .toArray(String[]::new);
      rules.add(
          ArchRuleDefinition.noClasses()
              .that()
              .resideInAPackage(below(MODULES.get(i)))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(later)
              .because("arrows point service or cluster -> formats -> protocol -> simulator")
              .allowEmptyShould(true));
    }
    return rules;
  }

  /// Spark and the libraries of the service do not go together, so neither side knows the other.
  List<ArchRule> cluster() {
    return List.of(
        forbid("cluster", "service", "protocol"),
        onlyIn("Spark", List.of("cluster"), "org.apache.spark.."));
  }

  /// A package of the simulator uses only those it is allowed to.
  List<ArchRule> simulatorPackages() {
    return new TreeSet<>(SIMULATOR.keySet())
        .stream()
            .map(name -> packageOf("simulator", name, SIMULATOR.getOrDefault(name, Set.of())))
            .toList();
  }

  /// A package of the protocol uses only those it is allowed to.
  List<ArchRule> protocolPackages() {
    return new TreeSet<>(PROTOCOL.keySet())
        .stream()
            .map(name -> packageOf("protocol", name, PROTOCOL.getOrDefault(name, Set.of())))
            .toList();
  }

  private ArchRule packageOf(String module, String name, Set<String> allowed) {
    String[] own =
        Stream.concat(Stream.of(name), allowed.stream())
            .map(each -> below(module + "." + each))
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> others =
        JavaClass.Predicates.resideInAPackage(below(module))
            .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(own)));
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(below(module + "." + name))
        .should()
        .dependOnClassesThat(others)
        .because(module + "." + name + " may use only " + new TreeSet<>(allowed))
        .allowEmptyShould(true);
  }

  /// Every package of the simulator is one that the design names.
  ArchRule namedSimulatorPackages() {
    String[] known =
        SIMULATOR.keySet().stream().map(name -> root + ".simulator." + name).toArray(String[]::new);
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(below("simulator"))
        .should()
        .resideInAnyPackage(known)
        .because("a new package of the simulator needs its place in the order of packages")
        .allowEmptyShould(true);
  }

  /// No two packages need each other, not even over others.
  ArchRule noCycles() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  /// The engine and the rules of care have no clock, no chance, no voice and no files.
  List<ArchRule> purity() {
    return List.of(
        pure("reads a clock", HouseRules::readsClock),
        pure("draws random numbers that nobody seeded", HouseRules::drawsRandomNumbers),
        pure("prints", HouseRules::prints),
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(below("simulator"), below("protocol"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.nio.file..", "java.net..", "java.sql..", "javax.sql..", "java.util.logging..")
            .because("simulator and protocol do not reach outside")
            .allowEmptyShould(true),
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(below("simulator"), below("protocol"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.PrintStream")
            .because("simulator and protocol do not reach outside")
            .allowEmptyShould(true));
  }

  private ArchRule pure(String deed, java.util.function.Predicate<JavaAccess<?>> forbidden) {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAnyPackage(below("simulator"), below("protocol"))
        .should(neverAccess(deed, forbidden))
        .because("simulator and protocol have no hidden inputs")
        .allowEmptyShould(true);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getName();
    boolean now = owner.startsWith("java.time.") && name.equals("now");
    boolean clock = owner.equals("java.time.Clock") && name.startsWith("system");
    boolean system = owner.equals("java.lang.System") && SMALL_TIME_METHODS.contains(name);
    boolean old =
        (owner.equals("java.util.Date") || owner.endsWith("Calendar"))
            && owner.startsWith("java.util.");
    return now || clock || system || old || readsDefaultZone(owner, name);
  }

  private static boolean readsDefaultZone(String owner, String name) {
    return (owner.equals("java.time.ZoneId") && name.equals("systemDefault"))
        || owner.equals("java.util.TimeZone");
  }

  private static boolean drawsRandomNumbers(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getName();
    return Set.of(
                "java.util.Random",
                "java.util.SplittableRandom",
                "java.util.concurrent.ThreadLocalRandom",
                "java.security.SecureRandom")
            .contains(owner)
        || owner.startsWith("java.util.random.")
        || (name.equals("random")
            && (owner.equals("java.lang.Math") || owner.endsWith("StrictMath")))
        || (name.equals("randomUUID") && owner.equals("java.util.UUID"))
        || (name.equals("shuffle") && owner.equals("java.util.Collections"));
  }

  private static boolean prints(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getName();
    return (owner.equals("java.lang.System")
            && Set.of("out", "err", "in", "console").contains(name))
        || owner.equals("java.lang.IO")
        || name.equals("printStackTrace");
  }

  /// In the engine, elementary functions are those of `StrictMath`, and sums have one order.
  List<ArchRule> sameBitsEverywhere() {
    return List.of(
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(below("simulator"))
            .should(neverAccess("calls a function of Math that may differ", HouseRules::inexact))
            .because("Math.exp and its like differ from machine to machine in the last place")
            .allowEmptyShould(true),
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(below("simulator"))
            .should(
                neverAccess(
                    "reduces across lanes",
                    access ->
                        access.getTargetOwner().getFullName().startsWith("jdk.incubator.vector.")
                            && access.getName().startsWith("reduceLanes")))
            .because("the order of a lane-wise reduction is the machine's own")
            .allowEmptyShould(true));
  }

  private static boolean inexact(JavaAccess<?> access) {
    return access instanceof JavaMethodCall
        && access.getTargetOwner().getFullName().equals("java.lang.Math")
        && !EXACT_MATH.contains(access.getName());
  }

  /// Names that say nothing.
  ArchRule tellingNames() {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
        .because("a name says what a class is")
        .allowEmptyShould(true);
  }

  /// Every package says what it is about, and is marked for null.
  ArchRule nullMarked() {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<JavaClass>("stand in a package with package-info and @NullMarked") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        item,
                        marked,
                        item.getPackageName() + " has no package-info with @NullMarked"));
              }
            })
        .allowEmptyShould(true);
  }

  /// Inside the service: only the command line knows all.
  List<ArchRule> service() {
    return List.of(
        forbid("service.present", "service.cli", "service.web", "service.fhir"),
        forbid("service.forecast", "service.cli", "service.web", "service.fhir"),
        forbid(
            "service.journal",
            "service.cli",
            "service.web",
            "service.fhir",
            "service.present",
            "service.handout",
            "service.clinic",
            "service.demo"),
        forbid(
            "service.clinic",
            "service.cli",
            "service.web",
            "service.fhir",
            "service.access",
            "service.present",
            "service.handout",
            "service.demo"),
        forbid(
            "service.trial",
            "service.cli",
            "service.web",
            "service.fhir",
            "service.present",
            "service.journal",
            "service.clinic"),
        forbid("service.demo", "service.cli", "service.web", "service.fhir", "service.present"),
        forbid("service.web", "service.cli", "service.fhir", "service.rest"),
        forbid("service.desk", "service.cli", "service.web", "service.fhir", "service.door"),
        forbid("service.door", "service.cli", "service.web", "service.fhir"),
        forbid("service.fhir", "service.cli", "service.web", "service.rest"),
        forbid("service.rest", "service.cli", "service.web", "service.fhir"),
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(below("service.cli"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(below("service.cli"))
            .because("only service.cli wires the rest together")
            .allowEmptyShould(true),
        onlyIn(
            "Database",
            List.of("service.journal"),
            "org.h2..",
            "org.postgresql..",
            "org.flywaydb..",
            "com.zaxxer.."),
        forbid("service.access", "service.cli", "service.web", "service.fhir", "service.present"),
        onlyIn(
            "Spring",
            List.of(
                "service.web",
                "service.fhir",
                "service.access",
                "service.desk",
                "service.door",
                "service.rest"),
            "org.springframework.."),
        onlyIn("FHIR", List.of("service.fhir"), "ca.uhn..", "org.hl7.."),
        forbid("service.sbml", "service.cli", "service.web", "service.fhir", "service.rest"),
        onlyIn("SBML", List.of("service.sbml"), "org.sbml.."),
        onlyIn(
            "HTTP",
            List.of("service.web", "service.fhir", "service.door", "service.rest"),
            "jakarta.servlet..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "org.springframework.http..",
            "org.springframework.web.."));
  }

  private ArchRule forbid(String from, String... to) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(below(from))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(to).map(this::below).toArray(String[]::new))
        .because(from + " may not know " + String.join(", ", to))
        .allowEmptyShould(true);
  }

  private ArchRule onlyIn(String what, List<String> where, String... packages) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(where.stream().map(this::below).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(what + " types stay in " + where)
        .allowEmptyShould(true);
  }

  private String below(String name) {
    return root + "." + name + "..";
  }

  private static ArchCondition<JavaClass> neverAccess(
      String deed, java.util.function.Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<JavaClass>("never: " + deed) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        Stream<JavaAccess<?>> calls =
            Stream.concat(
                item.getAccessesFromSelf().stream().map(access -> (JavaAccess<?>) access),
                item.getCodeUnits().stream().flatMap(HouseRules::references));
        calls
            .filter(forbidden)
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(item, access.getDescription())));
      }
    };
  }

  private static Stream<JavaAccess<?>> references(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getMethodReferencesFromSelf().stream().map(access -> (JavaAccess<?>) access),
        unit.getConstructorReferencesFromSelf().stream().map(access -> (JavaAccess<?>) access));
  }
}
