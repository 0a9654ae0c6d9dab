package org.blockade.service.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  /// Half an equator, a quarter meridian and one to a pole, from the radius alone.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 180, 20015.115",
    "0, 0, 90, 0, 10007.557",
    "35.15, -90.05, 90, 77, 6099.050",
    "35.15, -90.05, 35.15, -90.05, 0"
  })
  void theDistanceIsThatOfTheSphere(
      double north, double east, double otherNorth, double otherEast, double kilometres) {
    Place place = new Place(north, east);
    Place other = new Place(otherNorth, otherEast);
    assertThat(place.kilometresTo(other)).isCloseTo(kilometres, Offset.offset(0.001));
    assertThat(other.kilometresTo(place)).isEqualTo(place.kilometresTo(other));
  }

  /// A degree along a meridian and along a parallel of the WGS 84 ellipsoid, by its own formulas:
  /// where the sphere is worst, at the equator and the poles, and in between.
  @ParameterizedTest
  @CsvSource({"0", "35", "45", "60", "89"})
  void theSphereIsOffByLessThanTheErrorThatIsToldOnTheEllipsoid(double latitude) {
    double a = 6378.137;
    double e2 = 0.00669437999014;
    double sine = StrictMath.sin(StrictMath.toRadians(latitude));
    double w = 1 - e2 * sine * sine;
    double step = 0.001;
    double radians = StrictMath.toRadians(step);
    double alongMeridian = radians * a * (1 - e2) / StrictMath.pow(w, 1.5);
    double alongParallel =
        radians * a * StrictMath.cos(StrictMath.toRadians(latitude)) / StrictMath.sqrt(w);
    Place place = new Place(latitude, 10);
    assertThat(
            new Place(latitude - step / 2, 10).kilometresTo(new Place(latitude + step / 2, 10))
                / alongMeridian)
        .isBetween(0.994, 1.006);
    assertThat(place.kilometresTo(new Place(latitude, 10 + step)) / alongParallel)
        .isBetween(0.994, 1.006);
  }

  @Test
  void aPlaceLiesOnTheEarth() {
    assertThatThrownBy(() -> new Place(91, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Place(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
