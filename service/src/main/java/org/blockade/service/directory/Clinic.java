package org.blockade.service.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A place that offers treatment. What the file leaves empty is not known.
///
/// @param line line of the file
/// @param address street and number
/// @param services what it offers, as written; empty where it is not known
/// @param source where the entry was read
/// @param lastConfirmed the day on which somebody last made sure that it is true
public record Clinic(
    int line,
    String name,
    Optional<String> address,
    Optional<String> city,
    Optional<String> state,
    Optional<String> zip,
    Optional<Place> place,
    Optional<String> phone,
    List<String> services,
    String source,
    Optional<LocalDate> lastConfirmed) {

  public Clinic {
    services = List.copyOf(services);
  }

  /// Whether it is known to offer a service. Of a clinic whose services are not known nothing is
  /// said either way: see `servicesKnown`.
  public boolean offers(ClinicService service) {
    return ClinicService.known(services).contains(service);
  }

  /// Whether the file says what it offers.
  public boolean servicesKnown() {
    return !services.isEmpty();
  }

  /// The address in one line; empty where nothing of it is known.
  public String addressLine() {
    String stateAndZip = String.join(" ", Stream.of(state, zip).flatMap(Optional::stream).toList());
    return String.join(
        ", ",
        Stream.of(address, city, Optional.of(stateAndZip).filter(text -> !text.isEmpty()))
            .flatMap(Optional::stream)
            .toList());
  }
}
