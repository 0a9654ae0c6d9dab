package org.blockade.service.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.blockade.simulator.data.DataFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program. Wires the commands and turns what goes wrong into one line and an exit code.
@Command(
    name = "blockade",
    description = {
      "Makes the protection that naltrexone gives visible.",
      "Decision support for trained people and a research instrument; not a medical device."
    },
    footer = {
      "",
      "Examples:",
      "  blockade forecast examples/late-injection.csv",
      "  blockade forecast --regimen \"380 mg xr-im q28d x 3\" --html forecast.html",
      "  blockade forecast --help",
      "",
      "Exit codes: 0 answered, 2 usage, 3 bad input, 4 the answer is \"unknown\", 1 internal error",
      "or a check that failed."
    },
    subcommands = {
      ForecastCommand.class,
      ChallengeCommand.class,
      ScreenCommand.class,
      InductionCommand.class,
      PlanCommand.class,
      AfterStoppingCommand.class,
      RescueCommand.class,
      AlcoholCommand.class,
      ExplainerCommand.class,
      TrialCommand.class,
      ExportCommand.class,
      TriageCommand.class,
      UsesCommand.class,
      CardCommand.class,
      SheetCommand.class,
      ClinicsCommand.class,
      DrugsCommand.class,
      ServeCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      VerifyJournalCommand.class,
      ValidateCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Blockade.Version.class)
public final class Blockade implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Blockade() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  /// Runs the program and ends the virtual machine with its exit code.
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    int code = run(Clock.systemUTC(), out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// Runs the program.
  ///
  /// @param clock the only clock that a command may ask
  /// @return the exit code
  static int run(Clock clock, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line =
        new CommandLine(new Blockade(), new Commands(clock))
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(100)
            .setExecutionExceptionHandler(Blockade::explain)
            .setParameterExceptionHandler(Blockade::explainUsage);
    int code = line.execute(arguments);
    out.flush();
    return code;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    line.getOut().flush();
    return switch (problem) {
      case InputException input -> {
        tell(input, err);
        yield input.exitCode();
      }
      case DataFileException data -> {
        Objects.requireNonNullElse(data.getMessage(), "").lines().forEach(text -> tell(text, err));
        yield ExitCode.BAD_INPUT;
      }
      default -> {
        // The message of an unforeseen error could quote the record, so only its place is told.
        err.println(
            "blockade: internal error ("
                + problem.getClass().getSimpleName()
                + place(problem)
                + "); please report it");
        yield ExitCode.FAILED;
      }
    };
  }

  private static void tell(Exception problem, PrintWriter err) {
    tell(Objects.requireNonNullElse(problem.getMessage(), ""), err);
  }

  /// One line, whatever characters an argument or a file name brought along.
  private static void tell(String message, PrintWriter err) {
    StringBuilder line = new StringBuilder("blockade: ");
    message
        .codePoints()
        .forEach(letter -> {
          if (Character.isISOControl(letter)) {
            line.append(String.format(Locale.ROOT, "\\u%04x", letter));
          } else {
            line.appendCodePoint(letter);
          }
        });
    err.println(line);
  }

  private static String place(Exception problem) {
    return Arrays.stream(problem.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.blockade"))
        .findFirst()
        .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
        .orElse("");
  }

  private static int explainUsage(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
      tell(notUnderstood(line, unmatched.getUnmatched()), line.getErr());
    } else {
      tell(problem, line.getErr());
    }
    line.getErr().println("blockade: see \"" + line.getCommandSpec().qualifiedName() + " --help\"");
    return ExitCode.USAGE;
  }

  /// What follows a misspelt option may name a person (`--persn "..."`), so it is not repeated.
  private static String notUnderstood(CommandLine line, List<String> words) {
    String first = words.getFirst();
    if (first.startsWith("-")) {
      return "Unknown option: '" + first.replaceFirst("[=\\s].*", "") + "'";
    }
    return line.getParent() == null
        ? "Unmatched argument: '" + first + "' is no command"
        : "Unmatched argument: a word too many; put quotes around a value that has blanks";
  }

  /// Makes the commands; those that need a clock get it.
  private record Commands(Clock clock) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> kind) throws Exception {
      if (kind.equals(ForecastCommand.class)) {
        return kind.cast(new ForecastCommand(clock));
      }
      if (kind.equals(ServeCommand.class)) {
        return kind.cast(new ServeCommand(clock));
      }
      if (kind.equals(CardCommand.class)) {
        return kind.cast(new CardCommand(clock));
      }
      return kind.equals(ClinicsCommand.class)
          ? kind.cast(new ClinicsCommand(clock))
          : CommandLine.defaultFactory().create(kind);
    }
  }

  /// The version of the build.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Blockade.class.getPackage().getImplementationVersion();
      return new String[] {"blockade " + (version == null ? "(development build)" : version)};
    }
  }
}
