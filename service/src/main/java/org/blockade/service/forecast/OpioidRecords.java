package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.ObservedValue;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// What a chart says about a person's opioids: uses, and rows that name an opioid or a test for one
/// but say nothing that can be read. Nothing of it passes in silence.
final class OpioidRecords {

  private static final String USE_REPORTED = "use_reported";
  private static final String URINE_SCREEN = "urine_screen";
  private static final String POSITIVE = "positive";

  /// Results that say that nothing was found, in words that people write. A choice.
  private static final Set<String> NOTHING_FOUND = Set.of("negative", "neg", "none", "no");

  /// Words by which people call a test for drugs or a use, beside the names of opioids. A choice.
  private static final Set<String> OF_A_TEST =
      Set.of("uds", "udt", "utox", "urine", "tox", "toxicology", "opiates", "use", "relapse");

  /// What a screening asks about opioids that is no use: how long none was taken, and a treatment
  /// that the screening weighs.
  private static final Set<String> NO_USE =
      Set.of("opioid_free_days", "opioid_never", "opioid_pain_treatment");

  private static final String DEPOT = "buprenorphine_depot";
  private static final String PANEL = "urine_";

  private final DrugCatalogue catalogue;
  private final List<OpioidUse> uses = new ArrayList<>();
  private final List<Optional<ModelTime>> unread = new ArrayList<>();

  private OpioidRecords(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  static OpioidRecords of(PersonChart person, List<UnreadRow> refused, DrugCatalogue catalogue) {
    OpioidRecords records = new OpioidRecords(catalogue);
    person.rows().forEach(records::look);
    person.doses().stream()
        .filter(dose -> records.isOpioid(dose.drug()))
        .forEach(dose ->
            records.uses.add(
                new OpioidUse(dose.time(), records.id(dose.drug()), OpioidUse.Sign.DOSE)));
    refused.forEach(records::look);
    records.uses.sort(OpioidUse.ORDER);
    return records;
  }

  List<OpioidUse> uses() {
    return uses;
  }

  List<Optional<ModelTime>> unread() {
    return unread;
  }

  private void look(ChartRow row) {
    switch (row.event()) {
      case ChartEvent.Observation observation ->
          named(row.time(), observation.name(), observation.drug(), observation.value(), false);
      case ChartEvent.Other other when other.name().isPresent() ->
          named(row.time(), other.name().get(), other.drug(), other.value(), true);
      case ChartEvent.Other other -> {
        if (other.drug().filter(this::isOpioid).isPresent()) {
          add(
              row.time(),
              other.drug(),
              other.marker() ? Optional.empty() : Optional.of(OpioidUse.Sign.REPORTED));
        }
      }
      // Doses are taken from the person, whose additional doses stand in no row of their own.
      case ChartEvent.Dose dose -> {}
      case ChartEvent.Reset reset -> {}
      case ChartEvent.ResetAndDose both -> {}
    }
  }

  /// A use without a value is a use where it is an event; an observation without one is not known.
  private void named(
      ModelTime time, String name, Optional<String> drug, ObservedValue value, boolean event) {
    if (!drug.map(this::isOpioid).orElse(true)) {
      return;
    }
    boolean missing = value instanceof ObservedValue.Missing;
    if (NO_USE.contains(name)) {
      return;
    }
    if (name.equals(DEPOT)) {
      add(time, Optional.of("buprenorphine"), Optional.of(OpioidUse.Sign.REPORTED));
    } else if (isOfThePanel(name)) {
      if (value instanceof ObservedValue.Word(String word) && word.equals(POSITIVE)) {
        add(time, Optional.of(name.substring(PANEL.length())), Optional.of(OpioidUse.Sign.URINE));
      } else if (!saysNothingFound(value)) {
        add(time, drug, Optional.empty());
      }
    } else if (name.equals(USE_REPORTED)) {
      boolean yes = value instanceof ObservedValue.Numeric(double number) && number > 0;
      if (yes || missing) {
        add(time, drug, yes || event ? Optional.of(OpioidUse.Sign.REPORTED) : Optional.empty());
      }
    } else if (name.equals(URINE_SCREEN)) {
      boolean found = value instanceof ObservedValue.Word(String word) && word.equals(POSITIVE);
      if (found || missing) {
        add(time, drug, found ? Optional.of(OpioidUse.Sign.URINE) : Optional.empty());
      }
    } else if ((drug.isPresent() || namesATest(name)) && !saysNothingFound(value)) {
      add(time, drug, Optional.empty());
    }
  }

  private boolean isOfThePanel(String name) {
    return name.equals("urine_opiates")
        || (name.startsWith(PANEL) && catalogue.find(name.substring(PANEL.length())).isPresent());
  }

  private void add(ModelTime time, Optional<String> drug, Optional<OpioidUse.Sign> sign) {
    if (sign.isPresent()) {
      uses.add(new OpioidUse(time, drug.map(this::id).orElse(OpioidUse.UNSPECIFIED), sign.get()));
    } else {
      unread.add(Optional.of(time));
    }
  }

  /// A refused dose of an opioid is a use as much as one that was read or reported.
  private void look(UnreadRow row) {
    UnreadRow.About about = row.about();
    boolean opioid = about.drug().filter(this::isOpioid).isPresent();
    boolean test =
        about.drug().isEmpty()
            && about
                .observation()
                .filter(name ->
                    name.equals(USE_REPORTED) || name.equals(URINE_SCREEN) || namesATest(name))
                .isPresent();
    if (opioid && about.dose() && row.time().isPresent()) {
      uses.add(
          new OpioidUse(
              row.time().get(),
              about.drug().map(this::id).orElse(OpioidUse.UNSPECIFIED),
              OpioidUse.Sign.DOSE));
    } else if (opioid || test) {
      unread.add(row.time());
    }
  }

  private boolean namesATest(String name) {
    boolean test = false;
    for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      Optional<CatalogueEntry> drug = catalogue.find(word);
      if (drug.filter(entry -> !isOpioid(entry.id())).isPresent()) {
        return false;
      }
      test |= drug.isPresent() || OF_A_TEST.contains(word);
    }
    return test;
  }

  private static boolean saysNothingFound(ObservedValue value) {
    return switch (value) {
      case ObservedValue.Numeric(double number) -> number == 0;
      case ObservedValue.Word(String word) -> NOTHING_FOUND.contains(word.toLowerCase(Locale.ROOT));
      case ObservedValue.BelowQuantification below -> true;
      case ObservedValue.Missing missing -> false;
    };
  }

  private String id(String drug) {
    return catalogue.find(drug).map(CatalogueEntry::id).orElse(OpioidUse.UNSPECIFIED);
  }

  /// A buprenorphine-like drug counts too; a drug that the catalogue does not know may be one.
  private boolean isOpioid(String drug) {
    return catalogue
        .find(drug)
        .map(entry ->
            switch (entry.kind()) {
              case AGONIST, PARTIAL_AGONIST -> true;
              case ANTAGONIST, OTHER -> false;
            })
        .orElse(true);
  }
}
