package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What the SVG shows, read back from its lines, is what the CSV says.
class SvgTest {

  /// A hundredth of a pixel, and a little, of 350.
  private static final double OCCUPANCY = 1e-4;

  /// The same, of 800 pixels for half a year.
  private static final double HOURS = 0.1;

  private static final String PAST = "rgb(0,84,140)";
  private static final String AHEAD = "rgb(213,94,0)";
  private static final String SUPPOSED = "rgb(163,18,60)";
  private static final String RULES = "rgb(90,90,90)";
  private static final String DOSE = "rgb(0,100,70)";

  @TempDir private Path folder;
  private Document svg = emptyDocument();
  private Csv csv = new Csv(List.of(), List.of());
  private Object person = "";

  private record Point(double x, double y) {}

  private record Line(Point from, Point to) {}

  @BeforeEach
  void draw() throws IOException, SAXException, ParserConfigurationException {
    Path picture = folder.resolve("a.svg");
    Path numbers = folder.resolve("a.csv");
    Run run =
        Run.of(
            "forecast",
            Run.EXAMPLE,
            "--subjects=100",
            "--svg",
            picture.toString(),
            "--csv",
            numbers.toString(),
            "--json");
    assertThat(run.exit()).isZero();
    person = Json.person(run.text());
    csv = Csv.read(numbers);
    svg = builder().parse(Files.newInputStream(picture));
  }

