package org.blockade.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blockade.protocol.rule.Bands.Band;
import org.blockade.protocol.rule.Bands.Edge;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static final Bands<String> FRIDGE =
      new Bands<>(
          List.of(
              new Band<>("frozen", Double.NEGATIVE_INFINITY, Edge.FROM),
              new Band<>("cold", 2, Edge.FROM),
              new Band<>("room", 8, Edge.ABOVE)));

  @Test
  void anEdgeBelongsToTheBandThatItsWordSays() {
    assertThat(FRIDGE.at(Math.nextDown(2.0))).isEqualTo("frozen");
    assertThat(FRIDGE.at(2)).isEqualTo("cold");
    assertThat(FRIDGE.at(8)).isEqualTo("cold");
    assertThat(FRIDGE.at(Math.nextUp(8.0))).isEqualTo("room");
  }

  @Test
  void theEndsOfTheLineHaveABand() {
    assertThat(FRIDGE.at(Double.NEGATIVE_INFINITY)).isEqualTo("frozen");
    assertThat(FRIDGE.at(Double.POSITIVE_INFINITY)).isEqualTo("room");
  }

  @Test
  void whatIsNoNumberAndWhatLiesBelowAllBandsIsRefused() {
    Bands<String> days = new Bands<>(List.of(new Band<>("early", 0, Edge.FROM)));
    assertThat(days.at(0)).isEqualTo("early");
    assertThatThrownBy(() -> days.at(Double.NaN)).hasMessageContaining("0.0 or more");
    assertThatThrownBy(() -> days.at(-0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bandsThatWouldOverlapOrHaveANameTwiceAreRefused() {
    assertThatThrownBy(() -> new Bands<String>(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    for (double second : new double[] {5, 4, Double.NaN}) {
      assertThatThrownBy(() ->
              new Bands<>(
                  List.of(new Band<>("a", 5, Edge.FROM), new Band<>("b", second, Edge.FROM))))
          .hasMessageContaining("above the one before");
    }
    assertThatThrownBy(() ->
            new Bands<>(List.of(new Band<>("a", 5, Edge.FROM), new Band<>("a", 6, Edge.FROM))))
        .hasMessageContaining("twice");
  }
}
