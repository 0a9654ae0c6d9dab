package org.blockade.service.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.service.validation.fact.Limits;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.data.DataNode;
import org.junit.jupiter.api.Test;

class AnchorFileTest {

  private static final AnchorFile FILE = AnchorFile.standard();

  @Test
  void everyWrittenLimitFollowsFromWhatWasPublished() {
    for (DataNode anchor :
        DataFile.resource(AnchorFile.class, "anchors.yaml").root().children("anchors")) {
      DataNode published = anchor.child("published");
      DataNode limits = anchor.child("limits");
      boolean fraction = anchor.text("unit").equals("fraction");
      double[] expected = expected(published, fraction);
      assertLimit(anchor.text("id"), limits.optionalNumber("low"), expected[0]);
      assertLimit(anchor.text("id"), limits.optionalNumber("high"), expected[1]);
    }
  }

  /// The rules at the top of the file, said a second time.
  private static double[] expected(DataNode published, boolean fraction) {
    double value = published.optionalNumber("value").orElse(Double.NaN);
    double[] limits;
    if (published.has("range")) {
      limits = ends(published.numbers("range"));
    } else if (published.has("ci95")) {
      limits = ends(published.numbers("ci95"));
    } else if (published.has("sd")) {
      limits = new double[] {value - published.number("sd"), value + published.number("sd")};
    } else if (published.has("sem")) {
      double two = 2 * published.number("sem");
      limits = new double[] {value - two, value + two};
    } else if (published.has("at_least")) {
      return new double[] {published.number("at_least"), Double.POSITIVE_INFINITY};
    } else if (published.has("at_most")) {
      return new double[] {Double.NEGATIVE_INFINITY, published.number("at_most")};
    } else if (fraction) {
      limits = new double[] {value - 0.10, value + 0.10};
    } else {
      limits = new double[] {value / 1.5, value * 1.5};
    }
    double high = fraction ? Math.min(1, limits[1]) : limits[1];
    return new double[] {Math.max(0, limits[0]), high};
  }

  private static double[] ends(List<Double> pair) {
    return new double[] {pair.getFirst(), pair.getLast()};
  }

