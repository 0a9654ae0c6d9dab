package org.blockade.service.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What somebody looks for.
///
/// @param near from where distances count
/// @param withinKilometres clinics further away are left out
/// @param services all of them are wanted
public record ClinicSearch(
    Optional<Place> near, OptionalDouble withinKilometres, Set<ClinicService> services) {

  public ClinicSearch {
    services = Set.copyOf(services);
  }

  /// A clinic that fits, or of which the file does not say enough to leave it out.
  ///
  /// @param kilometres distance from the place asked for, where both are known
  /// @param servicesUnknown whether the file does not say what it offers though services were asked
  ///   for
  public record Hit(Clinic clinic, OptionalDouble kilometres, boolean servicesUnknown) {}

  /// What was found, and how many were left out.
  ///
  /// @param found known to fit: nearest first where a place was asked for, else in the order of the
  ///   file
  /// @param unsure the distance or the services are not known, so they may fit
  /// @param tooFar left out because of the distance
  /// @param otherServices left out because they are known not to offer what was asked for
  public record Result(List<Hit> found, List<Hit> unsure, int tooFar, int otherServices) {

    public Result {
      found = List.copyOf(found);
      unsure = List.copyOf(unsure);
    }
  }

  /// Searches a directory.
  public Result in(ClinicDirectory directory) {
    List<Hit> found = new ArrayList<>();
    List<Hit> unsure = new ArrayList<>();
    int tooFar = 0;
    int otherServices = 0;
    for (Clinic clinic : directory.clinics()) {
      Hit hit = new Hit(clinic, distance(clinic), !services.isEmpty() && !clinic.servicesKnown());
      if (!hit.servicesUnknown() && !services.stream().allMatch(clinic::offers)) {
        otherServices++;
      } else if (isTooFar(hit)) {
        tooFar++;
      } else if (hit.servicesUnknown() || (near.isPresent() && hit.kilometres().isEmpty())) {
        unsure.add(hit);
      } else {
        found.add(hit);
      }
    }
    Comparator<Hit> nearestFirst =
        Comparator.comparingDouble(hit -> hit.kilometres().orElse(Double.POSITIVE_INFINITY));
    found.sort(nearestFirst);
    unsure.sort(nearestFirst);
    return new Result(found, unsure, tooFar, otherServices);
  }

  private OptionalDouble distance(Clinic clinic) {
    return near.isPresent() && clinic.place().isPresent()
        ? OptionalDouble.of(near.get().kilometresTo(clinic.place().get()))
        : OptionalDouble.empty();
  }

  private boolean isTooFar(Hit hit) {
    return withinKilometres.isPresent()
        && hit.kilometres().isPresent()
        && hit.kilometres().getAsDouble() > withinKilometres.getAsDouble();
  }
}
