package org.blockade.formats.regimen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MassUnit;

/// The four words of a dose (amount, unit, drug, route), held against the catalogue.
///
/// Charts and regimens both write doses, so both ask here: a word that one of them takes the other
/// takes too, and an amount that nobody could mean is refused in both.
public final class DoseWords {

  private final DrugCatalogue catalogue;

  public DoseWords(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What became of the words.
  public sealed interface Reading {}

  /// A dose that can be simulated.
  public record Read(CatalogueEntry drug, Formulation formulation, Mass amount)
      implements Reading {}

  /// A word that cannot be taken, and a sentence that says what would be right.
  public record Refused(Word word, String message) implements Reading {}

  /// The words of a dose.
  public enum Word {
    AMOUNT,
    UNIT,
    DRUG,
    ROUTE
  }

  /// Reads the words of one dose.
  ///
  /// @param amount a finite number
  public Reading read(double amount, String unit, String drug, String route) {
    Optional<CatalogueEntry> entry = catalogue.find(drug);
    if (entry.isEmpty()) {
      return new Refused(Word.DRUG, unknownDrug(drug));
    }
    List<Formulation> formulations = formulationsOf(entry.get());
    if (formulations.isEmpty()) {
      return new Refused(
          Word.DRUG,
          "a dose of "
              + entry.get().title()
              + " cannot be simulated yet: there is no drug file for it");
    }
    String routeWord = route.strip().toLowerCase(Locale.ROOT);
    Optional<Formulation> formulation =
        formulations.stream().filter(form -> answersTo(form, routeWord)).findFirst();
    if (formulation.isEmpty()) {
      return new Refused(Word.ROUTE, unknownRoute(entry.get(), route, formulations));
    }
    Optional<MassUnit> massUnit = MassUnit.ofCode(unit.strip());
    if (massUnit.isEmpty()) {
      return new Refused(Word.UNIT, unknownUnit(unit));
    }
    return believed(entry.get(), formulation.get(), amount, massUnit.get());
  }

  /// What to say where the catalogue does not know a drug.
  public String unknownDrug(String drug) {
    return catalogue
        .combined(drug)
        .map(medicine -> medicine.refusal() + "; write the drug that was given")
        .orElseGet(() -> notInTheCatalogue(drug));
  }

  private String notInTheCatalogue(String drug) {
    List<String> names =
        catalogue.entries().stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.id()), entry.words().stream()))
            .toList();
    List<String> near = NearNames.of(drug, names);
    return "the drug catalogue does not know "
        + Excerpt.ofName(drug, names)
        + (near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)")
        + "; it knows "
        + catalogue.entries().stream().map(CatalogueEntry::id).collect(Collectors.joining(", "));
  }

  /// A metabolite has no drug file of its own; it is given in the model of the drug it comes from.
  private List<Formulation> formulationsOf(CatalogueEntry entry) {
    return catalogue.entries().stream()
        .filter(CatalogueEntry::simulated)
        .flatMap(drug -> catalogue.model(drug.id()).formulations().stream())
        .filter(form -> form.entrance().substance().equals(entry.id()))
        .toList();
  }

  private static boolean answersTo(Formulation formulation, String word) {
    return formulation.entrance().route().id().equals(word) || formulation.words().contains(word);
  }

  private static String unknownRoute(
      CatalogueEntry drug, String route, List<Formulation> formulations) {
    String known =
        formulations.stream()
            .map(form -> form.entrance().route().id() + " (" + form.title() + ")")
            .collect(Collectors.joining(", "));
    boolean isRoute = Route.ofId(route.strip().toLowerCase(Locale.ROOT)).isPresent();
    List<String> names =
        Stream.concat(
                Arrays.stream(Route.values()).map(Route::id),
                formulations.stream().flatMap(form -> form.words().stream()))
            .toList();
    return (isRoute
            ? drug.title()
                + " by the route "
                + Excerpt.ofName(route, names)
                + " cannot be simulated"
            : Excerpt.ofName(route, names) + " is no route")
        + "; write one of "
        + known;
  }

  private static String unknownUnit(String unit) {
    List<String> names = Arrays.stream(MassUnit.values()).map(MassUnit::code).toList();
    return Excerpt.ofName(unit, names) + " is no unit of mass; write one of " + MassUnit.codes();
  }

  private static Reading believed(
      CatalogueEntry drug, Formulation formulation, double amount, MassUnit unit) {
    if (!(amount > 0)) {
      return new Refused(
          Word.AMOUNT, "the amount is " + PlainNumber.of(amount) + "; a dose is more than 0");
    }
    Mass mass = new Mass(amount, unit);
    if (!formulation.believes(mass)) {
      return new Refused(
          Word.AMOUNT,
          PlainNumber.of(amount)
              + " "
              + unit.code()
              + " of "
              + drug.title()
              + " "
              + formulation.entrance().route().id()
              + " is not believed: "
              + believable(drug, formulation)
              + "; check the unit");
    }
    return new Read(drug, formulation, mass);
  }

  /// A range of an opioid could be read as one of doses to take, so it is not told.
  private static String believable(CatalogueEntry drug, Formulation formulation) {
    return switch (drug.kind()) {
      case AGONIST, PARTIAL_AGONIST -> "it is outside what a chart may record for this formulation";
      case ANTAGONIST, OTHER ->
          "the formulation is given in "
              + PlainNumber.of(formulation.leastMilligrams())
              + " to "
              + PlainNumber.of(formulation.mostMilligrams())
              + " mg";
    };
  }
}
