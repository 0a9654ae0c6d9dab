package org.blockade.checks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.fhir.FhirConfiguration;
import org.blockade.service.journal.Database;
import org.blockade.service.web.WebServer;
import org.blockade.service.web.WebSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages of the clinic service in a real browser: the main task of each, in both languages, on
/// a telephone and on a desk, with axe and a look at what the browser complains about.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClinicPagesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T15:30:00Z");
  private static final String NAME = "ana";
  private static final String PASSWORD = "four plain words here";

  /// Somebody who counsels and looks after privacy: neither is for who made the clinic.
  private static final String OTHER = "berta";

  /// By the recipe of the demo clinic.
  private static final Map<String, String> RECIPE =
      Map.of(
          "protected", "24",
          "fading", "6",
          "unprotected", "5",
          "starting", "3",
          "waiting", "3",
          "stopped", "4",
          "unknown", "2");

  /// By how much a page is wider than its window.
  private static final String WIDER =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir private static Path folder;

  private WebServer server;
  private Browser browser;

  @BeforeAll
  void start() throws IOException {
    Files.createDirectories(SHOTS);
    server =
        WebServer.start(
            new WebSettings(
                InetAddress.getLoopbackAddress(),
                0,
                new Database.Folder(folder.resolve("clinic")),
                ZoneId.of("America/New_York"),
                Duration.ofMinutes(15),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                1000,
                true,
                Optional.empty()),
            // One that goes on: with one that stands still, a second look at it would go unseen.
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW)),
            done -> {},
            List.of(FhirConfiguration.class));
    browser = Browser.start();
    try (Visit visit = visit("en", true)) {
      Page page = visit.page();
      String link = server.setUpLink().orElseThrow();
      page.navigate(link);
      page.fill("#name", NAME);
      page.fill("#password", PASSWORD);
      page.click("main button");
      signIn(page, NAME);
      assertThat(page.url()).endsWith("/worklist");
      assertThat(page.navigate(link).status()).as("the link works once").isEqualTo(404);
      open(page, "/admin/accounts");
      page.fill("#name", OTHER);
      page.fill("#password", PASSWORD);
      Locator made = page.locator("form[action='/admin/accounts']");
      made.locator("input[value=counsellor]").check();
      made.locator("input[value=privacy-officer]").check();
      made.locator("button").click();
    }
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
  }

  /// A window of its own, with everything that its browser complained about.
  private record Visit(BrowserContext context, Page page, List<String> complaints)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
      assertThat(complaints).isEmpty();
    }
  }

  private Visit visit(String language, boolean desk) {
    BrowserContext context =
        browser
            .chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setLocale(language)
                    .setColorScheme(desk ? ColorScheme.LIGHT : ColorScheme.DARK)
                    .setViewportSize(desk ? 1280 : 390, desk ? 900 : 844));
    Page page = context.newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> {
      // What a test asks for on purpose and is refused is told by the browser too.
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(server.address()) && !request.url().startsWith("data:")) {
        complaints.add("asked elsewhere: " + request.url());
      }
    });
    return new Visit(context, page, complaints);
  }

  private Visit signedIn(String language, boolean desk) {
    return signedIn(NAME, language, desk);
  }

  private Visit signedIn(String name, String language, boolean desk) {
    Visit visit = visit(language, desk);
    signIn(visit.page(), name);
    return visit;
  }

  private void signIn(Page page, String name) {
    page.navigate(server.address() + "/sign-in");
    page.fill("#name", name);
    page.fill("#password", PASSWORD);
    page.click("main button");
  }

  private void open(Page page, String path) {
    assertThat(page.navigate(server.address() + path).status()).as(path).isEqualTo(200);
  }

  /// The address of the first person in a state.
  private String someone(Page page, String state) {
    open(page, "/worklist?state=" + state);
    return page.locator("tbody th a").first().getAttribute("href");
  }

  @Test
  void aStrangerIsSentToSignIn() {
    try (Visit visit = visit("en", true)) {
      visit.page().navigate(server.address() + "/worklist");
      assertThat(visit.page().url()).endsWith("/sign-in");
      visit.page().fill("#name", NAME);
      visit.page().fill("#password", "not the right password");
      visit.page().click("main button");
      assertThat(visit.page().locator("[role=status]").innerText()).contains("Not signed in");
    }
  }

  /// First, while nobody else has added people.
  @Test
  @Order(1)
  void theWorklistCountsEveryStateAndFindsSomebody() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      for (Map.Entry<String, String> state : RECIPE.entrySet()) {
        open(page, "/worklist?state=" + state.getKey());
        assertThat(page.locator(".tiles a[aria-current] strong").innerText())
            .as(state.getKey())
            .isEqualTo(state.getValue());
        assertThat(page.locator("tbody tr").count()).isEqualTo(Integer.parseInt(state.getValue()));
      }
      open(page, "/worklist");
      String name = page.locator("tbody th a").nth(4).innerText();
      page.fill("#words", name);
      page.click("form[role=search] button");
      assertThat(page.locator("tbody th a").allInnerTexts()).contains(name).hasSizeLessThan(10);
      assertThat(page.url()).as("no name in an address").endsWith("/worklist");
    }
  }

  @Test
  void theCurveAnswersWhileTheSliderMoves() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, someone(page, "protected"));
      page.waitForSelector("#curve[data-ready] canvas");
      Locator supposed = page.locator("#supposed");
      PlaywrightAssertions.assertThat(supposed).containsText("Nothing is supposed");
      page.locator("#in").fill("45");
      PlaywrightAssertions.assertThat(supposed).not().containsText("Nothing is supposed");
      String late = supposed.innerText();
      page.locator("#in").fill("20");
      PlaywrightAssertions.assertThat(supposed).not().hasText(late);
      page.locator("#skip").check();
      PlaywrightAssertions.assertThat(page.locator("#curve")).hasAttribute("data-ready", "4");
      page.locator("#skip").uncheck();
      page.locator("#tablets").fill("10");
      PlaywrightAssertions.assertThat(supposed).not().containsText("Nothing is supposed");
      page.locator("#reset").click();
      PlaywrightAssertions.assertThat(supposed).containsText("Nothing is supposed");
    }
  }

  @Test
  void anInjectionIsSignedAndCanBeTakenBack() throws IOException {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      String person = someone(page, "unprotected");
      open(page, person);
      page.locator("#injection-form summary").click();
      String proposed = page.locator("#side option[selected]").getAttribute("value");
      assertThat(proposed).isIn("left", "right");
      page.fill("#lot", "A123");
      page.fill("#expires", "2027-01-31");
      page.fill("#password", "not the right password");
      page.locator("#injection-form button").click();
      assertThat(page.locator("#password-problem").innerText()).contains("nothing was recorded");
      assertThat(page.inputValue("#lot")).isEqualTo("A123");
      assertThat(page.inputValue("#expires")).isEqualTo("2027-01-31");
      assertThat(page.inputValue("#password")).isEmpty();
      assertThat(Axe.serious(page)).isEmpty();
      page.fill("#password", PASSWORD);
      page.locator("#injection-form button").click();
      assertThat(page.locator("#despite-problem").innerText()).contains("the plan does not say");
      page.fill("#despite", "given by another clinic, seen on its paper");
      page.fill("#password", PASSWORD);
      page.locator("#injection-form button").click();
      assertThat(page.locator(".level .state").innerText()).contains("protected");
      assertThat(page.locator(".timeline").innerText())
          .contains(proposed + ",")
          .contains("A123")
          .contains("given by another clinic");
      page.getByText("Take it back").click();
      assertThat(page.locator(".level .state").innerText()).contains("unprotected");
      assertThat(page.locator(".timeline li.corrected").count()).isPositive();
    }
  }

  @Test
  void theSameSideAgainNeedsAReason() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, someone(page, "fading"));
      page.locator("#injection-form summary").click();
      String proposed = page.locator("#side option[selected]").getAttribute("value");
      page.selectOption("#side", proposed.equals("left") ? "right" : "left");
      if (page.locator("#despite").count() > 0) {
        page.fill("#despite", "given by another clinic");
      }
      page.fill("#password", PASSWORD);
      page.locator("#injection-form button").click();
      assertThat(page.locator("main").innerText()).contains("same side");
    }
  }

  @Test
  void besideASymptomStandsWhatItMeans() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, someone(page, "protected"));
      page.locator("#symptom-form summary").click();
      page.fill("#words", "dark urine, pain in the right upper belly");
      page.locator("form[action$=symptom] button").click();
      assertThat(page.locator("main").innerText()).contains("liver").contains("dark urine");
      page.locator("main a.button").click();
      assertThat(page.locator(".notice.problem").allInnerTexts())
          .anyMatch(flag -> flag.contains("A symptom on record asks for care at once"));
    }
  }

  @Test
  void aLookAnswersWhatWasTold() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, someone(page, "fading"));
      page.locator("#symptom-form summary").click();
      page.fill("#words", "chest pain");
      page.locator("form[action$=symptom] button").click();
      page.locator("main a.button").click();
      assertThat(page.locator(".notice.problem").allInnerTexts())
          .anyMatch(flag -> flag.contains("A symptom on record asks for care"));
      page.locator("#looked-form summary").click();
      page.selectOption("#looked-about", "same_day");
      page.selectOption("#looked-by", "prescriber");
      page.selectOption("#looked-outcome", "resolved");
      page.locator("#looked-form")
          .screenshot(
              new Locator.ScreenshotOptions().setPath(SHOTS.resolve("person-looked-en-desk.png")));
      page.locator("#looked-form button").click();
      assertThat(page.locator(".timeline").innerText()).contains("it is gone");
      assertThat(page.locator(".notice.problem").allInnerTexts())
          .noneMatch(flag -> flag.contains("A symptom on record asks for care"));
    }
  }

  @Test
  void aScaleAddsUp() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      String person = someone(page, "starting");
      open(page, person + "/score/cows");
      List<Locator> items = page.locator("select[name=item]").all();
      assertThat(items).hasSize(11);
      for (Locator item : items) {
        item.selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
      }
      int sum = items.stream().mapToInt(item -> Integer.parseInt(item.inputValue())).sum();
      assertThat(page.locator("#sum").innerText()).isEqualTo(String.valueOf(sum));
      page.locator("form[data-sum] button").click();
      assertThat(page.locator(".timeline").innerText()).contains("COWS").contains(" " + sum);
    }
  }

  @Test
  void aNewPersonIsLedToADate() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, "/people/new");
      page.fill("#family", "Nuevo");
      page.fill("#given", "Test");
      page.fill("#birth", "1990-05-17");
      page.locator("main button").click();
      assertThat(page.url()).endsWith("/start");
      assertThat(page.url()).doesNotContain("Nuevo");
      assertThat(page.locator("#outcome").innerText()).isEqualTo("Ask first");
      page.fill("#opioid-drug", "heroin");
      page.fill("#last-when", "2026-03-01T08:00");
      page.locator("form:has(#opioid-drug) button").click();
      PlaywrightAssertions.assertThat(page.locator(".outcome")).containsText("Not before");
      assertThat(page.locator(".outcome").innerText()).contains("Mar 2026");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, were still on injections", "es, seguía con inyecciones"})
  void theFiguresOfThePanelStandInWordsInTablesAndInFiles(String language, String words) {
    try (Visit visit = signedIn(language, true)) {
      Page page = visit.page();
      open(page, "/worklist");
      page.locator("nav a[href='/panel']").click();
      page.waitForSelector("#stay[data-ready] canvas");
      assertThat(page.locator("#persistence-words").innerText()).contains(words);
      assertThat(page.locator("#periods tbody tr").count()).isPositive();
      assertThat(page.locator("main").innerText()).doesNotContain("withheld", "no se muestra");
      for (String figure :
          List.of("coverage", "persistence", "unprotected", "lateness", "overrides")) {
        com.microsoft.playwright.Download file =
            page.waitForDownload(() -> page.locator("a[href='/panel/" + figure + ".csv']").click());
        assertThat(file.suggestedFilename()).isEqualTo(figure + ".csv");
        assertThat(file.failure()).as(figure).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"en, true", "es, false"})
  void aVirtualTrialIsStartedWatchedStoppedAndLookedAt(String language, boolean desk)
      throws IOException {
    try (Visit visit = signedIn(language, desk)) {
      Page page = visit.page();
      open(page, "/worklist");
      page.locator("nav a[href='/cohort']").click();
      // Under the limit, and long enough to be stopped.
      String longest = page.inputValue("#trial").replace("replicates: 1 ", "replicates: 3 ");
      page.fill("#trial", longest.replace("weeks: 24\n", "weeks: many\n"));
      page.fill("#subjects", "2000");
      page.locator("main form button").click();
      assertThat(page.locator("#faults").innerText()).contains("\"weeks\" is \"many\"");
      assertThat(page.inputValue("#subjects")).isEqualTo("2000");
      page.fill("#trial", longest);
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("#progress progress"))
          .hasAttribute("max", "18000");
      PlaywrightAssertions.assertThat(page.locator("#progress p"))
          .containsText(java.util.regex.Pattern.compile("^[1-9]\\d{2,} "));
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("main > p[role=status]")).isVisible();
      assertThat(page.locator(".trial .level strong").innerText()).contains("PARTIAL");
      page.locator("main .head a").click();
      page.fill("#trial", longest);
      page.fill("#subjects", "2000");
      page.locator("main form button").click();
      assertThat(Axe.serious(page)).isEmpty();
      shoot(page, "cohort-progress", language, desk);
      open(page, "/cohort");
      page.fill("#subjects", "20");
      page.fill("#seed", "5");
      page.locator("main form button").click();
      // The one before it has to end first.
      page.waitForSelector(
          "#retention[data-ready] canvas", new Page.WaitForSelectorOptions().setTimeout(0));
      assertThat(page.locator(".trial .level strong").innerText())
          .isEqualTo("3 arms of 20 virtual people, 24 weeks");
      assertThat(page.locator(".plot[data-ready]").count())
          .isEqualTo(page.locator(".plot").count());
      assertThat(Axe.serious(page)).isEmpty();
      assertThat(page.evaluate(WIDER)).as("does not scroll sideways").isEqualTo(0);
      shoot(page, "cohort-result", language, desk);
      com.microsoft.playwright.Download file =
          page.waitForDownload(() -> page.locator("a[href$='endpoints.csv']").click());
      assertThat(Files.readString(file.path())).contains("relapse,share,placebo,");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, after the opioid", "es, después del opioide"})
  void howItWorksAnswersToItsSliders(String language, String words) {
    try (Visit visit = visit(language, true)) {
      Page page = visit.page();
      open(page, "/how-it-works");
      page.waitForSelector("#docks text");
      assertThat(page.locator("#docks text").count()).isEqualTo(100);
      String before = page.locator("#sentence").innerText();
      assertThat(before).contains(words);
      page.locator("#level").fill("4");
      assertThat(page.locator("#sentence").innerText()).isNotEqualTo(before);
      assertThat(page.locator("#docks .naltrexone").count()).isGreaterThan(50);
      assertThat(page.locator("main").innerText()).doesNotContain(" mg");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, true", "es, false"})
  void aCounsellingNoteIsWrittenAndStandsUnderItsLabel(String language, boolean desk)
      throws IOException {
    try (Visit visit = signedIn(OTHER, language, desk)) {
      Page page = visit.page();
      String person = someone(page, "fading");
      open(page, person + "/notes");
      page.locator("main form button").click();
      assertThat(page.locator("#content-problem").innerText()).isNotBlank();
      page.fill("#content", "Spoke of the sister.\nWill call again.");
      page.locator("main form button").click();
      assertThat(page.locator(".panel .passage").first().innerText())
          .isEqualTo("Spoke of the sister.\nWill call again.");
      assertThat(page.locator(".panel").first().innerText()).contains("counselling note");
      assertThat(Axe.serious(page)).isEmpty();
      assertThat(page.evaluate(WIDER)).as("does not scroll sideways").isEqualTo(0);
      shoot(page, "notes", language, desk);
      open(page, person);
      assertThat(page.locator("body").innerText()).doesNotContain("sister");
    }
  }

  /// What looks after the clinic and its privacy, and what a person's links lead to.
  @ParameterizedTest
  @CsvSource({"en, true", "es, false"})
  void nothingSeriousIsFoundWhereTheClinicIsLookedAfter(String language, boolean desk)
      throws IOException {
    try (Visit visit = signedIn(language, desk)) {
      Page page = visit.page();
      String person = someone(page, "fading");
      look(
          page,
          language,
          desk,
          List.of(
              "/account",
              "/admin/accounts",
              "/admin/systems",
              "/admin/policy",
              "/admin/audit",
              "/admin/backup",
              person + "/disclosures",
              person + "/emergency"));
    }
    try (Visit visit = signedIn(OTHER, language, desk)) {
      Page page = visit.page();
      String person = someone(page, "fading");
      look(page, language, desk, List.of("/privacy", person + "/consents"));
    }
  }

  private void look(Page page, String language, boolean desk, List<String> paths)
      throws IOException {
    for (String path : paths) {
      open(page, path);
      assertThat(Axe.serious(page)).as(path).isEmpty();
      assertThat(page.evaluate(WIDER)).as("%s does not scroll sideways", path).isEqualTo(0);
      shoot(
          page,
          path.substring(1).replaceFirst("people/[0-9a-f]{32}", "person").replace('/', '-'),
          language,
          desk);
    }
  }

  @Test
  void theLanguageIsChangedByTheButtonAndStays() {
    try (Visit visit = signedIn("en", true)) {
      Page page = visit.page();
      open(page, "/worklist");
      page.getByText("Español").click();
      assertThat(page.locator("h1").innerText()).isEqualTo("Lista de trabajo");
      open(page, "/appointments");
      assertThat(page.locator("h1").innerText()).isEqualTo("Citas");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, true", "en, false", "es, true", "es, false"})
  void nothingSeriousIsFoundOnAnyPage(String language, boolean desk) throws IOException {
    try (Visit visit = signedIn(language, desk)) {
      Page page = visit.page();
      String person = someone(page, "protected");
      String starting = someone(page, "starting");
      List<String> paths =
          List.of(
              "/worklist",
              "/appointments",
              "/panel",
              "/cohort",
              "/people/new",
              person,
              person + "/print",
              starting + "/start",
              starting + "/score/cows",
              "/how-it-works",
              "/sheets",
              "/sheets/side-effects",
              "/clinics");
      for (String path : paths) {
        open(page, path);
        if (path.equals(person)) {
          page.waitForSelector("#curve[data-ready]");
        }
        if (path.equals("/panel")) {
          page.waitForSelector("#stay[data-ready]");
        }
        assertThat(Axe.serious(page)).as(path).isEmpty();
        assertThat(page.evaluate(WIDER)).as("%s does not scroll sideways", path).isEqualTo(0);
        shoot(
            page,
            path.substring(1).replaceFirst("people/[0-9a-f]{32}", "person").replace('/', '-'),
            language,
            desk);
      }
    }
  }

  private static void shoot(Page page, String name, String language, boolean desk) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SHOTS.resolve(name + "-" + language + (desk ? "-desk" : "-phone") + ".png")));
  }
}