  private static void assertLimit(String id, OptionalDouble written, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(written).as(id).isEmpty();
    } else {
      assertThat(written.orElseThrow()).as(id).isCloseTo(expected, within(1e-5 * (1 + expected)));
    }
  }

  @Test
  void everyAnchorOfTheDossierIsThereWithItsNumbers() {
    List<Map<String, String>> rows = EvidenceTables.rows("naltrexone_model_anchors.csv");
    assertThat(rows).hasSize(54);
    for (Map<String, String> row : rows) {
      Anchor anchor = FILE.anchor(row.get("id")).orElseThrow();
      assertThat(anchor.published().value().orElseThrow())
          .as(anchor.id())
          .isEqualTo(Double.parseDouble(row.get("observed_or_target")));
      assertThat(anchor.citation()).isEqualTo(row.get("citation"));
      assertThat(anchor.use().word()).isEqualTo(row.get("use"));
      double dossier = Double.parseDouble(row.get("predicted"));
      // The table prints three digits; where it wrote 1e+03 the dossier's text has 1003.
      assertThat(anchor.dossier().orElseThrow().value())
          .as(anchor.id())
          .isCloseTo(dossier, within(0.005 * dossier));
    }
  }

  /// The ranges of the table are those of the file, wherever the table prints two numbers as one.
  @Test
  void rangesOfTheDossierAreTaken() {
    Pattern range = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:-| to )(\\d+(?:\\.\\d+)?)(?!.*\\+-).*");
    List<String> compared = new ArrayList<>();
    for (Map<String, String> row : EvidenceTables.rows("naltrexone_model_anchors.csv")) {
      String spread = row.getOrDefault("sd_or_range", "").replace("~", "");
      Matcher matcher = range.matcher(spread);
      Anchor anchor = FILE.anchor(row.get("id")).orElseThrow();
      if (matcher.matches()) {
        assertThat(anchor.limits())
            .as(anchor.id())
            .isEqualTo(
                new Limits(
                    Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        compared.add(anchor.id());
      }
    }
    assertThat(compared).hasSizeGreaterThan(12);
  }

  @Test
  void everyRowOfTheEvidenceIsComputedOrSaysWhyNot() {
    Set<String> covered = new TreeSet<>();
    FILE.anchors().forEach(anchor -> covered.addAll(anchor.rows()));
    for (NotComputed fact : FILE.notComputed()) {
      assertThat(covered).as("not computed, yet used").doesNotContain(fact.id());
      covered.add(fact.id());
    }
    Set<String> all = new TreeSet<>();
    for (String table :
        List.of(
            "naltrexone_model_anchors.csv",
            "naltrexone_pk_oral_iv.csv",
            "naltrexone_pk_xr_depot.csv",
            "naltrexone_receptor.csv",
            "naltrexone_occupancy_pet.csv",
            "naltrexone_pd_challenge.csv")) {
      EvidenceTables.rows(table).forEach(row -> all.add(row.get("id")));
    }
    assertThat(covered).isEqualTo(all);
  }

  @Test
  void manyFactsBesideTheAnchorsAreComputed() {
    assertThat(FILE.anchors().stream().filter(anchor -> !anchor.id().startsWith("MA")))
        .hasSizeGreaterThan(40);
  }

  @Test
  void aLimitThatWasMovedDoesNotLoad() {
    assertThatThrownBy(() -> read(anchor("limits: {low: 8, high: 13, rule: factor}")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("line 10")
        .hasMessageContaining("by its rule this limit is 12");
  }

  @Test
  void aRuleThatDoesNotBelongDoesNotLoad() {
    assertThatThrownBy(() -> read(anchor("limits: {low: 5.33333, high: 12, rule: margin}")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("asks for rule \"factor\"");
  }

  @Test
  void aUnitThatTheMeasureDoesNotGiveDoesNotLoad() {
    String text = anchor("limits: {low: 5.33333, high: 12, rule: factor}");
    assertThatThrownBy(() -> read(text.replace("unit: ng/mL", "unit: h")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("the measure gives ng/mL");
  }

  @Test
  void twoSpreadsOrNoneOfAnyKindDoNotLoad() {
    String text = anchor("limits: {low: 5.33333, high: 12, rule: factor}");
    assertThatThrownBy(() -> read(text.replace("{value: 8}", "{value: 8, sd: 1, sem: 1}")))
        .hasMessageContaining("one spread, not 2");
    assertThatThrownBy(() -> read(text.replace("{value: 8}", "{}")))
        .hasMessageContaining("a number, a range or a bound");
    assertThatThrownBy(() -> read(text.replace("{value: 8}", "{sd: 8}")))
        .hasMessageContaining("belongs to a number");
  }

  @Test
  void unknownWordsAreToldWithWhatWouldBeRight() {
    String text = anchor("limits: {low: 5.33333, high: 12, rule: factor}");
    assertThatThrownBy(() -> read(text.replace("kind: peak", "kind: summit")))
        .hasMessageContaining("time-of-peak");
    assertThatThrownBy(() -> read(text.replace("route: oral", "route: mouth")))
        .hasMessageContaining("oral");
    assertThatThrownBy(() -> read(text + "    colour: blue\n"))
        .hasMessageContaining("\"colour\" is not a key");
  }

  @Test
  void aSoundAnchorLoads() {
    AnchorFile file = read(anchor("limits: {low: 5.33333, high: 12, rule: factor}"));
    assertThat(file.anchors()).hasSize(1);
    assertThat(file.anchor("A1").orElseThrow().limits().hold(12)).isTrue();
    assertThat(file.anchor("A1").orElseThrow().limits().hold(12.001)).isFalse();
    assertThat(file.anchor("A1").orElseThrow().limits().hold(Double.NaN)).isFalse();
  }

  private static AnchorFile read(String text) {
    return AnchorFile.read(DataFile.of("test.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String anchor(String limits) {
    return """
    anchors:
      - id: A1
        group: disposition
        quantity: peak
        unit: ng/mL
        conditions: none
        doses: [{mg: 50, route: oral}]
        measure: {kind: peak, of: plasma, substances: [naltrexone], from_h: 0, to_h: 24}
        published: {value: 8}
        LIMITS
        rows: [PK011]
        citation: somebody
        evidence: read
        use: check
    """
        .replace("LIMITS", limits);
  }
}
