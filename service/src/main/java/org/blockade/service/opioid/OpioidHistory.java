package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// The opioids of a person as they are simulated: doses on record, and a reference pattern for each
/// agent of which uses without amounts are on record.
///
/// @param doses in time order
/// @param supposed titles of the reference patterns among them
/// @param lastUses the last use of each agent
/// @param silence why the model does not speak after this history; empty where it does
public record OpioidHistory(
    List<DoseEvent> doses,
    List<String> supposed,
    List<OpioidFreeInterval.LastUse> lastUses,
    Optional<String> silence) {

  private static final double HOURS_PER_DAY = 24;

  public OpioidHistory {
    doses = doses.stream().sorted(DoseEvent.ORDER).toList();
    supposed = List.copyOf(supposed);
    lastUses = List.copyOf(lastUses);
  }

  static OpioidHistory of(OpioidRecord opioids, OpioidNumbers numbers, DrugCatalogue catalogue) {
    if (opioids.uses().isEmpty()) {
      return new OpioidHistory(
          List.of(),
          List.of(),
          List.of(),
          Optional.of(
              opioids.undated()
                  ? "an opioid is named on record at a time that could not be read"
                  : "no opioid is on record"));
    }
    TreeMap<String, ModelTime> last = new TreeMap<>();
    Set<String> withoutAmount = new TreeSet<>();
    for (OpioidUse use : opioids.uses()) {
      last.put(use.drug(), use.time());
      if (use.sign() != OpioidUse.Sign.URINE && !opioids.hasAmount(use)) {
        withoutAmount.add(use.drug());
      }
    }
    List<DoseEvent> doses = new ArrayList<>(opioids.doses());
    List<String> supposed = new ArrayList<>();
    for (String drug : withoutAmount) {
      ModelTime end = last.getOrDefault(drug, ModelTime.ORIGIN);
      numbers
          .pattern(drug)
          .ifPresent(pattern -> {
            doses.addAll(pattern.until(end));
            supposed.add(pattern.title());
          });
    }
    return new OpioidHistory(
        doses,
        supposed,
        last.entrySet().stream()
            .map(each -> new OpioidFreeInterval.LastUse(each.getKey(), each.getValue()))
            .toList(),
        silence(opioids, withoutAmount, numbers, catalogue));
  }

  /// One sentence for everything that keeps the model silent.
  private static Optional<String> silence(
      OpioidRecord opioids,
      Set<String> withoutAmount,
      OpioidNumbers numbers,
      DrugCatalogue catalogue) {
    ModelTime last = opioids.uses().getLast().time();
    ModelTime from = last.plusHours(-numbers.induction().lookbackDays() * HOURS_PER_DAY);
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> recent = new TreeSet<>();
    opioids.uses().stream()
        .filter(use -> !use.time().isBefore(from))
        .forEach(use -> recent.add(use.drug()));
    for (String drug : recent) {
      Optional<String> reason = numbers.silence(drug);
      if (reason.isPresent()) {
        reasons.add(drug + ": " + reason.get());
      } else if (catalogue.file(drug).isEmpty()) {
        reasons.add(drug + ": there are no numbers for it");
      } else if (withoutAmount.contains(drug) && numbers.pattern(drug).isEmpty()) {
        reasons.add(
            drug + ": no amount is on record, and there is no reference pattern for this drug");
      }
    }
    if (opioids.undated()) {
      reasons.add("an opioid is named on record at a time that could not be read");
    }
    ModelTime known =
        opioids.uses().stream()
            .filter(use -> use.sign() != OpioidUse.Sign.URINE)
            .map(OpioidUse::time)
            .reduce((earlier, later) -> later)
            .orElse(from);
    boolean laterScreen =
        opioids.uses().stream()
            .anyMatch(use -> use.sign() == OpioidUse.Sign.URINE && use.time().isAfter(known));
    if (laterScreen) {
      reasons.add(
          "a urine screen was positive after the last use on record, so when the last use was is not"
              + " known");
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  /// Length of the simulated history, in days.
  double days() {
    return doses.isEmpty()
        ? 0
        : doses.getLast().time().hoursSince(doses.getFirst().time()) / HOURS_PER_DAY;
  }

  /// Catalogue ids of the drugs of the doses.
  Set<String> drugs() {
    Set<String> drugs = new TreeSet<>();
    doses.forEach(dose -> drugs.add(dose.drug()));
    return drugs;
  }
}
