package org.blockade.service.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.triage.Context;
import org.blockade.protocol.triage.OpioidUsed;
import org.blockade.protocol.triage.Product;
import org.blockade.protocol.triage.Triage;
import org.blockade.protocol.triage.TriageAnswer;
import org.blockade.service.present.triage.TriageSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blockade triage`: what a symptom means.
@Command(
    name = "triage",
    description = {
      "What symptoms in everyday words mean: from self-care to emergency.",
      "Somebody does not breathe or cannot be woken? Call for help first; this is no device for that"
          + " moment. Words that are not understood are named and never taken for harmless. What is"
          + " not known counts as the worse case."
    },
    footer = {
      "",
      "Examples:",
      "  blockade triage \"dark urine, pain in the right upper belly\" --on xr-naltrexone",
      "  blockade triage \"injection site pain\" --on xr-naltrexone --since-injection 10d",
      "  blockade triage \"withdrawal, vomiting\" --since-dose 30h --cows 12",
      "  blockade triage \"fiebre y tos\" --lang es --json"
    },
    mixinStandardHelpOptions = true)
final class TriageCommand implements Callable<Integer> {

  /// Longer texts are letters, not symptoms. A choice.
  private static final int MOST_LETTERS = 1000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "Symptoms, in English or Spanish, with commas between them.")
  private List<String> words = List.of();

  @Option(
      names = "--on",
      paramLabel = "PRODUCT",
      description = "xr-naltrexone, oral-naltrexone, none, or unknown (default).")
  private String product = "unknown";

  @Option(
      names = "--since-dose",
      paramLabel = "SPAN",
      description = "Since the last dose of naltrexone in any form, e.g. 30h.")
  private Optional<String> sinceDose = Optional.empty();

  @Option(
      names = "--since-injection",
      paramLabel = "SPAN",
      description = "Since the last injection, e.g. 10d.")
  private Optional<String> sinceInjection = Optional.empty();

  @Option(
      names = "--lasts",
      paramLabel = "SPAN",
      description = "How long it has lasted, e.g. 3d; of several symptoms the longest.")
  private Optional<String> lasts = Optional.empty();

  @Option(
      names = "--opioid-use",
      paramLabel = "ANSWER",
      description = "yes, no, or unknown (default): any opioid since naltrexone was begun.")
  private String opioidUse = "unknown";

  @Option(
      names = "--cows",
      paramLabel = "N",
      description = "Clinical Opiate Withdrawal Scale, 0 to 48.")
  private Optional<Integer> cows = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = Contacts.USUAL_REGION,
      description = "Whose numbers to call: US, EU (default: ${DEFAULT-VALUE}).")
  private String region = Contacts.USUAL_REGION;

  @Mixin private final SpokenLanguage language = new SpokenLanguage();

  @Mixin private final FactsOptions output = new FactsOptions();

  TriageCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    String text = String.join(" ", words);
    if (text.isBlank()) {
      throw InputException.usage("name one or more symptoms, with commas between them");
    }
    if (text.length() > MOST_LETTERS) {
      throw InputException.usage(
          "the text is longer than " + MOST_LETTERS + " letters; name the symptoms only");
    }
    TriageAnswer answer = Triage.standard().assess(text, context());
    TriageSheet sheet =
        new TriageSheet(
            answer, Contacts.standard(), region.toUpperCase(Locale.ROOT), language.language());
    output.show(sheet.lines(), sheet.facts(), spec.commandLine().getOut());
    return answer.matches().isEmpty() ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  private Context context() {
    Context context = Context.unknown();
    Optional<Product> on = product();
    if (on.isPresent()) {
      context = context.on(on.get());
    }
    Optional<Duration> dose = sinceDose.map(words -> duration("--since-dose", words));
    Optional<Duration> injection =
        sinceInjection.map(words -> duration("--since-injection", words));
    if (dose.isPresent() && injection.isPresent() && dose.get().compareTo(injection.get()) > 0) {
      throw InputException.usage(
          "--since-dose is longer than --since-injection, but an injection is a dose too; give the"
              + " time since the later of both");
    }
    if (dose.isPresent()) {
      context = context.sinceDose(dose.get());
    }
    if (injection.isPresent()) {
      context = context.sinceInjection(injection.get());
    }
    if (lasts.isPresent()) {
      context = context.lasting(duration("--lasts", lasts.get()));
    }
    Optional<OpioidUsed> used = opioidUsed();
    if (used.isPresent()) {
      context = context.opioidUsed(used.get());
    }
    return withCows(context);
  }

  private Context withCows(Context context) {
    if (cows.isEmpty()) {
      return context;
    }
    int score = cows.get();
    if (score < 0 || score > Context.MOST_COWS) {
      throw InputException.usage("--cows is a whole number from 0 to " + Context.MOST_COWS);
    }
    return context.cows(score);
  }

  private static Duration duration(String option, String words) {
    return Duration.ofHours((long) TimeOptions.span(option, words).hours());
  }

  /// A look-alike is told from naltrexone, never taken for it.
  private Optional<Product> product() {
    if (product.equals("unknown")) {
      return Optional.empty();
    }
    Optional<Product> known = Product.ofWord(product);
    if (known.isEmpty()) {
      throw InputException.usage(
          "--on: " + DrugNames.notAProduct(product, DrugCatalogue.standard()));
    }
    return known;
  }

  private Optional<OpioidUsed> opioidUsed() {
    if (opioidUse.equals("unknown")) {
      return Optional.empty();
    }
    Optional<OpioidUsed> known = OpioidUsed.ofWord(opioidUse);
    if (known.isEmpty()) {
      throw InputException.usage("--opioid-use is yes, no, or unknown");
    }
    return known;
  }
}
