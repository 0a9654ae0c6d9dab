package org.blockade.service.rest;

import java.time.LocalDate;
import java.util.Optional;

/// A forecast of a regimen in words.
record RegimenAsked(
    @Says("The doses in words, e.g. `380 mg xr-im q28d x 3`.") String regimen,
    @Says("First day of the regimen; without it, a Monday, day 0.") Optional<LocalDate> start,
    @Says("The time of the question, e.g. `2026-03-30` or `day 28`; without it, the last dose.")
        Optional<String> asOf,
    @Says("A supposition in words, e.g. `next injection 10 d late`.") Optional<String> whatIf,
    @Says(value = "How far ahead, 1 to 732 days; without it, 60.", name = "horizon_d")
        Optional<Integer> horizon) {}
