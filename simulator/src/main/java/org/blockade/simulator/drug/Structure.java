package org.blockade.simulator.drug;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the parameters of a drug join to a model. Every string here is the symbol of a parameter, or
/// the id of a substance.
///
/// @param substances parent first; a substance is formed only from those before it
/// @param inputs how each route delivers each substance
/// @param ligands what each substance does at the mu receptor
/// @param selectivity how the other opioid receptors compare
/// @param challenge effect of an opioid challenge under block, if the drug was fitted to some
public record Structure(
    List<Substance> substances,
    Map<Entrance, Input> inputs,
    List<Ligand> ligands,
    Optional<Selectivity> selectivity,
    Optional<Challenge> challenge) {

  public Structure {
    substances = List.copyOf(substances);
    inputs = Map.copyOf(inputs);
    ligands = List.copyOf(ligands);
  }

  /// A substance with linear kinetics: a central volume, any number of peripheral ones.
  ///
  /// @param biophaseRate equilibration rate ke of the effect site, if it has one
  /// @param formation what its elimination forms, if anything we follow
  public record Substance(
      String id,
      String title,
      String molarMass,
      String clearance,
      String centralVolume,
      List<Peripheral> peripherals,
      Optional<String> biophaseRate,
      Optional<Formation> formation) {
    public Substance {
      peripherals = List.copyOf(peripherals);
    }
  }

  /// A peripheral volume and the flow to it.
  public record Peripheral(String flow, String volume) {}

  /// A fraction of what is eliminated, mole for mole, appears as another substance.
  public record Formation(String substance, String fraction) {}

  /// How a route delivers the drug.
  public sealed interface Input {

    /// Straight into the plasma, at once or at a constant rate.
    record Direct(String bioavailability) implements Input {}

    /// First-order absorption after a lag.
    ///
    /// @param absorbed fraction of the dose that is absorbed at all
    /// @param bioavailability fraction of the dose that reaches the plasma unchanged
    /// @param firstPassSubstance what the rest of the absorbed dose reaches the plasma as
    record FirstOrder(
        String lagTime,
        String absorptionRate,
        String absorbed,
        String bioavailability,
        String firstPassSubstance)
        implements Input {}

    /// Release from a depot, or absorption from a site, in phases that run side by side.
    ///
    /// @param lagTime lag before anything is released, if there is one
    /// @param doseDependence how the bioavailability falls as the dose grows, if it does
    record Depot(
        String bioavailability,
        Optional<String> lagTime,
        Optional<DoseDependence> doseDependence,
        List<Phase> phases)
        implements Input {
      public Depot {
        phases = List.copyOf(phases);
      }
    }
  }

  /// A bioavailability that follows a power of the labelled amount: `F (amount /
  /// reference)^exponent`.
  public record DoseDependence(String referenceMass, String exponent) {}

  /// A phase of a depot. The fraction of the first phase is a person's own; the others share what
  /// it leaves, in the proportion of their fractions.
  public sealed interface Phase {

    String fraction();

    /// Exponential release.
    record Burst(String fraction, String halfLife) implements Phase {}

    /// Erlang release: a chain of equal stages (a gamma distribution with whole shape).
    record Erlang(String fraction, String stages, String meanTime) implements Phase {}

    /// First-order absorption.
    record FirstOrder(String fraction, String rate) implements Phase {}

    /// Transit through a chain of equal stages, then first-order absorption.
    ///
    /// @param stageRate rate from each stage of the chain to the next (1/h)
    /// @param rate rate of absorption from the last compartment (1/h)
    record Transit(String fraction, String stages, String stageRate, String rate)
        implements Phase {}
  }

  /// What a substance does at the receptor.
  ///
  /// @param halfOccupancy plasma concentration at steady state that holds half of the mu receptors
  /// @param slowShare share of its effect that comes by the slow biophase; the rest follows plasma
  /// @param dissociationRate rate at which it leaves the receptor, if the kinetics of binding is
  ///   known
  /// @param efficacy what a fully occupied receptor does, 0 to 1; an antagonist has none
  /// @param respiratoryWeight factor on its drive where breathing is concerned, if it differs from
  ///   1; only the join of other opioids to the overdose model takes it, which is for tests
  /// @param hill published Hill exponent of its binding, for the form of binding that has one
  public record Ligand(
      String substance,
      String halfOccupancy,
      Optional<String> slowShare,
      Optional<String> dissociationRate,
      Optional<String> efficacy,
      Optional<String> respiratoryWeight,
      Optional<String> hill) {}

  /// Concentration for half occupancy of the kappa and delta receptors over that of the mu
  /// receptor.
  public record Selectivity(String kappa, String delta) {}

  /// Effect of a laboratory opioid challenge.
  ///
  /// @param drive drive of 25 mg heroin into a vein
  /// @param hill Hill coefficient
  /// @param sensitisation factor on the drive after weeks of sustained block
  /// @param hydromorphone heroin that equals hydromorphone, by mass
  public record Challenge(String drive, String hill, String sensitisation, String hydromorphone) {}

  /// The substance with this id.
  public Substance substance(String id) {
    return substances.stream()
        .filter(substance -> substance.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no substance " + id));
  }
}
