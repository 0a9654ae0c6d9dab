package org.blockade.service.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.simulator.drug.DrugCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `blockade doctor`: what the program found around it.
@Command(
    name = "doctor",
    description = "Says what it found: Java, memory, terminal, data files.",
    footer = {"", "Example:", "  blockade doctor"},
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int MEBIBYTE = 1 << 20;
  private static final int LEAST_MEMORY = 256;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  DoctorCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Runtime runtime = Runtime.getRuntime();
    long memory = runtime.maxMemory() / MEBIBYTE;
    boolean cached =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    line(
        out, "Java", Runtime.version().toString() + " (" + System.getProperty("java.vendor") + ")");
    line(
        out,
        "quick start",
        cached ? "ahead-of-time cache in use" : "no ahead-of-time cache; starts are slower");
    line(out, "cores", Integer.toString(runtime.availableProcessors()));
    line(
        out,
        "memory",
        memory
            + " MiB for this program"
            + (memory < LEAST_MEMORY ? ": LITTLE; give " + LEAST_MEMORY + " MiB or more" : ""));
    line(out, "terminal", terminal());
    DrugCatalogue catalogue = DrugCatalogue.standard();
    long simulated = catalogue.entries().stream().filter(entry -> entry.simulated()).count();
    line(
        out,
        "drug files",
        "sound; "
            + simulated
            + " can be simulated, "
            + catalogue.entries().size()
            + " can be named");
    return memory < LEAST_MEMORY ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String terminal() {
    String width =
        Optional.ofNullable(System.getenv("COLUMNS"))
            .map(columns -> ", " + columns + " columns")
            .orElse("");
    Charset charset =
        Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
    return (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            ? "interactive"
            : "not interactive (pipe or file)")
        + (CommandLine.Help.Ansi.AUTO.enabled() ? ", colour" : ", no colour")
        + ", "
        + charset.name()
        + width;
  }

  private static void line(PrintWriter out, String what, String found) {
    out.printf(Locale.ROOT, "%-12s %s%n", what, found);
  }
}
