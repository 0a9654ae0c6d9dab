package org.blockade.service.present.trial;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A forest plot: a row for each ratio, with its name, its interval on a logarithmic axis, and its
/// numbers.
final class ForestSvg {

  private static final int WIDTH = 960;
  private static final int TOP = 64;
  private static final int ROW = 28;
  private static final int BELOW = 60;

  /// Room for the numbers, for a letter of a name, and for the longest name (px). Choices.
  private static final int NUMBERS = 170;

  private static final double LETTER = 7;
  private static final double MOST_NAME = 460;

  /// The axis shows at least this much to both sides of no difference.
  private static final double LEAST_SPAN = 2;

  /// Ticks within each power of ten.
  private static final int[] TICKS = {1, 2, 5};

  /// Side of the mark of a ratio (px).
  private static final double MARK = 9;

  private static final String GREY = "#5a5a5a";
  private static final String LIGHT = "#d8d8d8";

  private final TrialPlot plot;
  private final double left;
  private final double low;
  private final double high;
  private final StringBuilder svg = new StringBuilder();

  private ForestSvg(TrialPlot plot) {
    this.plot = plot;
    int longest = plot.lines().stream().mapToInt(line -> line.name().length()).max().orElse(0);
    this.left = StrictMath.min(MOST_NAME, 32 + LETTER * longest);
    this.low =
        plot.lines().stream()
            .mapToDouble(line -> line.low()[0])
            .reduce(1 / LEAST_SPAN, StrictMath::min);
    this.high =
        plot.lines().stream()
            .mapToDouble(line -> line.high()[0])
            .reduce(LEAST_SPAN, StrictMath::max);
  }

  /// Draws it; does not close the writer.
  static void write(TrialPlot plot, Writer out) throws IOException {
    out.write(new ForestSvg(plot).drawing());
  }

  private String drawing() {
    int end = TOP + ROW * plot.lines().size();
    int height = end + BELOW;
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
        .append(attribute("width", WIDTH))
        .append(attribute("height", height))
        .append(" viewBox=\"0 0 " + WIDTH + " " + height + "\"")
        .append(" font-family=\"sans-serif\" font-size=\"13\">\n")
        .append("<title>" + safe(plot.title()) + "</title>\n");
    box(0, 0, WIDTH, height, "#ffffff");
    text(WIDTH / 2.0, 28, "middle", plot.title());
    for (double tick : ticks()) {
      line(x(tick), x(tick), TOP - 8, end, tick == 1 ? GREY : LIGHT, 1);
      text(x(tick), end + 18, "middle", label(tick));
    }
    text((left + WIDTH - NUMBERS) / 2, end + 42, "middle", plot.horizontal());
    for (int i = 0; i < plot.lines().size(); i++) {
      row(plot.lines().get(i), TOP + ROW * i + ROW / 2.0);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(TrialPlot.Line line, double y) {
    String colour = TrialSvg.colourWord(line.colour());
    text(left - 14, y + 4, "end", line.name());
    line(x(line.low()[0]), x(line.high()[0]), y, y, colour, 2);
    box(x(line.x()[0]) - MARK / 2, y - MARK / 2, MARK, MARK, colour);
    text(
        WIDTH - 16,
        y + 4,
        "end",
        String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", line.x()[0], line.low()[0], line.high()[0]));
  }

  private List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int last = (int) StrictMath.ceil(StrictMath.log10(high));
    for (int power = (int) StrictMath.floor(StrictMath.log10(low)); power <= last; power++) {
      for (int tick : TICKS) {
        // Below 1 the division gives the nearest double, a product with 0.1 does not.
        double value =
            power < 0 ? tick / StrictMath.pow(10, -power) : tick * StrictMath.pow(10, power);
        if (low <= value && value <= high) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  private static String label(double tick) {
    return tick == StrictMath.rint(tick) ? String.valueOf((long) tick) : String.valueOf(tick);
  }

  /// Place of a ratio (px).
  private double x(double ratio) {
    double share = StrictMath.log(ratio / low) / StrictMath.log(high / low);
    return left + share * (WIDTH - NUMBERS - 16 - left);
  }

  private void line(double x1, double x2, double y1, double y2, String colour, int width) {
    svg.append("<line")
        .append(attribute("x1", x1))
        .append(attribute("x2", x2))
        .append(attribute("y1", y1))
        .append(attribute("y2", y2))
        .append(" stroke=\"" + colour + "\"")
        .append(attribute("stroke-width", width))
        .append("/>\n");
  }

  private void box(double x, double y, double width, double height, String colour) {
    svg.append("<rect")
        .append(attribute("x", x))
        .append(attribute("y", y))
        .append(attribute("width", width))
        .append(attribute("height", height))
        .append(" fill=\"" + colour + "\"/>\n");
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append("<text")
        .append(attribute("x", x))
        .append(attribute("y", y))
        .append(" text-anchor=\"" + anchor + "\">" + safe(text) + "</text>\n");
  }

  private static String attribute(String name, double pixels) {
    return String.format(Locale.ROOT, " %s=\"%.1f\"", name, pixels);
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