  @Test
  void itIsWellFormedAndHasASize() {
    Element root = svg.getDocumentElement();
    assertThat(root.getNodeName()).isEqualTo("svg");
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getAttribute("width")).isEqualTo("960");
    assertThat(root.getAttribute("height")).isEqualTo("480");
  }

  @Test
  void nothingInItIsLoadedFromElsewhere() {
    NodeList all = svg.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getNodeName()).isNotIn("image", "script", "use", "foreignObject");
      assertThat(element.hasAttribute("xlink:href")).isFalse();
    }
  }

  @Test
  void everyPointOfTheTypicalPersonIsThatOfTheCsv() {
    List<Point> drawn = new ArrayList<>(corners(lines(PAST)));
    int past = drawn.size();
    List<Point> ahead = corners(lines(AHEAD));
    assertThat(past).isEqualTo(csv.column("PART").lastIndexOf("past") + 1);
    assertThat(ahead.getFirst()).as("the two parts meet").isEqualTo(drawn.getLast());
    drawn.addAll(ahead.subList(1, ahead.size()));
    assertThat(drawn).hasSize(csv.records().size());
    List<Double> hours = csv.numbers("TIME [h]");
    List<Double> occupancy = csv.numbers("OCC");
    for (int i = 0; i < drawn.size(); i++) {
      assertThat(hours(drawn.get(i).x())).isCloseTo(hours.get(i), within(HOURS));
      assertThat(occupancy(drawn.get(i).y())).isCloseTo(occupancy.get(i), within(OCCUPANCY));
    }
  }

  @Test
  void whatIsSupposedIsDrawnInAColourOfItsOwn() throws IOException {
    Path picture = folder.resolve("if.svg");
    Path plain = folder.resolve("a.svg");
    String[] words = {"forecast", Run.EXAMPLE, "--subjects=100", "--what-if=add 380 mg xr-im"};
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--svg", picture.toString()));
    assertThat(Run.of(all.toArray(String[]::new)).exit()).isZero();
    assertThat(Files.readString(picture)).contains(SUPPOSED);
    assertThat(Files.readString(plain)).doesNotContain(SUPPOSED);
  }

  @Test
  void thereIsOneMarkForEachDoseAtItsTime() {
    List<Double> marks = new ArrayList<>();
    for (Element path : clipped("path")) {
      if (style(path).contains("fill:" + DOSE)) {
        Matcher corner =
            Pattern.compile("M([\\d.]+) .* L([\\d.]+) ").matcher(path.getAttribute("d"));
        assertThat(corner.find()).isTrue();
        marks.add(hours(Double.parseDouble(corner.group(2))));
      }
    }
    List<?> doses = (List<?>) Json.at(person, "dosesCounted");
    assertThat(marks).hasSameSizeAs(doses);
    for (int i = 0; i < marks.size(); i++) {
      assertThat(marks.get(i)).isCloseTo((Double) Json.at(doses.get(i), "time_h"), within(HOURS));
    }
  }

  @Test
  void theThresholdAndTheTimeOfTheQuestionStandWhereTheyBelong() {
    assertThat(occupancy(threshold().from().y()))
        .isCloseTo((Double) Json.at(person, "threshold_fraction"), within(OCCUPANCY));
    int asOf = csv.column("PART").lastIndexOf("past");
    assertThat(hours(question().from().x()))
        .isCloseTo(csv.numbers("TIME [h]").get(asOf), within(HOURS));
  }

  @Test
  void theRibbonHoldsTheTypicalPersonsNeighboursFromFifthToNinetyFifth() {
    Element ribbon =
        clipped("path").stream()
            .filter(path -> style(path).contains("fill:rgb(0,114,178)"))
            .findFirst()
            .orElseThrow();
    Matcher corner =
        Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)").matcher(ribbon.getAttribute("d"));
    List<Double> outline = new ArrayList<>();
    while (corner.find()) {
      outline.add(occupancy(Double.parseDouble(corner.group(2))));
    }
    List<Double> low = csv.numbers("OCC_P05");
    List<Double> high = csv.numbers("OCC_P95");
    assertThat(outline).hasSizeGreaterThanOrEqualTo(2 * low.size());
    for (int i = 0; i < low.size(); i++) {
      assertThat(outline.get(i)).isCloseTo(low.get(i), within(OCCUPANCY));
      assertThat(outline.get(2 * low.size() - 1 - i)).isCloseTo(high.get(i), within(OCCUPANCY));
    }
  }

  /// The vertical line from 0 to 100 %: the scale of the picture.
  private Line question() {
    return lines(RULES).stream()
        .filter(line -> line.from().x() == line.to().x())
        .findFirst()
        .orElseThrow();
  }

  /// The horizontal line from the first time to the last.
  private Line threshold() {
    return lines(RULES).stream()
        .filter(line -> line.from().y() == line.to().y())
        .findFirst()
        .orElseThrow();
  }

  private double occupancy(double y) {
    Line scale = question();
    return (scale.from().y() - y) / (scale.from().y() - scale.to().y());
  }

  private double hours(double x) {
    Line scale = threshold();
    List<Double> hours = csv.numbers("TIME [h]");
    double part = (x - scale.from().x()) / (scale.to().x() - scale.from().x());
    return hours.getFirst() + part * (hours.getLast() - hours.getFirst());
  }

  private static List<Point> corners(List<Line> lines) {
    List<Point> corners = new ArrayList<>(List.of(lines.getFirst().from()));
    lines.forEach(line -> corners.add(line.to()));
    return corners;
  }

  private List<Line> lines(String colour) {
    return clipped("line").stream()
        .filter(line -> style(line).contains("stroke:" + colour))
        .map(line -> new Line(point(line, "1"), point(line, "2")))
        .toList();
  }

  private static Point point(Element line, String end) {
    return new Point(
        Double.parseDouble(line.getAttribute("x" + end)),
        Double.parseDouble(line.getAttribute("y" + end)));
  }

  /// Elements of the plot itself; what stands in the legend is not clipped.
  private List<Element> clipped(String name) {
    List<Element> elements = new ArrayList<>();
    NodeList all = svg.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute("style").contains("clip-path")) {
        elements.add(element);
      }
    }
    return elements;
  }

  /// The colours of an element: its own, or else those of the group around it.
  private static String style(Element element) {
    String own = element.getAttribute("style");
    String group = ((Element) element.getParentNode()).getAttribute("style");
    return (own.contains("stroke:rgb") ? group.replaceAll("stroke:rgb\\([^)]*\\)", "") : group)
        + ";"
        + own;
  }

  private static Document emptyDocument() {
    try {
      return builder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder();
  }
}
