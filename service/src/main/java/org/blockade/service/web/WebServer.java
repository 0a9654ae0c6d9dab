package org.blockade.service.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.blockade.service.journal.JournalException;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// The service while it runs.
public final class WebServer implements AutoCloseable {

  private static final String PLACE = "org/blockade/service/web/";

  private final ConfigurableApplicationContext context;
  private final WebSettings settings;

  private WebServer(ConfigurableApplicationContext context, WebSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /// Starts it; it listens when this returns.
  ///
  /// @param clock the only clock of the service
  /// @param loading is told how many people of the worklist are computed
  /// @param interfaces configurations of what stands beside the pages, behind the same door
  public static WebServer start(
      WebSettings settings, Clock clock, IntConsumer loading, List<Class<?>> interfaces) {
    SpringApplication application =
        new SpringApplication(
            Stream.of(
                    Stream.of(WebConfiguration.class),
                    interfaces.stream(),
                    settings.collector().stream().map(any -> TracesConfiguration.class))
                .flatMap(each -> each)
                .toArray(Class<?>[]::new));
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    // What stands in the environment or in a file of the working folder changes nothing.
    application.setAddCommandLineProperties(false);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("webSettings", settings);
      context.getBeanFactory().registerSingleton("clock", clock);
      context.getBeanFactory().registerSingleton("database", settings.database());
      context.getBeanFactory().registerSingleton("loading", loading);
    });
    try {
      return new WebServer(application.run(), settings);
    } catch (BeansException e) {
      // What is wrong with the data is for whoever starts the service to know, not how it is wired.
      throw NestedExceptionUtils.getMostSpecificCause(e) instanceof JournalException problem
          ? problem
          : e;
    }
  }

  private static Map<String, Object> properties(WebSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.address", settings.address().getHostAddress());
    all.put("server.port", settings.port());
    all.put("server.shutdown", "graceful");
    all.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    all.put("spring.threads.virtual.enabled", true);
    all.put("spring.servlet.multipart.enabled", false);
    all.put("spring.web.resources.add-mappings", false);
    all.put("spring.main.log-startup-info", false);
    all.put("server.tomcat.max-http-form-post-size", "256KB");
    all.put("server.tomcat.max-swallow-size", "256KB");
    all.put("server.tomcat.connection-timeout", "20s");
    all.put("server.max-http-request-header-size", "16KB");
    all.put("server.compression.enabled", true);
    all.put("server.servlet.session.timeout", settings.idle().toSeconds() + "s");
    all.put("server.servlet.session.cookie.name", "session");
    all.put("server.servlet.session.cookie.http-only", true);
    all.put("server.servlet.session.cookie.same-site", "lax");
    all.put("server.servlet.session.cookie.secure", settings.secure());
    all.put("server.servlet.session.tracking-modes", "cookie");
    all.put("server.error.include-stacktrace", "never");
    all.put("server.error.include-message", "never");
    all.put("springdoc.api-docs.enabled", false);
    all.put("management.endpoints.web.base-path", "/");
    all.put("management.endpoint.health.probes.enabled", true);
    all.put("management.endpoint.health.show-details", "never");
    settings
        .metricsPort()
        .ifPresentOrElse(
            port -> {
              all.put("management.server.port", port);
              all.put(
                  "management.server.address", InetAddress.getLoopbackAddress().getHostAddress());
              all.put("management.endpoints.web.exposure.include", "health,prometheus");
            },
            () -> all.put("management.endpoints.web.exposure.include", "health"));
    all.put(
        "logging.config", "classpath:" + PLACE + (settings.jsonLog() ? "log-json.xml" : "log.xml"));
    if (settings.behindProxy()) {
      all.put("server.forward-headers-strategy", "native");
    }
    settings
        .certificate()
        .ifPresent(files -> {
          all.put(
              "spring.ssl.bundle.pem.own.keystore.certificate", files.chain().toUri().toString());
          all.put("spring.ssl.bundle.pem.own.keystore.private-key", files.key().toUri().toString());
          all.put("server.ssl.bundle", "own");
        });
    return all;
  }

  /// Where a browser on this machine finds it.
  public String address() {
    int port =
        context instanceof WebServerApplicationContext web && web.getWebServer() != null
            ? web.getWebServer().getPort()
            : settings.port();
    String host =
        settings.address().isAnyLocalAddress() ? "localhost" : settings.address().getHostAddress();
    return (settings.certificate().isPresent() ? "https" : "http")
        + "://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port;
  }

  /// The link with which the first account is made, while there is none.
  public Optional<String> setUpLink() {
    return context.getBean(SetUpLink.class).path().map(path -> address() + path);
  }

  /// Opens a link with which one more account for looking after accounts is made, for somebody who
  /// has the shell and lost the way in.
  public void openSetUpAgain() {
    context.getBean(SetUpLink.class).openAgain();
  }

  /// Asks what a first visitor asks, and returns when that is answered.
  public void visit() throws IOException, InterruptedException {
    try (HttpClient visitor =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      for (String page : List.of("/health", "/worklist")) {
        visitor.send(
            HttpRequest.newBuilder(URI.create(address() + page)).build(),
            HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  /// What it is made of, for tests.
  ConfigurableApplicationContext context() {
    return context;
  }

  /// Lets what runs end, then stops.
  @Override
  public void close() {
    context.close();
  }
}
