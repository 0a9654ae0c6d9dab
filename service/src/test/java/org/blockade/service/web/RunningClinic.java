package org.blockade.service.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.Role;
import org.blockade.service.desk.Desk;
import org.blockade.service.fhir.FhirConfiguration;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.Versions;
import org.blockade.service.rest.RestConfiguration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A whole service on a free port, with a clock that tests move.
public final class RunningClinic implements AutoCloseable {

  public static final String PASSWORD = "four plain words here";
  public static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
  static final Versions VERSIONS = new Versions("none", "none", "none");

  private final Path folder;
  private final SetClock clock;
  private final WebServer server;

  private RunningClinic(Path folder, SetClock clock, WebServer server) {
    this.folder = folder;
    this.clock = clock;
    this.server = server;
  }

  /// A clock that stands until it is moved.
  static final class SetClock extends Clock {

    private volatile Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  public static RunningClinic start() {
    return start(settings -> settings);
  }

  public static RunningClinic start(UnaryOperator<WebSettings> changed) {
    try {
      Path folder = Files.createTempDirectory("clinic");
      SetClock clock = new SetClock();
      WebSettings settings =
          new WebSettings(
              InetAddress.getLoopbackAddress(),
              0,
              new Database.Folder(folder),
              ZoneOffset.UTC,
              Duration.ofMinutes(15),
              Optional.empty(),
              false,
              Optional.empty(),
              Optional.empty(),
              true,
              10_000,
              false,
              Optional.empty());
      return new RunningClinic(
          folder,
          clock,
          WebServer.start(
              changed.apply(settings),
              clock,
              done -> {},
              List.of(FhirConfiguration.class, RestConfiguration.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static WebSettings with(
      WebSettings one, int signIns, Optional<WebSettings.IdentityProvider> idp) {
    return new WebSettings(
        one.address(),
        one.port(),
        one.database(),
        one.zone(),
        one.idle(),
        one.certificate(),
        one.behindProxy(),
        one.metricsPort(),
        one.collector(),
        one.jsonLog(),
        signIns,
        one.demo(),
        idp);
  }

  public WebServer server() {
    return server;
  }

  public Path folder() {
    return folder;
  }

  public void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  public Clock clock() {
    return clock;
  }

  public <T> T part(Class<T> kind) {
    return server.context().getBean(kind);
  }

  /// Every route of every mapping that has any.
  public Map<RequestMappingInfo, HandlerMethod> routes() {
    Map<RequestMappingInfo, HandlerMethod> all = new LinkedHashMap<>();
    server
        .context()
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(mapping -> all.putAll(mapping.getHandlerMethods()));
    return all;
  }

  public Accounts accounts() {
    return part(Accounts.class);
  }

  public AuditTrail trail() {
    return part(AuditTrail.class);
  }

  public void account(String name, Role... roles) {
    accounts().create(name, PASSWORD, Set.of(roles));
  }

  public Browser browser() {
    return new Browser(server.address());
  }

  /// Somebody new who is signed in.
  public Browser signedIn(String name, Role... roles) {
    account(name, roles);
    Browser browser = browser();
    Browser.Answer answer = browser.signIn(name, PASSWORD, "");
    if (!answer.isIn()) {
      throw new AssertionError("not signed in: " + answer.status());
    }
    return browser;
  }

  /// Records something about somebody.
  public Entry record(String id, String person, String author, Content content) {
    return part(Journal.class).append(new Draft(id, person, author, VERSIONS, content), clock);
  }

  /// Somebody whom a decision was made about, so that there is such a person.
  public String person(String id) {
    record(
        "about-" + id,
        id,
        "somebody",
        new Content.DecisionMade("next-injection", "proceed", java.util.List.of()));
    return id;
  }

  /// Does something while everybody stands on the worklist and nobody is computed, as right after a
  /// start.
  public void beforeItsWorklist(Runnable deed) {
    Desk desk = part(Desk.class);
    desk.stop();
    desk.reopen();
    try {
      deed.run();
    } finally {
      desk.start();
      desk.keepUp();
    }
  }

  @Override
  public void close() {
    server.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
