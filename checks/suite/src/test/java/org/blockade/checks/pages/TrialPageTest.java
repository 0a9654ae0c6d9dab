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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page that `blockade trial` writes, opened from the disk, offline.
class TrialPageTest {

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

  @ParameterizedTest
  @CsvSource({
    "injection-placebo-tablets, 390, DARK, 10",
    "injection-placebo-tablets, 1280, LIGHT, 10",
    "alcohol-injection, 1280, DARK, 6",
  })
  void thePageShowsEveryPlotAndItsNumbers(String name, int width, ColorScheme scheme, int plots)
      throws IOException {
    Path file = folder.resolve(name + width + ".html");
    Program.Outcome outcome =
        Program.run(
            "trial",
            "examples/trials/" + name + ".yaml",
            "--subjects",
            "30",
            "--html",
            file.toString());
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    look(
        file,
        width,
        scheme,
        page -> {
          assertThat(page.locator(".plot svg").count()).isEqualTo(plots);
          assertThat(page.locator("details table").count()).isEqualTo(plots);
          assertThat(page.locator("#retention svg text").allTextContents())
              .contains("placebo", "injection");
        });
  }

  @Test
  void whatWasObservedIsDrawnOverTheBand() throws IOException {
    Path file = folder.resolve("observed.html");
    run("examples/trials/observed-tablets.yaml", "--subjects", "20", "--html", file.toString());
    look(
        file,
        390,
        ColorScheme.DARK,
        page -> {
          assertThat(page.locator("#check-retention svg text").allTextContents())
              .contains("oral, simulated", "oral, observed");
          assertThat(page.locator("section:has(#check-retention) tbody tr").count()).isEqualTo(4);
        });
  }

  @ParameterizedTest
  @CsvSource({"tornado, 390, LIGHT", "sobol, 1280, DARK"})
  void theSensitivityPageShowsBarsAndNumbers(String kind, int width, ColorScheme scheme)
      throws IOException {
    Path file = folder.resolve(kind + ".html");
    run(
        "examples/trials/rapid-standard.yaml",
        "--subjects",
        "5",
        "--sensitivity",
        kind,
        "--samples",
        "2",
        "--html",
        file.toString());
    look(
        file,
        width,
        scheme,
        page -> {
          assertThat(page.locator("svg text").allTextContents()).contains("attempt");
          assertThat(page.locator("tbody tr").count()).isGreaterThan(15);
          assertThat(page.locator("tbody").innerText()).doesNotContain("heavy");
        });
  }

  private static void run(String trial, String... words) {
    Program.Outcome outcome =
        Program.run(
            Stream.concat(Stream.of("trial", trial), Stream.of(words)).toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.said()).isZero();
  }

  private static void look(Path file, int width, ColorScheme scheme, Consumer<Page> more)
      throws IOException {
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
      assertThat(page.locator("footer").innerText()).contains("not advice for a person");
      more.accept(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("trial-" + file.getFileName() + "-" + width + ".png"))
              .setFullPage(true));
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(Axe.serious(page)).isEmpty();
    }
    assertThat(complaints).isEmpty();
    assertThat(requests).containsExactly(file.toUri().toString());
  }
}
