package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;

/// A forecast of a regimen in words.
record RegimenAsked(
    @Schema(description = "The doses in words, e.g. `380 mg xr-im q28d x 3`.") String regimen,
    @Schema(description = "First day of the regimen; without it, a Monday, day 0.")
        Optional<LocalDate> start,
    @Schema(
            description =
                "The time of the question, e.g. `2026-03-30` or `day 28`; without it, the last dose.")
        Optional<String> asOf,
    @Schema(description = "A supposition in words, e.g. `next injection 10 d late`.")
        Optional<String> whatIf,
    @JsonProperty("horizon_d")
        @Schema(description = "How far ahead, 1 to 732 days; without it, 60.")
        Optional<Integer> horizon) {}
