package org.blockade.service.rest;

import java.time.LocalDate;
import java.util.Optional;

/// Somebody to be made known.
record NewPerson(
    @Says("Family name.") String familyName,
    @Says("Given name.") String givenName,
    @Says("Day of birth.") LocalDate birthDate,
    @Says("Number of the person's chart elsewhere.") Optional<String> chartNumber) {}
