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
      assertThat(page.locator(".plot svg").count()).isEqualTo(plots);
      assertThat(page.locator("details table").count()).isEqualTo(plots);
      assertThat(page.locator("#retention svg text").allTextContents())
          .contains("placebo", "injection");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("trial-" + name + "-" + width + ".png"))
              .setFullPage(true));
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(Axe.serious(page)).isEmpty();
    }
    assertThat(complaints).isEmpty();
    assertThat(requests).containsExactly(file.toUri().toString());
  }
}
