package org.blockade.checks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages that `blockade challenge`, `induction`, `after-stopping`, `rescue` and `alcohol`
/// write, opened from the disk, offline.
class AnswerPageTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private static Path folder;
  private static Browser browser = startBrowser();

  private static Browser startBrowser() {
    return Browser.start();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  private static Path page(String command) {
    Path file = folder.resolve(command + ".html");
    List<String> words =
        new ArrayList<>(
            switch (command) {
              case "challenge" -> List.of(command, "examples/late-injection.csv", "--at", "+14d");
              case "induction" ->
                  List.of(command, "examples/induction-methadone.csv", "--start", "2026-03-03");
              case "rescue" -> List.of(command, "carfentanil-high");
              default -> List.of(command, "examples/late-injection.csv");
            });
    words.addAll(List.of("--subjects", "100", "--html", file.toString()));
    Program.Outcome outcome = Program.run(words.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "challenge, Laboratory challenge, effect attenuated, 390, LIGHT",
    "challenge, Laboratory challenge, effect attenuated, 1280, DARK",
    "induction, First dose of naltrexone, after the first dose, 390, DARK",
    "induction, First dose of naltrexone, after the first dose, 1280, LIGHT",
    "after-stopping, After the last dose of naltrexone, receptors held, 390, LIGHT",
    "after-stopping, After the last dose of naltrexone, receptors held, 1280, DARK",
    "rescue, Rescue after an overdose, no rescue, 390, LIGHT",
    "rescue, Rescue after an overdose, no rescue, 1280, DARK",
    "alcohol, Alcohol (exploratory), kappa held, 390, DARK",
    "alcohol, Alcohol (exploratory), kappa held, 1280, LIGHT",
  })
  void thePageShowsTheAnswerThePlotAndTheNumbers(
      String command, String heading, String line, int width, ColorScheme scheme)
      throws IOException {
    Path file = page(command);
    List<String> requests = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    NewContextOptions options =
        new NewContextOptions()
            .setOffline(true)
            .setViewportSize(width, 900)
            .setColorScheme(scheme)
            .setLocale("en-GB");
    try (BrowserContext context = browser.chromium().newContext(options)) {
      Page page = context.newPage();
      page.onRequest(request -> requests.add(request.url()));
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(file.toUri().toString());
      assertThat(page.locator("h1").innerText()).isEqualTo(heading);
      assertThat(page.locator("footer").innerText()).contains("not a medical device");
      int rows = command.equals("rescue") ? 8 : 11;
      assertThat(page.locator("table tbody tr").count()).isGreaterThanOrEqualTo(rows);
      assertThat(page.locator("#plot svg text").allTextContents()).contains(line);
      assertThat(drawnWhereTheNumbersSay(page)).isEmpty();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(command + "-" + width + ".png"))
              .setFullPage(true));
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(Axe.serious(page)).isEmpty();
    }
    assertThat(complaints).isEmpty();
    assertThat(requests).containsExactly(file.toUri().toString());
  }

  /// The picture is asked whether each line passes where the table says.
  private static List<?> drawnWhereTheNumbersSay(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => {
              const answer = JSON.parse(document.getElementById('report').textContent);
              const plot = echarts.getInstanceByDom(document.getElementById('plot'));
              const paths = [...document.querySelectorAll('#plot svg path')]
                  .filter((path) => path.getAttribute('stroke') && path.getAttribute('stroke') !== 'none');
              const calendar = document.getElementById('report').dataset.axis === 'calendar';
              const curve = answer.curve, wrong = [];
              const at = (i) => calendar ? new Date(curve['WHEN'][i]) : curve['TIME [h]'][i] * 36e5;
              for (const line of answer.plot.lines) {
                for (let i = 2; i < curve['WHEN'].length - 1; i += 3) {
                  const place = plot.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 },
                      [at(i), curve[line.column][i] * line.factor]);
                  const near = [0, -1, 1].some((d) => paths.some((path) =>
                      path.isPointInStroke(new DOMPoint(place[0], place[1] + d))));
                  if (!near && line === answer.plot.lines[0]) { wrong.push(line.name + ' at ' + i); }
                }
              }
              return wrong;
            }
            """);
  }
}
