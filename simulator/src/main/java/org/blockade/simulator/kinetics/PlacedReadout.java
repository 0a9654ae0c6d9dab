package org.blockade.simulator.kinetics;

import java.util.List;

/// A readout whose terms know where they stand in the states of one system, so that nothing is
/// looked up by name. It gives the bits of `Readout::of`.
public final class PlacedReadout {

  private final Place[] places;

  PlacedReadout(List<Place> places) {
    this.places = places.toArray(Place[]::new);
  }

  /// One term.
  ///
  /// @param volume of the plasma (L)
  record Place(int central, double volume, int site, double perPlasma, double perSite) {}

  /// The value in a state of the body.
  ///
  /// @param state of the system in which it was placed
  public double of(KineticState state) {
    double sum = 0;
    for (Place place : places) {
      sum +=
          place.perPlasma() * (state.drug(place.central()) / place.volume())
              + place.perSite() * state.drug(place.site());
    }
    return sum;
  }
}
