package org.blockade.service.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Side;

/// Naltrexone that was given or taken.
sealed interface Dose {

  /// An injection that was given.
  record Injection(
      @Says("When it was given.") Instant given,
      @Says(value = "As labelled, in milligrams.", name = "amount_mg") double amount,
      @Says("Side of the body.") Side side,
      @Says("Needle of the kit.") Optional<AboutTreatment.Needle> needle,
      @Says("Lot of the kit.") Optional<String> lot,
      @Says("Last day on which the kit may be used.") Optional<LocalDate> expires,
      @Says("Who gave it, as the sending system names them.") Optional<String> givenBy,
      @Says("Why it went into the same side as the last one, or was less than labelled.")
          Optional<String> why,
      @Says("Why it was given though the plan does not say so; needed then.")
          Optional<String> despite)
      implements Dose {}

  /// A tablet that was taken.
  record Tablet(
      @Says("When it was taken.") Instant taken,
      @Says(value = "In milligrams.", name = "amount_mg") double amount,
      @Says("Whether somebody saw that it was taken.") boolean seen)
      implements Dose {}
}
