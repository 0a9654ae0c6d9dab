package org.blockade.service.cli;

import java.util.Optional;
import org.blockade.formats.regimen.Excerpt;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.CombinedMedicine;
import org.blockade.simulator.drug.DrugCatalogue;

/// What to say of a name where naltrexone is meant: look-alikes are told apart and never guessed.
final class DrugNames {

  private static final String NALTREXONE = "naltrexone";

  private DrugNames() {}

  /// Why a word names no product of naltrexone.
  static String notAProduct(String word, DrugCatalogue catalogue) {
    String right = "write xr-naltrexone, oral-naltrexone, none, or unknown";
    return notNaltrexone(word, catalogue)
        .map(reason -> reason + "; " + right)
        .orElseGet(() ->
            catalogue.find(word).isPresent()
                ? "naltrexone comes as tablets or as an injection; " + right
                : "no product of naltrexone is called so; " + right);
  }

  /// Which other drug a word names, if it names one.
  static Optional<String> notNaltrexone(String word, DrugCatalogue catalogue) {
    Optional<String> combined = catalogue.combined(word).map(CombinedMedicine::refusal);
    return combined.or(() ->
        catalogue
            .find(word)
            .filter(entry -> !entry.id().equals(NALTREXONE))
            .map(entry -> entry.title() + " is not naltrexone"));
  }

  /// What to say where a drug has no file that could be shown.
  static String notShown(String word, DrugCatalogue catalogue) {
    String list = "; \"blockade drugs\" lists the drugs and which of them can be simulated";
    Optional<CombinedMedicine> combined = catalogue.combined(word);
    if (combined.isPresent()) {
      return combined.get().refusal() + list;
    }
    Optional<CatalogueEntry> entry = catalogue.find(word);
    return entry
        .map(each ->
            "no drug file of " + each.title() + ": it can be named but not simulated" + list)
        .orElseGet(() -> "no drug file of " + Excerpt.ofWord(word) + list);
  }
}
