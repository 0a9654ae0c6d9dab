package org.blockade.service.directory;

/// A point on the earth.
///
/// @param latitude degrees north, -90 to 90
/// @param longitude degrees east, -180 to 180
public record Place(double latitude, double longitude) {

  /// Mean radius of the earth (km): (2 a + b) / 3 of the WGS 84 ellipsoid, a = 6378.137 km, b =
  /// 6356.752 km. Derived.
  private static final double EARTH_RADIUS = 6371.0088;

  public Place {
    if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("latitude is -90 to 90, longitude -180 to 180");
    }
  }

  /// Kilometres along the surface of a sphere, as the crow flies.
  ///
  /// Haversine: `d = 2 R asin(sqrt(sin²(Δφ/2) + cos φ1 cos φ2 sin²(Δλ/2)))`. The earth is flatter
  /// than a sphere, so a distance is off by up to 0.6 %.
  public double kilometresTo(Place other) {
    double north = StrictMath.sin(StrictMath.toRadians(other.latitude - latitude) / 2);
    double east = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
    double parallels =
        StrictMath.cos(StrictMath.toRadians(latitude))
            * StrictMath.cos(StrictMath.toRadians(other.latitude));
    double chord = north * north + parallels * east * east;
    return 2 * EARTH_RADIUS * StrictMath.asin(StrictMath.sqrt(StrictMath.min(1, chord)));
  }
}
