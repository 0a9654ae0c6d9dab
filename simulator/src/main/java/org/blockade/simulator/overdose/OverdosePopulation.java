package org.blockade.simulator.overdose;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.Parallel;

/// Virtual people who differ in how they handle the opioid and the rescue antagonist and in how
/// these bind.
///
/// They do not differ in physiology: the publication gives it no spread. A person is the same in
/// every scenario, alone or in a crowd, for any number of threads.
public final class OverdosePopulation {

  private static final List<String> BINDING = List.of("association", "dissociation", "hill");
  private static final List<String> BINDING_UNITS = List.of("pM^-n/s", "1/s", "ratio");

  private static final double MILLILITRES_PER_LITRE = 1000;

  /// How many people go by between two reports of progress. A choice.
  private static final int CHUNK = 64;

  private final OverdoseModel model;
  private final String identity;
  private final JointDistribution fentanyl;
  private final JointDistribution fentanylBinding;
  private final JointDistribution carfentanilBinding;
  private final JointDistribution naloxoneBinding;
  private final Map<RescueProduct, JointDistribution> products;
  private final CounterRandom random;
  private final int size;

  private OverdosePopulation(OverdoseModel model, DataFile file, long seed, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a population has 1 person or more, not " + size);
    }
    this.model = model;
    this.random = new CounterRandom(seed);
    this.size = size;
    DataNode root = file.root();
    this.identity = root.text("id") + " version " + root.text("version") + ", " + file.checksum();
    DataNode groups = root.child("groups");
    this.fentanyl =
        JointDistribution.read(
            groups,
            "fentanyl_kinetics",
            List.of(
                "central_volume",
                "fast_volume",
                "slow_volume",
                "clearance",
                "fast_flow",
                "slow_flow"),
            List.of("L", "L", "L", "L/min", "L/min", "L/min"));
    this.fentanylBinding = binding(groups, "fentanyl_binding");
    this.carfentanilBinding = binding(groups, "carfentanil_binding");
    this.naloxoneBinding = binding(groups, "naloxone_binding");
    this.products = new EnumMap<>(RescueProduct.class);
    for (RescueProduct product : RescueProduct.values()) {
      products.put(product, kinetics(groups, product));
    }
    groups.close();
    root.close();
    file.requireSound();
  }

  private static JointDistribution kinetics(DataNode groups, RescueProduct product) {
    return switch (product) {
      case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR ->
          JointDistribution.read(
              groups,
              product.key(),
              List.of(
                  "central_volume",
                  "bioavailability",
                  "absorption",
                  "clearance",
                  "transit",
                  "flow",
                  "peripheral_volume"),
              List.of("L", "fraction", "1/s", "mL/s", "1/s", "mL/s", "L"));
      case NALMEFENE_NASAL ->
          JointDistribution.read(
              groups,
              product.key(),
              List.of("clearance", "central_volume", "absorption"),
              List.of("L/h", "L", "1/h"));
    };
  }

  private static JointDistribution binding(DataNode groups, String name) {
    return JointDistribution.read(groups, name, BINDING, BINDING_UNITS);
  }

  /// Draws virtual people of the distribution that comes with Blockade.
  ///
  /// @param size how many, 1 or more
  public static OverdosePopulation draw(OverdoseModel model, long seed, int size) {
    return of(
        model, DataFile.resource(OverdosePopulation.class, "overdose-population.yaml"), seed, size);
  }

  /// Draws virtual people of another distribution.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  static OverdosePopulation of(OverdoseModel model, DataFile file, long seed, int size) {
    return new OverdosePopulation(model, file, seed, size);
  }

  /// Name and version of the distribution and the checksum of its file.
  public String identity() {
    return identity;
  }

  /// How many of the people are arrested.
  ///
  /// @param threads 1 or more; the answer does not depend on it
  public ArrestShare arrested(OverdoseScenario scenario, int threads) {
    return arrested(scenario, threads, done -> {});
  }

  /// The same for somebody who wants to know how far it is.
  ///
  /// @param done told now and then how many of the people are done
  public ArrestShare arrested(OverdoseScenario scenario, int threads, IntConsumer done) {
    int arrested = 0;
    for (int from = 0; from < size; from += CHUNK) {
      int first = from;
      int count = StrictMath.min(CHUNK, size - from);
      arrested +=
          (int)
              Parallel.map(
                      threads,
                      count,
                      number -> model.arrest(person(first + number), scenario).isPresent())
                  .stream()
                  .filter(each -> each)
                  .count();
      done.accept(first + count);
    }
    return new ArrestShare(size, arrested);
  }

  /// One of the people.
  ///
  /// @param number 0 to size - 1
  OverdosePerson person(int number) {
    double[] volumes = fentanyl.draw(random, number);
    Map<PublishedOverdose.Opioid, Binding> bindings = new EnumMap<>(PublishedOverdose.Opioid.class);
    bindings.put(PublishedOverdose.Opioid.FENTANYL, binding(fentanylBinding.draw(random, number)));
    bindings.put(
        PublishedOverdose.Opioid.CARFENTANIL, binding(carfentanilBinding.draw(random, number)));
    Binding naloxone = binding(naloxoneBinding.draw(random, number));
    Map<RescueProduct, AntagonistKinetics> kinetics = new EnumMap<>(RescueProduct.class);
    products.forEach(
        (product, group) -> kinetics.put(product, kinetics(product, group.draw(random, number))));
    return new OverdosePerson(
        model.opioids(
            new OverdoseModel.FentanylVolumes(
                volumes[0], volumes[1], volumes[2], volumes[3], volumes[4], volumes[5])),
        bindings,
        model.rescueBindings(naloxone),
        kinetics);
  }

  private static Binding binding(double[] values) {
    return new Binding(values[0], values[1], values[2]);
  }

  private AntagonistKinetics kinetics(RescueProduct product, double[] values) {
    return switch (product) {
      // the published rows cap the bioavailability, and so does this
      case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR ->
          new AntagonistKinetics(
              new AntagonistKinetics.Entry.Transit(
                  StrictMath.min(model.mostBioavailability(), values[1]), values[4], values[2]),
              values[3] / MILLILITRES_PER_LITRE,
              values[0],
              values[5] / MILLILITRES_PER_LITRE,
              values[6]);
      case NALMEFENE_NASAL -> model.nalmefene().with(values[0], values[1], values[2]);
    };
  }
}
