package org.blockade.service.fhir.hooks;

import java.util.List;
import java.util.Objects;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.read.Medicines;
import org.blockade.simulator.drug.DrugCatalogue;
import org.hl7.fhir.r4.model.CodeableConcept;

/// What an ordered drug is, by the one table of codes and names.
final class NamedDrugs {

  private final Medicines medicines;

  NamedDrugs(DrugCatalogue catalogue) {
    this.medicines = new Medicines(CodeTable.standard(), catalogue);
  }

  /// What a concept names.
  Drug of(CodeableConcept concept) {
    List<Medicines.Coded> codings =
        concept.getCoding().stream()
            .map(each ->
                new Medicines.Coded(
                    text(each.getSystem()), text(each.getCode()), text(each.getDisplay())))
            .toList();
    return switch (medicines.of(codings, text(concept.getText()))) {
      case Medicines.Named.Naltrexone naltrexone ->
          naltrexone
              .product()
              .map(product ->
                  switch (product) {
                    case INJECTION ->
                        new Drug(Drug.Kind.NALTREXONE_INJECTION, "naltrexone, depot injection");
                    case TABLET -> new Drug(Drug.Kind.NALTREXONE_TABLET, "naltrexone, tablets");
                  })
              .orElse(new Drug(Drug.Kind.NALTREXONE, "naltrexone"));
      case Medicines.Named.Opioid opioid -> new Drug(Drug.Kind.OPIOID, "an opioid");
      case Medicines.Named.NoTreatment combination ->
          new Drug(Drug.Kind.NALTREXONE_COMBINATION, "naltrexone with another drug");
      case Medicines.Named.Neither neither -> new Drug(Drug.Kind.OTHER, "another drug");
      case Medicines.Named.Unknown unknown ->
          switch (unknown.doubt()) {
            case NAMELESS -> new Drug(Drug.Kind.UNREADABLE, "a drug without a name");
            case CONTRADICTION ->
                new Drug(Drug.Kind.UNREADABLE, "a drug whose codes and words cannot be believed");
            case PERHAPS_OPIOID -> new Drug(Drug.Kind.OPIOID, "an opioid");
            // A card about each drug that is not in the table would be a card about nearly all.
            case UNFAMILIAR -> new Drug(Drug.Kind.OTHER, "another drug");
          };
    };
  }

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
