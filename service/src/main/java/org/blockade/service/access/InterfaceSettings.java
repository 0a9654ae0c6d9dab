package org.blockade.service.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a clinic decided about the interfaces for other systems.
///
/// @param address where other systems reach this service, without a slash at the end; empty where
///   nobody said, and then only this machine reaches it
/// @param origins of scripts that may ask from a browser; none unless somebody says so
/// @param chartNumbers the system (a URI) of those identifiers of other systems that are the chart
///   numbers kept here; empty where nobody said, and then nobody is found by a number of theirs
public record InterfaceSettings(
    Optional<String> address, List<String> origins, Optional<String> chartNumbers) {

  private static final String ADDRESS = "interfaces.address";
  private static final String ORIGINS = "interfaces.origins";
  private static final String CHART_NUMBERS = "interfaces.chart-numbers";
  private static final int MOST_ORIGINS = 20;

  /// An absolute URI, as `Identifier.system` is one: the same system is the same letters.
  private static final Pattern SYSTEM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S{1,290}");

  public InterfaceSettings {
    origins = List.copyOf(origins);
  }

  /// As they stand.
  public static InterfaceSettings of(Settings settings) {
    return new InterfaceSettings(
        settings.of(ADDRESS).filter(text -> !text.isEmpty()),
        words(settings.of(ORIGINS).orElse("")),
        settings.of(CHART_NUMBERS).filter(text -> !text.isEmpty()));
  }

  /// As a form says it.
  ///
  /// @throws AccountRefusedException with a sentence for the one who asked
  public static InterfaceSettings read(String address, String origins, String chartNumbers) {
    String own = address.strip().replaceAll("/+$", "");
    if (!own.isEmpty() && !Systems.isPlainAddress(own)) {
      throw new AccountRefusedException(
          "the address of this service begins with https:// and has no question mark, e.g."
              + " https://clinic.example");
    }
    List<String> all = words(origins);
    if (all.size() > MOST_ORIGINS
        || !all.stream().allMatch(each -> Systems.isPlainAddress(each) && isOrigin(each))) {
      throw new AccountRefusedException(
          "an origin is https:// and a host, without a path; several are separated by spaces");
    }
    String numbers = chartNumbers.strip();
    if (!numbers.isEmpty() && !SYSTEM.matcher(numbers).matches()) {
      throw new AccountRefusedException(
          "the system of chart numbers is the URI that record systems write as Identifier.system,"
              + " e.g. https://hospital.example/mrn or urn:oid:2.999.1");
    }
    return new InterfaceSettings(
        Optional.of(own).filter(text -> !text.isEmpty()),
        all,
        Optional.of(numbers).filter(text -> !text.isEmpty()));
  }

  private static boolean isOrigin(String address) {
    return Optional.ofNullable(java.net.URI.create(address).getRawPath()).orElse("").isEmpty();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// Keeps them.
  public void keep(Settings settings) {
    settings.set(ADDRESS, address.orElse(""));
    settings.set(ORIGINS, String.join(" ", origins));
    settings.set(CHART_NUMBERS, chartNumbers.orElse(""));
  }
}
