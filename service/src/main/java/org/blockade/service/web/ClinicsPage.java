package org.blockade.service.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.blockade.service.directory.ClinicSearch;
import org.blockade.service.directory.ClinicService;
import org.blockade.service.directory.DirectoryText;

/// Clinics that were found.
public record ClinicsPage(
    Frame frame,
    List<ClinicService> services,
    ClinicSearch search,
    ClinicSearch.Result result,
    LocalDate today) {

  public ClinicsPage {
    services = List.copyOf(services);
  }

  /// When it was last confirmed, in words.
  public String confirmed(ClinicSearch.Hit hit) {
    return new DirectoryText(today).confirmed(hit.clinic().lastConfirmed());
  }

  /// How far it is; empty where that is not known.
  public String distance(ClinicSearch.Hit hit) {
    return hit.kilometres().isPresent()
        ? String.format(Locale.ROOT, "%.0f km", hit.kilometres().getAsDouble())
        : "";
  }

  /// What stands where the file says nothing.
  public String orUnknown(java.util.Optional<String> text) {
    return text.orElseGet(() -> frame.say("clinics.unknown"));
  }
}
