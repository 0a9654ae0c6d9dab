package org.blockade.service.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.service.directory.ClinicDirectory;
import org.blockade.service.directory.ClinicSearch;
import org.blockade.service.directory.ClinicService;
import org.blockade.service.directory.DirectoryProblem;
import org.blockade.service.directory.DirectoryReader;
import org.blockade.service.directory.DirectoryText;
import org.blockade.service.directory.Place;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blockade clinics`: a list of clinics, searched by distance and by what they offer.
@Command(
    name = "clinics",
    description = {
      "Lists the clinics of a file, nearest first, with the age of each entry.",
      "Without a file: two sample entries that nobody has confirmed."
    },
    footer = {
      "",
      "Examples:",
      "  blockade clinics",
      "  blockade clinics clinics.csv --near 35.15,-90.05 --within 50km --service xr-naltrexone",
      "",
      "Columns: name, address, city, state, zip, lat, lon, phone, services, source, last_confirmed;",
      "see docs/reference/clinics.md."
    },
    mixinStandardHelpOptions = true)
final class ClinicsCommand implements Callable<Integer> {

  private static final Pattern NEAR =
      Pattern.compile("([-+]?\\d{1,3}(?:\\.\\d{1,12})?)\\s*,\\s*([-+]?\\d{1,3}(?:\\.\\d{1,12})?)");

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(km|mi)");

  /// By definition of the international mile.
  private static final double KILOMETRES_PER_MILE = 1.609344;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A list of clinics (CSV).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--near",
      paramLabel = "LAT,LON",
      description = "From where distances count, e.g. 35.15,-90.05.")
  private Optional<String> near = Optional.empty();

  @Option(
      names = "--within",
      paramLabel = "LENGTH",
      description = "Leave out what lies further away, e.g. 50km, 30mi; needs --near.")
  private Optional<String> within = Optional.empty();

  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      description =
          "Only clinics known to offer it; may be given more than once: xr-naltrexone, oral-naltrexone,"
              + " buprenorphine, methadone, naloxone, managed-withdrawal, alcohol-treatment, counselling,"
              + " peer-support.")
  private List<String> services = new ArrayList<>();

  private final Clock clock;

  /// @param clock tells how old an entry is
  ClinicsCommand(Clock clock) {
    this.clock = clock;
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    ClinicSearch search = new ClinicSearch(near.map(ClinicsCommand::place), limit(), wanted());
    ClinicDirectory directory = file.isPresent() ? read(file.get()) : DirectoryReader.sample();
    tell(directory, spec.commandLine().getErr());
    if (directory.fileRefused()) {
      throw InputException.badInput("nothing of " + directory.name() + " could be read");
    }
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    PrintWriter out = spec.commandLine().getOut();
    new DirectoryText(today)
        .lines(search, search.in(directory), file.isEmpty(), directory.rowsRefused())
        .forEach(out::println);
    return directory.rowsRefused() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private static ClinicDirectory read(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw InputException.badInput(
          "cannot read " + path + "; name a file of clinics that is there (CSV)");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return DirectoryReader.read(in, path.getFileName().toString());
    }
  }

  /// A place may be where somebody lives, so no message repeats it.
  private static Place place(String words) {
    Matcher matcher = NEAR.matcher(words.strip());
    if (matcher.matches()) {
      double latitude = Double.parseDouble(matcher.group(1));
      double longitude = Double.parseDouble(matcher.group(2));
      if (StrictMath.abs(latitude) <= 90 && StrictMath.abs(longitude) <= 180) {
        return new Place(latitude, longitude);
      }
    }
    throw InputException.usage(
        "--near is latitude and longitude in degrees, with a comma between them, e.g. 35.15,-90.05");
  }

  private OptionalDouble limit() {
    if (within.isEmpty()) {
      return OptionalDouble.empty();
    }
    Matcher matcher = LENGTH.matcher(within.get().strip());
    if (!matcher.matches()) {
      throw InputException.usage("--within is a length in km or mi, e.g. 50km");
    }
    if (near.isEmpty()) {
      throw InputException.usage("--within needs a place to count from; add --near LAT,LON");
    }
    double length = Double.parseDouble(matcher.group(1));
    return OptionalDouble.of(matcher.group(2).equals("mi") ? length * KILOMETRES_PER_MILE : length);
  }

  private Set<ClinicService> wanted() {
    Set<ClinicService> wanted = EnumSet.noneOf(ClinicService.class);
    for (String word : services) {
      wanted.add(
          ClinicService.ofWord(word)
              .orElseThrow(
                  () -> InputException.usage("--service is one of " + ClinicService.words())));
    }
    return wanted;
  }

  private static void tell(ClinicDirectory directory, PrintWriter err) {
    for (DirectoryProblem problem : directory.problems()) {
      boolean note = problem.severity() == DirectoryProblem.Severity.NOTE;
      err.println("blockade: " + directory.name() + " " + problem.text() + (note ? " (note)" : ""));
    }
    if (!directory.fileRefused() && directory.rowsRefused() > 0) {
      err.println(
          "blockade: "
              + directory.rowsRefused()
              + " of "
              + directory.rows()
              + " rows could not be read");
    }
  }
}
