package org.blockade.checks.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.clinic.ClinicModel;
import org.blockade.service.demo.DemoClinic;
import org.blockade.service.demo.Recipe;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Journal;

/// Many users at once on a big clinic: the service in a process of its own, the users in this one,
/// on the same machine. Prints how long pages took, at the 50th, 95th and 99th percentile.
///
/// A user opens the worklist, a person, and moves the slider of the what-if five times, then begins
/// again; between two steps they think. Beside each user a record system calls a hook about a
/// person at random, so that few of them were asked about before.
public final class ClinicLoad {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final Pattern PERSON = Pattern.compile("/people/([0-9a-f]{32})\"");
  private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
  private static final Pattern LINK = Pattern.compile("http://[0-9.]+:[0-9]+/set-up/\\S+");

  private static final String NAME = "load";
  private static final String PASSWORD = "four plain words here";
  private static final int SLIDER_STEPS = 5;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final ECKey key = newKey();
  private final int users;
  private final Duration warmUp;
  private final Duration measured;
  private final Duration think;
  private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  private ClinicLoad(int users, Duration warmUp, Duration measured, Duration think) {
    this.users = users;
    this.warmUp = warmUp;
    this.measured = measured;
    this.think = think;
  }

  /// Runs it.
  ///
  /// @param arguments folder of the clinic (made where it is missing), people, users, seconds of
  ///   warming up, seconds measured, milliseconds of thinking between two steps
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    int people = Integer.parseInt(arguments[1]);
    if (!Files.exists(folder)) {
      fill(folder, people);
    }
    new ClinicLoad(
            Integer.parseInt(arguments[2]),
            Duration.ofSeconds(Long.parseLong(arguments[3])),
            Duration.ofSeconds(Long.parseLong(arguments[4])),
            Duration.ofMillis(Long.parseLong(arguments[5])))
        .run(folder);
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID("load").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has the curve P-384", e);
    }
  }

  private static void fill(Path folder, int people) {
    try (Journal journal = Journal.open(new Database.Folder(folder))) {
      Clock clock = Clock.system(ZoneId.systemDefault());
      ClinicModel clinic = new ClinicModel(NextInjection.standard(), clock.getZone(), "load");
      long start = System.nanoTime();
      new DemoClinic(clinic, Recipe.standard(), 1, clock.instant())
          .fillMany(
              journal, people, done -> System.out.printf(Locale.ROOT, "%d people made%n", done));
      System.out.printf(
          Locale.ROOT,
          "%d entries of %d people in %.0f s%n",
          journal.size(),
          people,
          (System.nanoTime() - start) / 1e9);
    }
  }

  private void run(Path folder) throws IOException, InterruptedException {
    // Without accounts the service prints the link with which the first is made.
    Files.deleteIfExists(folder.resolve("access.mv.db"));
    long start = System.nanoTime();
    // Started as everybody starts it, with the launcher's cache and options.
    ProcessBuilder serve =
        new ProcessBuilder(
                "./blockade",
                "serve",
                "--port",
                "0",
                "--data",
                folder.toString(),
                "--sign-ins-per-minute",
                "10000")
            .redirectErrorStream(true);
    serve.environment().put("JDK_JAVA_OPTIONS", "-Xmx1500m");
    Process service = serve.start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))) {
      String address = "";
      String link = "";
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        System.out.println(line);
        Matcher isLink = LINK.matcher(line);
        Matcher isAddress = ADDRESS.matcher(line);
        if (isLink.find()) {
          link = isLink.group();
        } else if (isAddress.find()) {
          address = isAddress.group();
        }
        if (line.startsWith("Ctrl-C")) {
          break;
        }
      }
      System.out.printf(Locale.ROOT, "started in %.1f s%n", (System.nanoTime() - start) / 1e9);
      measure(address, link);
      memory(service.pid());
    } finally {
      service.destroy();
      service.waitFor();
    }
  }

  private static void memory(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
        System.out.println("service " + line.replaceAll("\\s+", " "));
      }
    }
  }

  private void measure(String address, String link) throws IOException, InterruptedException {
    String name = NAME + System.currentTimeMillis();
    User first = new User(address, 0, "");
    first.form(link.substring(address.length()), Map.of("name", name, "password", PASSWORD));
    first.form("/sign-in", Map.of("name", name, "password", PASSWORD));
    long listening = System.nanoTime();
    while (first.get("/worklist").body().contains("id=\"waiting\"")) {
      Thread.sleep(POLL);
    }
    System.out.printf(
        Locale.ROOT,
        "everybody computed %.1f s after it listened%n",
        (System.nanoTime() - listening) / 1e9);
    String issuer = "https://" + name + ".example";
    first.form(
        "/admin/systems",
        Map.of(
            "name",
            "ehr-" + name,
            "role",
            "own-system",
            "issuer",
            issuer,
            "keys",
            new JWKSet(key.toPublicJWK()).toString()));
    long begin = System.nanoTime();
    long measureFrom = begin + warmUp.toNanos();
    long end = measureFrom + measured.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < users; user++) {
        User one = new User(address, user, issuer);
        threads.execute(() -> {
          try {
            one.form("/sign-in", Map.of("name", name, "password", PASSWORD));
            one.work(measureFrom, end);
          } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
      threads.shutdown();
      if (!threads.awaitTermination(
          end - begin + TimeUnit.MINUTES.toNanos(1), TimeUnit.NANOSECONDS)) {
        failures.add("users that did not end");
      }
    }
    print();
  }

  private void print() {
    System.out.printf(
        Locale.ROOT, "%d users, %d ms of thinking between steps%n", users, think.toMillis());
    System.out.printf(
        Locale.ROOT,
        "%-12s %8s %8s %8s %8s %8s%n",
        "page",
        "count",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "most");
    times.keySet().stream()
        .sorted()
        .forEach(page -> {
          long[] sorted =
              times.getOrDefault(page, new ConcurrentLinkedQueue<>()).stream()
                  .mapToLong(Long::longValue)
                  .sorted()
                  .toArray();
          System.out.printf(
              Locale.ROOT,
              "%-12s %8d %8.1f %8.1f %8.1f %8.1f%n",
              page,
              sorted.length,
              at(sorted, 0.5),
              at(sorted, 0.95),
              at(sorted, 0.99),
              at(sorted, 1));
        });
    System.out.println("failures: " + failures.size());
    failures.stream().limit(5).forEach(System.out::println);
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) StrictMath.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }

  /// Somebody with a browser.
  private final class User {
    private final String address;
    private final String issuer;
    private final SplittableRandom random;
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private List<String> people = List.of();

    User(String address, int number, String issuer) {
      this.address = address;
      this.issuer = issuer;
      this.random = new SplittableRandom(number);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return client.send(
          HttpRequest.newBuilder(URI.create(address + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }

    /// Opens a page with a form, fills it in and sends it.
    void form(String path, Map<String, String> fields) throws IOException, InterruptedException {
      Matcher token = TOKEN.matcher(get(path).body());
      if (!token.find()) {
        throw new IllegalStateException("no form at " + path);
      }
      List<String> pairs = new ArrayList<>(List.of("_csrf=" + token.group(1)));
      fields.forEach((field, value) ->
          pairs.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException("status " + answer.statusCode() + " of a form");
      }
    }

    void work(long measureFrom, long end) throws IOException, InterruptedException {
      while (System.nanoTime() < end) {
        timed("worklist", "/worklist?page=" + (1 + random.nextInt(20)), measureFrom);
        if (people.isEmpty()) {
          failures.add("a worklist without people");
          return;
        }
        String person = "/people/" + people.get(random.nextInt(people.size()));
        timed("person", person, measureFrom);
        timed("curve", person + "/curve.json", measureFrom);
        hook(people.get(random.nextInt(people.size())), measureFrom);
        for (int step = 0; step < SLIDER_STEPS; step++) {
          timed("what-if", person + "/curve.json?in=" + random.nextInt(60), measureFrom);
        }
      }
    }

    /// A record system that opens a person; signing is not measured.
    private void hook(String person, long measureFrom) throws IOException, InterruptedException {
      String path = "/cds-services/blockade-patient-view";
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token(path))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      """
                      {"hook":"patient-view","hookInstance":"%s",
                       "context":{"userId":"Practitioner/p","patientId":"%s"},
                       "prefetch":{"patient":{"resourceType":"Patient","id":"x"},
                        "medications":{"resourceType":"Bundle","type":"searchset"},
                        "administrations":{"resourceType":"Bundle","type":"searchset"}}}
                      """
                          .formatted(new UUID(random.nextLong(), random.nextLong()), person)))
              .build();
      long start = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      long took = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        failures.add("hook answered " + answer.statusCode());
      }
      if (start >= measureFrom) {
        times.computeIfAbsent("hook", any -> new ConcurrentLinkedQueue<>()).add(took);
      }
    }

    private String token(String path) {
      Instant now = Instant.now();
      try {
        SignedJWT token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience(address + path)
                    .claim("iat", now.getEpochSecond())
                    .claim("exp", now.plusSeconds(240).getEpochSecond())
                    .jwtID(UUID.randomUUID().toString())
                    .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException("a key of this curve signs", e);
      }
    }

    private void timed(String page, String path, long measureFrom)
        throws IOException, InterruptedException {
      Thread.sleep(think.toMillis() / 2 + random.nextLong(think.toMillis() + 1));
      long start = System.nanoTime();
      HttpResponse<String> answer = get(path);
      long took = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        failures.add(page + " answered " + answer.statusCode());
      }
      if (page.equals("worklist")) {
        people = PERSON.matcher(answer.body()).results().map(found -> found.group(1)).toList();
      }
      if (start >= measureFrom) {
        times.computeIfAbsent(page, any -> new ConcurrentLinkedQueue<>()).add(took);
      }
    }
  }
}
