package org.blockade.simulator.drug;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.quantity.Amount;
import org.blockade.simulator.quantity.MolarMass;

/// A drug file, checked: parameters, structure, formulations, covariates.
///
/// @param id id in the catalogue
/// @param variant name of the parameter set: `default` or one the file names
/// @param variantReason why this parameter set exists
/// @param version version of the file
/// @param checksum SHA-256 of the file's bytes
public record DrugModel(
    String id,
    String title,
    String variant,
    String variantReason,
    int version,
    String checksum,
    ParameterTable parameters,
    Structure structure,
    List<Formulation> formulations,
    List<CovariateEffect> covariateEffects) {

  /// Name of the leading parameter set.
  public static final String DEFAULT = "default";

  public DrugModel {
    formulations = List.copyOf(formulations);
    covariateEffects = List.copyOf(covariateEffects);
  }

  /// Model id for a report: drug, version, parameter set and the start of the checksum.
  public String label() {
    return id + " v" + version + " " + variant + " " + checksum.substring(0, 12);
  }

  /// Whether this is the leading parameter set, and not one for sensitivity.
  public boolean leads() {
    return variant.equals(DEFAULT);
  }

  /// The formulation in which a substance is given by a route.
  public Optional<Formulation> formulation(Entrance entrance) {
    return formulations.stream().filter(form -> form.entrance().equals(entrance)).findFirst();
  }

  /// Typical values for a person with these covariates.
  public ParameterValues typical(Covariates covariates) {
    ParameterValues typical = parameters.typical();
    for (CovariateEffect effect : covariateEffects) {
      double before = typical.value(effect.parameter());
      double after =
          switch (effect) {
            case CovariateEffect.Slope slope -> {
              OptionalDouble value = slope.covariate().of(covariates);
              yield value.isEmpty()
                  ? before
                  : before
                      + typical.value(slope.slope())
                          * (value.getAsDouble() - typical.value(slope.centre()));
            }
            case CovariateEffect.Factor factor ->
                factor.category().of(covariates) ? before * typical.value(factor.factor()) : before;
          };
      typical = typical.with(effect.parameter(), after);
    }
    return typical;
  }

  /// Amount of base in a dose of this drug (nmol).
  public Amount baseOf(DoseEvent dose, ParameterValues values) {
    Entrance entrance = Entrance.of(dose);
    Formulation formulation =
        formulation(entrance)
            .orElseThrow(
                () -> new IllegalArgumentException(id + " has no formulation for " + entrance));
    MolarMass molarMass = new MolarMass(values.value(structure.substance(dose.drug()).molarMass()));
    return molarMass.amountOf(dose.amount()).times(values.value(formulation.baseFraction()));
  }
}
