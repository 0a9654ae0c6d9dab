package org.blockade.checks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page that `blockade forecast --html` writes, opened from the disk, offline.
class ForecastPageTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Size PHONE = new Size(390, 844);
  private static final Size DESK = new Size(1280, 900);

  @TempDir private static Path folder;
  private static Path example = Path.of("");
  private static Browser browser = startBrowser();

  private record Size(int width, int height) {
    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /// A page, and what it did that nobody sees.
  private record Opened(
      Page page, List<String> requests, List<String> complaints, BrowserContext context)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  private static Browser startBrowser() {
    return Browser.start();
  }

  @BeforeAll
  static void writePage() {
    example = report("example.html", "examples/late-injection.csv");
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  static Stream<Arguments> views() {
    return Stream.of(PHONE, DESK)
        .flatMap(size ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(size, scheme)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void theHeadlineThePlotAndTheTableAreThere(Size size, ColorScheme scheme) {
    try (Opened opened = open(example, size, scheme)) {
      Page page = opened.page();
      assertThat(page.title()).contains("Blockade");
      assertThat(page.locator("h1").innerText()).isEqualTo("Protection forecast");
      assertThat(page.locator(".level strong").innerText()).contains("NOT CERTAIN");
      assertThat(page.locator("dl").innerText())
          .contains("380 mg xr-im Wed 11 Mar 2026 09:40 (34 days before), left side")
          .contains("right side (last was left)");
      assertThat(page.locator("table").first().locator("tbody tr").count()).isEqualTo(4);
      for (String visible : List.of("h1", ".level strong", "dl", "#plot svg", "footer")) {
        assertThat(page.locator(visible).first().isVisible()).as(visible).isTrue();
      }
      assertThat(page.locator("footer").innerText()).contains("not a medical device");
      screenshot(page, "forecast-" + size + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      assertThat(opened.complaints()).isEmpty();
      assertThat(opened.requests()).containsExactly(example.toUri().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void thePlotIsDrawnInsideThePage(Size size, ColorScheme scheme) {
    try (Opened opened = open(example, size, scheme)) {
      Page page = opened.page();
      assertThat(page.locator("#plot svg path").count()).isGreaterThan(10);
      BoundingBox box = box(page.locator("#plot svg"));
      assertThat(box.width).isBetween(300.0, (double) size.width());
      assertThat(box.height).isGreaterThan(300);
      // The typical person, past and ahead: two long paths of their own colours.
      assertThat(longPaths(page)).hasSizeGreaterThanOrEqualTo(4);
      assertThat(page.locator("#plot svg text").allTextContents())
          .contains("90 %", "as of", "if no further dose", "dose given");
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void nothingSticksOutOfThePageSideways(Size size, ColorScheme scheme) {
    try (Opened opened = open(example, size, scheme)) {
      opened.page().locator("summary").click();
      Object wider =
          opened
              .page()
              .evaluate(
                  """
                  () => [...document.querySelectorAll('body *')]
                      .filter((e) => !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1)
                      .map((e) => e.tagName + ' ' + Math.round(e.getBoundingClientRect().right))
                  """);
      assertThat((List<?>) wider).isEmpty();
      assertThat(opened.page().evaluate("() => document.documentElement.scrollWidth"))
          .isEqualTo(size.width());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void theLegendAndTheLabelsOfThePlotDoNotLieOnEachOther(Size size, ColorScheme scheme) {
    try (Opened opened = open(example, size, scheme)) {
      Object overlaps =
          opened
              .page()
              .evaluate(
                  """
                  () => {
                    const texts = [...document.querySelectorAll('#plot svg text')]
                        .map((e) => ({ words: e.textContent, box: e.getBoundingClientRect() }))
                        .filter((t) => t.words.trim() && t.box.width > 0);
                    const found = [];
                    for (let i = 0; i < texts.length; i++) {
                      for (let j = i + 1; j < texts.length; j++) {
                        const a = texts[i].box, b = texts[j].box;
                        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                        if (across > 2 && down > 4) { found.push(texts[i].words + ' | ' + texts[j].words); }
                      }
                    }
                    return found;
                  }
                  """);
      assertThat((List<?>) overlaps).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void theWholeLegendIsSeenAtOnce(Size size, ColorScheme scheme) {
    Path file =
        report("legend.html", "examples/late-injection.csv", "--what-if", "skip next injection");
    try (Opened opened = open(file, size, scheme)) {
      Object seen =
          opened
              .page()
              .evaluate(
                  """
                  () => {
                    const frame = document.getElementById('plot').getBoundingClientRect();
                    return [...document.querySelectorAll('#plot svg text')]
                        .filter((e) => {
                          const box = e.getBoundingClientRect();
                          return box.width > 0 && box.left >= frame.left && box.right <= frame.right;
                        })
                        .map((e) => e.textContent);
                  }
                  """);
      assertThat((List<?>) seen)
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
          .contains(
              "90 of 100 people",
              "typical person, past",
              "if no further dose",
              "dose given",
              "plasma naltrexone",
              "plasma 6beta-naltrexol",
              "skip next injection");
      screenshot(opened.page(), "forecast-legend-" + size + "-" + scheme);
    }
  }

  @Test
  void lightAndDarkDiffer() {
    List<Object> papers = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Opened opened = open(example, DESK, scheme)) {
        papers.add(opened.page().evaluate("() => getComputedStyle(document.body).backgroundColor"));
      }
    }
    assertThat(papers).containsExactly("rgb(255, 255, 255)", "rgb(20, 24, 30)");
  }

  @Test
  void theKeyboardAloneOpensTheNumbers() {
    try (Opened opened = open(example, DESK, ColorScheme.LIGHT)) {
      Page page = opened.page();
      Locator numbers = page.locator("details table");
      assertThat(numbers.isVisible()).isFalse();
      int steps = 0;
      while (!focused(page).equals("SUMMARY")) {
        page.keyboard().press("Tab");
        assertThat(++steps).as("steps to the summary").isLessThan(20);
      }
      page.keyboard().press("Enter");
      numbers.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
      assertThat(page.locator("details tbody tr").count()).isGreaterThan(60);
      assertThat(
              page.locator("details tbody tr")
                  .filter(new Locator.FilterOptions().setHasText("14 Apr 2026 16:00"))
                  .innerText())
          .contains("91 %");
      screenshot(page, "forecast-numbers-open");
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void anAccessibilityEngineFindsNothingSerious(Size size, ColorScheme scheme) throws IOException {
    try (Opened opened = open(example, size, scheme)) {
      opened.page().locator("summary").click();
      assertThat(Axe.serious(opened.page())).isEmpty();
    }
  }

  @Test
  void withoutScriptsTheWordsAndTheNumbersAreStillThere() {
    NewContextOptions options =
        new NewContextOptions()
            .setJavaScriptEnabled(false)
            .setOffline(true)
            .setViewportSize(1280, 900);
    try (BrowserContext context = browser.chromium().newContext(options)) {
      Page page = context.newPage();
      page.navigate(example.toUri().toString());
      assertThat(page.locator(".level strong").innerText()).contains("NOT CERTAIN");
      assertThat(page.locator("noscript p").isVisible()).isTrue();
      assertThat(page.locator("details tbody tr").count()).isGreaterThan(60);
      screenshot(page, "forecast-without-scripts");
    }
  }

  @Test
  void aSuppositionIsDrawnBesideTheForecast() {
    Path file =
        report(
            "what-if.html", "examples/late-injection.csv", "--what-if", "next injection 10 d late");
    try (Opened opened = open(file, DESK, ColorScheme.LIGHT)) {
      assertThat(opened.page().locator("#plot svg text").allTextContents())
          .contains("next injection 10 d late");
      // Its line is unlike that of 6beta-naltrexol, in colour and in dashes.
      Object strokes =
          opened
              .page()
              .evaluate(
                  """
                  () => [...document.querySelectorAll('#plot svg path')]
                      .filter((path) => (path.getAttribute('d') || '').length > 500)
                      .map((path) => path.getAttribute('stroke') + ' ' + path.getAttribute('stroke-dasharray'))
                      .filter((look) => look.startsWith('#a3123c') || look.startsWith('#7b3fa0'))
                  """);
      assertThat((List<?>) strokes).hasSize(2).doesNotHaveDuplicates();
      assertThat(strokes.toString()).contains("#a3123c").contains("#7b3fa0");
      screenshot(opened.page(), "forecast-what-if");
      assertThat(opened.complaints()).isEmpty();
    }
  }

  @Test
  void aChartWithoutDatesIsDrawnInDays() throws IOException {
    Path chart = folder.resolve("days.csv");
    Files.writeString(
        chart,
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
        1,0,1,naltrexone,oral,50,mg,
        1,1,1,naltrexone,xr-im,380,mg,left-gluteal
        """);
    Path file = report("days.html", chart.toString());
    try (Opened opened = open(file, DESK, ColorScheme.LIGHT)) {
      assertThat(opened.page().locator("#plot svg text").allTextContents())
          .contains("day", "as of");
      screenshot(opened.page(), "forecast-days");
      assertThat(longPaths(opened.page())).hasSizeGreaterThanOrEqualTo(3);
      assertThat(opened.complaints()).isEmpty();
    }
  }

  /// The picture is asked where it drew what: every tenth time of the data, against the areas and
  /// lines on the screen.
  @ParameterizedTest
  @ValueSource(strings = {"DATETIME", "DAY", "TIME"})
  void theRibbonAndTheLineAreDrawnWhereTheNumbersSay(String axis) throws IOException {
    Path chart = folder.resolve(axis + ".csv");
    Files.writeString(
        chart,
        "ID,%s,EVID,DRUG,ROUTE,AMT,UNIT\n1,%s,1,naltrexone,xr-im,380,mg\n"
            .formatted(
                axis,
                switch (axis) {
                  case "DATETIME" -> "2026-01-12T10:30-05:00[America/New_York]";
                  default -> "3";
                }));
    Path file = report(axis + ".html", chart.toString());
    try (Opened opened = open(file, DESK, ColorScheme.LIGHT)) {
      Object wrong =
          opened
              .page()
              .evaluate(
                  """
                  () => {
                    const curve = JSON.parse(document.getElementById('report').textContent).people[0].curve;
                    const calendar = document.getElementById('report').dataset.axis === 'calendar';
                    const plot = echarts.getInstanceByDom(document.getElementById('plot'));
                    const paths = [...document.querySelectorAll('#plot svg path')];
                    const ribbons = paths.filter((path) => path.getAttribute('fill') === '#00548c' && path.getAttribute('fill-opacity') === '0.2');
                    const strokes = paths.filter((path) => ['#00548c', '#b84e00'].includes(path.getAttribute('stroke')));
                    const at = (i, percent) => {
                      const x = calendar ? new Date(curve['WHEN'][i]) : curve['TIME [h]'][i] * 36e5;
                      const place = plot.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [x, percent]);
                      return new DOMPoint(place[0], place[1]);
                    };
                    const wrong = [];
                    if (ribbons.length !== 1) { wrong.push(ribbons.length + ' ribbons'); }
                    for (let i = 10; i < curve['OCC'].length - 1; i += 10) {
                      const low = 100 * curve['OCC_P05'][i], high = 100 * curve['OCC_P95'][i];
                      const middle = at(i, (low + high) / 2);
                      if (high - low > 2 && !ribbons[0].isPointInFill(middle)) { wrong.push('not filled at ' + i); }
                      if (ribbons[0].isPointInFill(at(i, high + 2))) { wrong.push('filled above at ' + i); }
                      if (low > 2 && ribbons[0].isPointInFill(at(i, low - 2))) { wrong.push('filled below at ' + i); }
                      const typical = at(i, 100 * curve['OCC'][i]);
                      const near = [0, -1, 1].some((d) => strokes.some((path) =>
                          path.isPointInStroke(new DOMPoint(typical.x, typical.y + d))));
                      if (!near) { wrong.push('no line at ' + i); }
                    }
                    return wrong;
                  }
                  """);
      screenshot(opened.page(), "forecast-one-injection-" + axis);
      assertThat((List<?>) wrong).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DAY", "TIME"})
  void theLabelsOfDaysAreRoundNumbers(String axis) throws IOException {
    Path chart = folder.resolve("round-" + axis + ".csv");
    Files.writeString(
        chart, "ID,%s,EVID,DRUG,ROUTE,AMT,UNIT\n1,7,1,naltrexone,xr-im,380,mg\n".formatted(axis));
    Path file = report("round-" + axis + ".html", chart.toString());
    try (Opened opened = open(file, DESK, ColorScheme.LIGHT)) {
      assertThat(opened.page().locator("#plot svg text").allTextContents())
          .allSatisfy(
              text -> assertThat(text).hasSizeLessThan(40).doesNotContainPattern("\\.\\d\\d\\d"));
    }
  }

  @Test
  void somebodyUnknownIsShownAsUnknown() throws IOException {
    Path chart = folder.resolve("unknown.csv");
    Files.writeString(chart, "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n");
    Path file = report("unknown.html", chart.toString());
    try (Opened opened = open(file, PHONE, ColorScheme.LIGHT)) {
      assertThat(opened.page().locator(".level strong").innerText()).isEqualTo("? UNKNOWN");
      assertThat(opened.page().locator("#plot").count()).isZero();
      screenshot(opened.page(), "forecast-unknown");
      assertThat(Axe.serious(opened.page())).isEmpty();
    }
  }

  @Test
  void aNameThatLooksLikeMarkupIsShownAndNotObeyed() throws IOException {
    Path chart = folder.resolve("hostile.csv");
    String id = "<!--<script>alert(1)</script><b>";
    Files.writeString(
        chart, "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n" + id + ",0,1,naltrexone,xr-im,380,mg\n");
    Path file = report("hostile.html", chart.toString());
    try (Opened opened = open(file, DESK, ColorScheme.LIGHT)) {
      assertThat(opened.page().locator("header p").innerText()).contains(id);
      assertThat(opened.page().locator("#plot svg path").count()).isGreaterThan(5);
      assertThat(opened.complaints()).isEmpty();
    }
  }

  private static Path report(String name, String chart, String... more) {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("forecast", chart, "--html", file.toString()));
    words.addAll(List.of(more));
    Program.Outcome outcome = Program.run(words.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.said()).isIn(0, 4);
    return file;
  }

  private static Opened open(Path file, Size size, ColorScheme scheme) {
    BrowserContext context =
        browser
            .chromium()
            .newContext(
                new NewContextOptions()
                    .setOffline(true)
                    .setViewportSize(size.width(), size.height())
                    .setColorScheme(scheme)
                    .setTimezoneId("America/New_York")
                    .setLocale("en-GB"));
    Page page = context.newPage();
    List<String> requests = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    page.onRequest(request -> requests.add(request.url()));
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onDialog(dialog -> {
      complaints.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.navigate(file.toUri().toString());
    return new Opened(page, requests, complaints, context);
  }

  /// Coordinates in paths that have many corners: curves, not ticks.
  private static List<?> longPaths(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('#plot svg path')]
                .map((path) => path.getAttribute('d') || '')
                .filter((d) => (d.match(/[LC]/g) || []).length > 20 || d.split(' ').length > 60)
            """);
  }

  private static String focused(Page page) {
    return (String) page.evaluate("() => document.activeElement.tagName");
  }

  private static BoundingBox box(Locator locator) {
    return Objects.requireNonNull(locator.boundingBox());
  }

  private static String axe() throws IOException {
    try (InputStream in = ForecastPageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
