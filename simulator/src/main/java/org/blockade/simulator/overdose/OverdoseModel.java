package org.blockade.simulator.overdose;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MolarMass;

/// The published model of an overdose, with its numbers.
public final class OverdoseModel {

  private static final double PICOMOLES_PER_NANOMOLE = 1000;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MILLILITRES_PER_LITRE = 1000;

  private final String identity;
  private final Physiology physiology;
  private final Map<PublishedOverdose, Mass> amounts;
  private final Map<PublishedOverdose.Opioid, MolarMass> molarMasses;
  private final Map<PublishedOverdose.Opioid, Double> siteRates;
  private final Ratios carfentanil;
  private final Drug naloxone;
  private final Drug nalmefene;
  private final NalmefeneKinetics nalmefeneKinetics;
  private final double mostBioavailability;
  private final RescueTiming published;
  private final double duration;
  private final OverdosePerson typical;
  private final List<OverdoseNumber> numbers;
  private final double[] rest;

  /// Rate constants of carfentanil over those of fentanyl.
  private record Ratios(double elimination, double toSlow, double fromFast, double fromSlow) {}

  /// A rescue antagonist.
  ///
  /// @param siteRate `ke0`, 1/s
  /// @param dose one labelled dose
  /// @param binding best estimate
  private record Drug(MolarMass molarMass, double siteRate, Mass dose, Binding binding) {}

  private OverdoseModel(DataFile file) {
    OverdoseNumbers read = new OverdoseNumbers(file);
    this.identity =
        file.root().text("id") + " version " + file.root().text("version") + ", " + file.checksum();
    file.root().text("title");
    this.physiology = new PhysiologyReader(read).read();
    this.amounts = new EnumMap<>(PublishedOverdose.class);
    for (PublishedOverdose overdose : PublishedOverdose.values()) {
      amounts.put(overdose, Mass.ofMilligrams(read.positive("overdoses", overdose.key(), "mg")));
    }
    this.molarMasses = new EnumMap<>(PublishedOverdose.Opioid.class);
    this.siteRates = new EnumMap<>(PublishedOverdose.Opioid.class);
    Map<PublishedOverdose.Opioid, Binding> bindings = new EnumMap<>(PublishedOverdose.Opioid.class);
    for (PublishedOverdose.Opioid opioid : PublishedOverdose.Opioid.values()) {
      String name = nameOf(opioid);
      molarMasses.put(
          opioid, new MolarMass(read.positive("opioids", name + "_molar_mass", "g/mol")));
      siteRates.put(opioid, read.positive("opioids", name + "_effect_site_rate", "1/s"));
      bindings.put(opioid, binding(read, name + "_binding"));
    }
    this.carfentanil =
        new Ratios(
            read.positive("opioids", "carfentanil_elimination", "ratio"),
            read.positive("opioids", "carfentanil_to_slow", "ratio"),
            read.positive("opioids", "carfentanil_from_fast", "ratio"),
            read.positive("opioids", "carfentanil_from_slow", "ratio"));
    FentanylVolumes volumes =
        new FentanylVolumes(
            read.positive("opioids", "central_volume", "L"),
            read.positive("opioids", "fast_volume", "L"),
            read.positive("opioids", "slow_volume", "L"),
            read.positive("opioids", "clearance", "L/min"),
            read.positive("opioids", "fast_flow", "L/min"),
            read.positive("opioids", "slow_flow", "L/min"));
    this.naloxone = drug(read, "naloxone");
    this.nalmefene = drug(read, "nalmefene");
    this.nalmefeneKinetics = nalmefeneKinetics(read);
    this.mostBioavailability = read.positive("naloxone", "most_bioavailability", "fraction");
    Map<RescueProduct, AntagonistKinetics> products = new EnumMap<>(RescueProduct.class);
    for (RescueProduct product : RescueProduct.values()) {
      products.put(
          product,
          switch (product) {
            case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR -> product(read, product.key());
            case NALMEFENE_NASAL -> nalmefeneKinetics.typical();
          });
    }
    double doses = read.positive("rescue", "most_doses", "count");
    read.mustBe("rescue", "most_doses", doses, Rescue.Antagonist.PUBLISHED_DOSES);
    double delay = read.positive("rescue", "delay", "s");
    double gap = read.positive("rescue", "gap", "s");
    this.published =
        new RescueTiming(
            delay,
            read.positive("rescue", "shortest_delay", "s"),
            read.positive("rescue", "longest_delay", "s"),
            Rescue.Antagonist.PUBLISHED_DOSES,
            gap);
    this.duration = read.positive("method", "duration", "s");
    this.numbers = read.close();
    this.typical =
        new OverdosePerson(
            opioids(volumes), bindings, rescueBindings(naloxone.binding()), products);
    this.rest =
        Rest.find(
            equations(
                typical,
                scenario(
                    PublishedOverdose.FENTANYL_MEAN, OpioidTolerance.NAIVE, new Rescue.None())));
  }

