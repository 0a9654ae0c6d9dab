package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.blockade.service.fhir.FhirConfiguration;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.JournalException;
import org.blockade.service.rest.RestConfiguration;
import org.blockade.service.web.WebServer;
import org.blockade.service.web.WebSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `blockade serve`: the clinic service.
@Command(
    name = "serve",
    description = {
      "Starts the clinic service: worklist, people, who may see what.",
      "It listens on this machine only, and prints its address and the link that makes the first"
          + " account. Ctrl-C ends it; what was acknowledged is kept."
    },
    footer = {
      "",
      "Examples:",
      "  blockade serve --demo",
      "  blockade serve --data clinic --port 8443 --tls-cert chain.pem --tls-key key.pem --host"
          + " 0.0.0.0",
      "  blockade serve --database jdbc:postgresql://db/clinic?user=blockade --behind-proxy"
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final int PEOPLE_TOLD = 1000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only). Another one needs"
              + " --tls-cert or --behind-proxy.")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the embedded database (default: blockade-data; for --demo a new one).")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL server in place of the folder: jdbc:postgresql://...")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of the clinic, e.g. America/New_York (default: this machine's).")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--idle",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "Sign out who does nothing for so long (default: ${DEFAULT-VALUE}).")
  private int idle = 15;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain (PEM).")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key (PEM).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--behind-proxy",
      description = "A proxy that ends TLS stands before it; its X-Forwarded headers are believed.")
  private boolean behindProxy;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Prometheus metrics and health on this port of this machine.")
  private Optional<Integer> metricsPort = Optional.empty();

  @Option(
      names = "--otlp-endpoint",
      paramLabel = "URL",
      description =
          "A collector of OpenTelemetry, e.g. http://localhost:4318, that is told of each request by"
              + " the pattern of its address.")
  private Optional<String> collector = Optional.empty();

  @Option(names = "--log-json", description = "Log lines as JSON, one for each request.")
  private boolean jsonLog;

  @Option(
      names = "--sign-ins-per-minute",
      paramLabel = "N",
      defaultValue = "30",
      description = "Attempts from one address (default: ${DEFAULT-VALUE}).")
  private int signIns = 30;

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description = "A provider of OpenID Connect.")
  private Optional<String> issuer = Optional.empty();

  @Option(names = "--oidc-client", paramLabel = "ID", description = "This service's name there.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--oidc-secret-file",
      paramLabel = "FILE",
      description = "File that holds its secret there.")
  private Optional<Path> secret = Optional.empty();

  @Option(
      names = "--new-admin",
      description =
          "Also print a link that makes, once, one more account that looks after accounts: for"
              + " whoever lost the way in.")
  private boolean newAdmin;

  @Option(
      names = "--stop-when-ready",
      hidden = true,
      description =
          "Ends once it has answered: for the launcher, which looks what a start and a first page"
              + " load.")
  private boolean stopWhenReady;

  @Option(names = "--demo", description = "A clinic of made-up people.")
  private boolean demo;

  private final Clock clock;

  /// @param clock the clock of the service
  ServeCommand(Clock clock) {
    this.clock = clock;
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    WebSettings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch closed = new CountDownLatch(1);
    try (WebServer server =
        WebServer.start(
            settings,
            clock,
            loading(),
            List.of(FhirConfiguration.class, RestConfiguration.class))) {
      out.println("Blockade is at " + server.address());
      if (newAdmin) {
        server.openSetUpAgain();
      }
      server
          .setUpLink()
          .ifPresent(link ->
              out.println(
                  (newAdmin ? "Make an account" : "Make the first account")
                      + " (works once): "
                      + link));
      out.println("Ctrl-C ends it.");
      out.flush();
      if (stopWhenReady) {
        server.visit();
      } else {
        untilEnded(closed);
      }
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    } finally {
      closed.countDown();
    }
    return ExitCode.OK;
  }

  /// A line for every thousand people of the worklist, which take seconds.
  private IntConsumer loading() {
    PrintWriter err = spec.commandLine().getErr();
    int[] told = {0};
    return done -> {
      if (done >= told[0] + PEOPLE_TOLD) {
        told[0] = done;
        err.println("blockade: " + done + " people computed");
      }
    };
  }

  /// Returns when somebody asked for the end. The virtual machine then waits until the server is
  /// closed; not for this thread, which itself waits for the machine once it wants to leave.
  private static void untilEnded(CountDownLatch closed) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              asked.countDown();
              try {
                closed.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
    asked.await();
  }

  private WebSettings settings() throws IOException {
    InetAddress address = address();
    if (certificate.isPresent() != key.isPresent()) {
      throw InputException.usage("--tls-cert and --tls-key go together");
    }
    if (!address.isLoopbackAddress() && certificate.isEmpty() && !behindProxy) {
      throw InputException.usage(
          "--host other than this machine needs TLS: add --tls-cert and --tls-key, or"
              + " --behind-proxy");
    }
    if (port < 0 || port > 65_535) {
      throw InputException.usage("--port is 0 to 65535");
    }
    if (idle < 1 || signIns < 1) {
      throw InputException.usage("--idle and --sign-ins-per-minute are 1 or more");
    }
    return new WebSettings(
        address,
        port,
        where(),
        zone(),
        Duration.ofMinutes(idle),
        certificate.flatMap(chain -> key.map(file -> new WebSettings.Certificate(chain, file))),
        behindProxy,
        metricsPort,
        collector.map(ServeCommand::collector),
        jsonLog,
        signIns,
        demo,
        provider());
  }

  private static URI collector(String text) {
    try {
      URI address = new URI(text.replaceAll("/+$", ""));
      if (List.of("http", "https").contains(address.getScheme()) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // It is refused with the others.
    }
    throw InputException.usage(
        "--otlp-endpoint is the address of a collector, e.g. http://localhost:4318");
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw InputException.usage("--host is an address of this machine, e.g. 127.0.0.1");
    }
  }

  private Database where() throws IOException {
    if (database.isPresent()) {
      if (folder.isPresent()) {
        throw InputException.usage("--data and --database exclude each other");
      }
      if (!database.get().startsWith("jdbc:postgresql:")) {
        throw InputException.usage("--database begins with jdbc:postgresql:");
      }
      return new Database.Server(database.get());
    }
    if (folder.isPresent()) {
      return new Database.Folder(folder.get());
    }
    return new Database.Folder(
        demo ? Files.createTempDirectory("blockade-demo") : Path.of("blockade-data"));
  }

  private ZoneId zone() {
    try {
      return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      throw InputException.usage("--zone is the name of a time zone, e.g. America/New_York");
    }
  }

  private Optional<WebSettings.IdentityProvider> provider() throws IOException {
    if (issuer.isEmpty() && client.isEmpty() && secret.isEmpty()) {
      return Optional.empty();
    }
    if (issuer.isEmpty() || client.isEmpty() || secret.isEmpty()) {
      throw InputException.usage("--oidc-issuer, --oidc-client and --oidc-secret-file go together");
    }
    if (!Files.isReadable(secret.get())) {
      throw InputException.badInput("the file of --oidc-secret-file cannot be read");
    }
    return Optional.of(
        new WebSettings.IdentityProvider(
            issuer.get(), client.get(), Files.readString(secret.get()).strip()));
  }
}
