package org.blockade.service.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.directory.ClinicDirectory;
import org.blockade.service.directory.ClinicSearch;
import org.blockade.service.directory.ClinicService;
import org.blockade.service.directory.DirectoryReader;
import org.blockade.service.directory.Place;
import org.blockade.service.door.Open;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Clinics, searched by what they offer and how far they are. Where somebody looks from may be
/// where somebody lives, so a search is sent in a form and never stands in an address.
@Controller
class ClinicsController {

  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  private final Pages pages;
  private final WebSettings settings;
  private final Clock clock;
  private final ClinicDirectory directory = DirectoryReader.sample();

  ClinicsController(Pages pages, WebSettings settings, Clock clock) {
    this.pages = pages;
    this.settings = settings;
    this.clock = clock;
  }

  @Open
  @GetMapping("/clinics")
  ResponseEntity<byte[]> all(Visitor visitor) {
    return page(visitor, new ClinicSearch(Optional.empty(), OptionalDouble.empty(), Set.of()));
  }

  @Open
  @PostMapping("/clinics")
  ResponseEntity<byte[]> search(
      @RequestParam(defaultValue = "") String latitude,
      @RequestParam(defaultValue = "") String longitude,
      @RequestParam(defaultValue = "") String within,
      @RequestParam(defaultValue = "") List<String> service,
      Visitor visitor) {
    Optional<Place> near =
        latitude.isBlank() && longitude.isBlank()
            ? Optional.empty()
            : Optional.of(
                new Place(
                    number("latitude", latitude, MOST_LATITUDE),
                    number("longitude", longitude, MOST_LONGITUDE)));
    OptionalDouble limit =
        within.isBlank()
            ? OptionalDouble.empty()
            : OptionalDouble.of(number("distance", within, 50_000));
    if (near.isEmpty() && limit.isPresent()) {
      throw new UnfitException("a distance counts from a place; give its latitude and longitude");
    }
    Set<ClinicService> services = EnumSet.noneOf(ClinicService.class);
    for (String word : service) {
      services.add(
          ClinicService.ofWord(word)
              .orElseThrow(() -> new UnfitException("a service is one of those in the list")));
    }
    return page(visitor, new ClinicSearch(near, limit, services));
  }

  private static double number(String what, String text, double most) {
    try {
      double value = Double.parseDouble(text.strip());
      if (StrictMath.abs(value) <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, without what was sent.
    }
    throw new UnfitException("the " + what + " is a number, e.g. 35.15; up to " + (int) most);
  }

  private ResponseEntity<byte[]> page(Visitor visitor, ClinicSearch search) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    return pages.page(
        "clinics",
        new ClinicsPage(
            new Frame(visitor, "clinics.title"),
            Arrays.asList(ClinicService.values()),
            search,
            search.in(directory),
            today));
  }
}