  /// Volumes (L) and flows (L/min) of fentanyl in one person.
  record FentanylVolumes(
      double central,
      double fast,
      double slow,
      double clearance,
      double fastFlow,
      double slowFlow) {}

  /// The model that comes with Blockade.
  public static OverdoseModel standard() {
    return new OverdoseModel(DataFile.resource(OverdoseModel.class, "overdose.yaml"));
  }

  /// A model with the numbers of another file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  static OverdoseModel of(DataFile file) {
    return new OverdoseModel(file);
  }

  /// Name and version of the model and the checksum of its numbers.
  public String identity() {
    return identity;
  }

  /// Every number with its unit, evidence and source.
  public List<OverdoseNumber> numbers() {
    return numbers;
  }

  /// One of the published overdoses, nothing on board, followed as long as published.
  public OverdoseScenario scenario(
      PublishedOverdose overdose, OpioidTolerance tolerance, Rescue rescue) {
    return new OverdoseScenario(overdose, tolerance, rescue, BlockadeOnBoard.NONE, duration);
  }

  /// One dose of a product, with the published delay.
  public Rescue rescue(RescueProduct product) {
    return new Rescue.Antagonist(product, published.delaySeconds(), 1, published.gapSeconds());
  }

  /// When help is called, and when the heart fails.
  public OverdoseRule rule() {
    return new OverdoseRule(
        physiology.call().threshold(),
        physiology.arresting().lowOxygen(),
        physiology.arresting().time());
  }

  /// One dose of a product as its label has it.
  public Mass labelledDose(RescueProduct product) {
    return drug(product).dose();
  }

  /// When a rescuer gives what in the publication.
  public RescueTiming timing() {
    return published;
  }

  /// The typical person's course.
  ///
  /// @param secondsPerPoint distance of its points; a multiple of the step, which is a second
  public OverdoseCourse course(OverdoseScenario scenario, double secondsPerPoint) {
    double perPoint = secondsPerPoint / physiology.call().step();
    if (!(perPoint >= 1) || perPoint != StrictMath.rint(perPoint) || perPoint > 1e6) {
      throw new IllegalArgumentException(
          "points stand a multiple of "
              + physiology.call().step()
              + " seconds apart, not "
              + secondsPerPoint);
    }
    return run(typical, scenario, physiology.call().step()).course(identity, (int) perPoint);
  }

  /// The typical person.
  OverdosePerson typical() {
    return typical;
  }

  /// Whether and when a person is arrested.
  Optional<Arrest> arrest(OverdosePerson person, OverdoseScenario scenario) {
    return run(person, scenario, physiology.call().step()).arrest();
  }

  /// A run with another step than that of the file, to see what the step does.
  OverdoseRun run(OverdosePerson person, OverdoseScenario scenario, double step) {
    PublishedOverdose overdose = scenario.overdose();
    MolarMass molarMass = of(molarMasses, overdose.opioid());
    RescueProduct product = product(scenario.rescue());
    Drug drug = drug(product);
    return new OverdoseRun(
        physiology,
        scenario,
        step,
        equations(person, scenario),
        rest,
        picomoles(molarMass, of(amounts, overdose)),
        picomoles(drug.molarMass(), drug.dose()),
        person.kinetics(product).entry());
  }

  /// The lowest PaO2 (mmHg) of a typical person who breathes as somebody new to opioids, at rest at
  /// second 0, and whose receptors an opioid of another model holds. For tests of this package.
  ///
  /// @param share share of the receptors (0 to 1) at a second
  /// @param from second from which on the lowest is looked for
  /// @param seconds how long the person is followed
  double lowestArterialOxygen(DoubleUnaryOperator share, double from, double seconds) {
    // nothing of the published overdose is given: its amount is 0
    OverdoseScenario scenario =
        new OverdoseScenario(
            PublishedOverdose.FENTANYL_MEAN,
            OpioidTolerance.NAIVE,
            new Rescue.None(),
            BlockadeOnBoard.NONE,
            seconds);
    OverdoseEquations equations = equations(typical, scenario, OpioidShare.given(share));
    AntagonistKinetics.Entry entry = typical.kinetics(product(scenario.rescue())).entry();
    return new OverdoseRun(
            physiology, scenario, physiology.call().step(), equations, rest, 0, 0, entry)
        .lowestArterialOxygen(from);
  }

  OverdoseEquations equations(OverdosePerson person, OverdoseScenario scenario) {
    return equations(person, scenario, OpioidShare.BOUND);
  }

  private OverdoseEquations equations(
      OverdosePerson person, OverdoseScenario scenario, OpioidShare share) {
    PublishedOverdose.Opioid opioid = scenario.overdose().opioid();
    RescueProduct product = product(scenario.rescue());
    return new OverdoseEquations(
        physiology,
        person.kinetics(opioid),
        person.binding(opioid),
        share,
        person.kinetics(product),
        drug(product).siteRate(),
        person.binding(product),
        scenario.onBoard(),
        scenario.tolerance());
  }

  /// Without a rescue, one whose dose never comes.
  private RescueProduct product(Rescue rescue) {
    return switch (rescue) {
      case Rescue.None _ -> RescueProduct.NALOXONE_GENERIC;
      case Rescue.Antagonist antagonist -> antagonist.product();
    };
  }

  private Drug drug(RescueProduct product) {
    return switch (product) {
      case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR -> naloxone;
      case NALMEFENE_NASAL -> nalmefene;
    };
  }

  /// How the products bind in a person with this binding of naloxone. That of nalmefene was scaled
  /// from naloxone, so the person's deviation goes along.
  Map<RescueProduct, Binding> rescueBindings(Binding ofNaloxone) {
    Binding typicalNaloxone = naloxone.binding();
    Binding typicalNalmefene = nalmefene.binding();
    Binding ofNalmefene =
        new Binding(
            ofNaloxone.association()
                * typicalNalmefene.association()
                / typicalNaloxone.association(),
            ofNaloxone.dissociation()
                * typicalNalmefene.dissociation()
                / typicalNaloxone.dissociation(),
            ofNaloxone.hill() * typicalNalmefene.hill() / typicalNaloxone.hill());
    Map<RescueProduct, Binding> bindings = new EnumMap<>(RescueProduct.class);
    for (RescueProduct product : RescueProduct.values()) {
      bindings.put(
          product,
          switch (product) {
            case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR -> ofNaloxone;
            case NALMEFENE_NASAL -> ofNalmefene;
          });
    }
    return bindings;
  }

  NalmefeneKinetics nalmefene() {
    return nalmefeneKinetics;
  }

  double[] rest() {
    return rest.clone();
  }

  double step() {
    return physiology.call().step();
  }

  double mostBioavailability() {
    return mostBioavailability;
  }

  private static double picomoles(MolarMass molarMass, Mass mass) {
    return molarMass.amountOf(mass).nanomoles() * PICOMOLES_PER_NANOMOLE;
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("nothing is known of " + key);
    }
    return value;
  }

  private static String nameOf(PublishedOverdose.Opioid opioid) {
    return switch (opioid) {
      case FENTANYL -> "fentanyl";
      case CARFENTANIL -> "carfentanil";
    };
  }

  private static Binding binding(OverdoseNumbers read, String section) {
    return new Binding(
        read.positive(section, "association", "pM^-n/s"),
        read.positive(section, "dissociation", "1/s"),
        read.positive(section, "hill", "ratio"));
  }

  private static Drug drug(OverdoseNumbers read, String section) {
    return new Drug(
        new MolarMass(read.positive(section, "molar_mass", "g/mol")),
        read.positive(section, "effect_site_rate", "1/s"),
        Mass.ofMilligrams(read.positive(section, "labelled_dose", "mg")),
        binding(read, section + "_binding"));
  }

  private static AntagonistKinetics product(OverdoseNumbers read, String section) {
    return new AntagonistKinetics(
        new AntagonistKinetics.Entry.Transit(
            read.positive(section, "bioavailability", "fraction"),
            read.positive(section, "transit", "1/s"),
            read.positive(section, "absorption", "1/s")),
        read.positive(section, "clearance", "mL/s") / MILLILITRES_PER_LITRE,
        read.positive(section, "central_volume", "L"),
        read.positive(section, "flow", "mL/s") / MILLILITRES_PER_LITRE,
        read.positive(section, "peripheral_volume", "L"));
  }

  private static NalmefeneKinetics nalmefeneKinetics(OverdoseNumbers read) {
    String at = "nalmefene_nasal";
    return new NalmefeneKinetics(
        read.positive(at, "clearance", "L/h"),
        read.positive(at, "central_volume", "L"),
        read.positive(at, "flow", "L/h"),
        read.positive(at, "peripheral_volume", "L"),
        read.positive(at, "absorption", "1/h"),
        read.positive(at, "constant_share", "fraction"),
        read.positive(at, "constant_time", "h"),
        read.positive(at, "lag", "h"));
  }

  /// Both opioids in a person with these volumes of fentanyl.
  Map<PublishedOverdose.Opioid, OpioidKinetics> opioids(FentanylVolumes volumes) {
    double elimination = volumes.clearance() / volumes.central() / SECONDS_PER_MINUTE;
    double toFast = volumes.fastFlow() / volumes.central() / SECONDS_PER_MINUTE;
    double fromFast = volumes.fastFlow() / volumes.fast() / SECONDS_PER_MINUTE;
    double toSlow = volumes.slowFlow() / volumes.central() / SECONDS_PER_MINUTE;
    double fromSlow = volumes.slowFlow() / volumes.slow() / SECONDS_PER_MINUTE;
    Map<PublishedOverdose.Opioid, OpioidKinetics> kinetics =
        new EnumMap<>(PublishedOverdose.Opioid.class);
    kinetics.put(
        PublishedOverdose.Opioid.FENTANYL,
        new OpioidKinetics(
            elimination,
            toFast,
            fromFast,
            toSlow,
            fromSlow,
            volumes.central(),
            of(siteRates, PublishedOverdose.Opioid.FENTANYL)));
    kinetics.put(
        PublishedOverdose.Opioid.CARFENTANIL,
        new OpioidKinetics(
            elimination * carfentanil.elimination(),
            toFast,
            fromFast * carfentanil.fromFast(),
            toSlow * carfentanil.toSlow(),
            fromSlow * carfentanil.fromSlow(),
            volumes.central(),
            of(siteRates, PublishedOverdose.Opioid.CARFENTANIL)));
    return kinetics;
  }
}
