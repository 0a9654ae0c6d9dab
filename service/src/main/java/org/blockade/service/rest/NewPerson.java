package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;

/// Somebody to be made known.
record NewPerson(
    @Schema(description = "Family name.") String familyName,
    @Schema(description = "Given name.") String givenName,
    @Schema(description = "Day of birth.") LocalDate birthDate,
    @Schema(description = "Number of the person's chart elsewhere.")
        Optional<String> chartNumber) {}
