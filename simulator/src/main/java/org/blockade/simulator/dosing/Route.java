package org.blockade.simulator.dosing;

import java.util.Arrays;
import java.util.Optional;

/// How a dose enters the body. The id is the word of the chart format.
public enum Route {
  ORAL("oral", "by mouth"),
  EXTENDED_RELEASE_INTRAMUSCULAR("xr-im", "extended-release gluteal injection"),
  INTRAVENOUS("iv", "into a vein"),
  INTRAMUSCULAR("im", "into a muscle"),
  SUBCUTANEOUS("sc", "under the skin"),
  INTRANASAL("in", "into the nose"),
  SMOKED("smoked", "smoked"),
  SUBLINGUAL("sl", "under the tongue");

  private final String id;
  private final String words;

  Route(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// The word of the chart format, e.g. `xr-im`.
  public String id() {
    return id;
  }

  /// The route in plain words.
  public String words() {
    return words;
  }

  /// The route with this id.
  public static Optional<Route> ofId(String id) {
    return Arrays.stream(values()).filter(route -> route.id.equals(id)).findFirst();
  }
}
