package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Side;

/// Naltrexone that was given or taken.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Dose.Injection.class, name = "injection"),
  @JsonSubTypes.Type(value = Dose.Tablet.class, name = "tablet")
})
sealed interface Dose {

  /// An injection that was given.
  record Injection(
      @Schema(description = "When it was given.") Instant given,
      @JsonProperty("amount_mg") @Schema(description = "As labelled, in milligrams.") double amount,
      @Schema(description = "Side of the body.") Side side,
      @Schema(description = "Needle of the kit.") Optional<AboutTreatment.Needle> needle,
      @Schema(description = "Lot of the kit.") Optional<String> lot,
      @Schema(description = "Last day on which the kit may be used.") Optional<LocalDate> expires,
      @Schema(description = "Who gave it, as the sending system names them.")
          Optional<String> givenBy,
      @Schema(
              description =
                  "Why it went into the same side as the last one, or was less than labelled.")
          Optional<String> why,
      @Schema(description = "Why it was given though the plan does not say so; needed then.")
          Optional<String> despite)
      implements Dose {}

  /// A tablet that was taken.
  record Tablet(
      @Schema(description = "When it was taken.") Instant taken,
      @JsonProperty("amount_mg") @Schema(description = "In milligrams.") double amount,
      @Schema(description = "Whether somebody saw that it was taken.") boolean seen)
      implements Dose {}
}
