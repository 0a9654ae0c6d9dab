package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.quantity.ModelTime;

/// The opioids of one person, as far as they are on record.
///
/// @param doses doses with an amount, in time order
/// @param uses every sign of use, in time order: the doses too, and records that name an opioid but
///   could not be read, which count as a use of an unknown one until they are cleared up
/// @param undated whether such a record has no time that could be read, so that nobody knows when
///   the last use was
public record OpioidRecord(List<DoseEvent> doses, List<OpioidUse> uses, boolean undated) {

  public OpioidRecord {
    doses = doses.stream().sorted(DoseEvent.ORDER).toList();
    uses = uses.stream().sorted(OpioidUse.ORDER).toList();
  }

  /// What is on record of a person.
  public static OpioidRecord of(PersonHistory person) {
    List<OpioidUse> uses = new ArrayList<>(person.opioidUse());
    person.opioidUnread().stream()
        .flatMap(Optional::stream)
        .forEach(
            time -> uses.add(new OpioidUse(time, OpioidUse.UNSPECIFIED, OpioidUse.Sign.REPORTED)));
    List<DoseEvent> doses =
        person.doses().stream()
            .map(DoseGiven::dose)
            .filter(dose -> isUse(dose, person.opioidUse()))
            .toList();
    return new OpioidRecord(
        doses, uses, person.opioidUnread().stream().anyMatch(Optional::isEmpty));
  }

  private static boolean isUse(DoseEvent dose, List<OpioidUse> uses) {
    return uses.contains(new OpioidUse(dose.time(), dose.drug(), OpioidUse.Sign.DOSE));
  }

  /// What was on record up to and at a time.
  OpioidRecord until(ModelTime last) {
    return new OpioidRecord(
        doses.stream().filter(dose -> !dose.time().isAfter(last)).toList(),
        uses.stream().filter(use -> !use.time().isAfter(last)).toList(),
        undated);
  }

  /// The last sign of use.
  public Optional<OpioidUse> last() {
    return uses.isEmpty() ? Optional.empty() : Optional.of(uses.getLast());
  }

  /// Whether the amount of a use is on record.
  boolean hasAmount(OpioidUse use) {
    return doses.stream()
        .anyMatch(dose -> dose.time().equals(use.time()) && dose.drug().equals(use.drug()));
  }
}
