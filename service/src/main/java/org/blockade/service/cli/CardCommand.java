package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.words.Language;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.handout.PersonalLines;
import org.blockade.service.handout.WalletCard;
import org.blockade.service.handout.WalletCards;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade card`: a card for the wallet, for those who want one.
@Command(
    name = "card",
    description = {
      "A wallet card for pain treatment in an emergency, for a person who wants one.",
      "It says what naltrexone does to pain treatment, the last dose, and until when opioids are blocked.",
      "Under 42 CFR 2.18 nobody may require a card that tells of treatment for substance use. It says"
          + " nothing of the person, no diagnosis and no programme unless you add it."
    },
    footer = {
      "",
      "Examples:",
      "  blockade card examples/late-injection.csv",
      "  blockade card examples/late-injection.csv --lang es --pdf card.pdf",
      "  blockade card chart.csv --person 7 --contact 901-555-0100 --show-name --pdf card.pdf"
    },
    mixinStandardHelpOptions = true)
final class CardCommand implements Callable<Integer> {

  /// A longer entry does not fit its line of the card. A choice.
  private static final int MOST_LETTERS = 40;

  /// The card needs no curve; the forecast needs some horizon.
  private static final double HORIZON_HOURS = 24;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final ChartInput input = new ChartInput(catalogue);

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Mixin private final LanguageOption lang = new LanguageOption();

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Both sides on paper, 85.6 by 54 mm, in place of the text.")
  private Optional<Path> pdf = Optional.empty();

  @Option(
      names = "--show-name",
      description = "A line for the name, filled in by hand if --name is not given.")
  private boolean showName;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name in print; only with --show-name.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--contact", paramLabel = "PHONE", description = "A number to call.")
  private Optional<String> contact = Optional.empty();

  @Option(
      names = "--diagnosis",
      paramLabel = "WORD",
      description = "A diagnosis, as the person wants it said.")
  private Optional<String> diagnosis = Optional.empty();

  @Mixin private final PopulationOptions people = new PopulationOptions();

  private final Clock clock;

  /// @param clock tells how old a record is; the card does not depend on it
  CardCommand(Clock clock) {
    this.clock = clock;
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Language language = lang.language();
    PersonalLines personal = personal();
    PrintWriter err = spec.commandLine().getErr();
    ChartInput.Read read = input.readOne(err);
    if (!read.complete()) {
      throw InputException.badInput(
          "no card is made from a chart with rows that could not be read: one of them may hold a later"
              + " dose; correct them first");
    }
    PersonHistory person = read.histories().getFirst();
    if (!(person.axis() instanceof TimeAxis.Calendar)) {
      throw InputException.badInput(
          "a card needs dates, and the chart counts days or hours; write a column DATETIME");
    }
    ModelTime time = asOf.in(read).orElse(person.lastRecord());
    Optional<WalletCard> card = WalletCards.in(language).card(report(person, time), personal);
    if (card.isEmpty()) {
      err.println(
          "blockade: no naltrexone is on record up to that time, so there is nothing to put on a card");
      return ExitCode.UNKNOWN;
    }
    person.laterDoses(time).ifPresent(text -> err.println("blockade: " + text));
    if (!asOf.isGiven()) {
      RecordAge.line(List.of(person), clock.instant())
          .ifPresent(line -> err.println("blockade: " + line));
    }
    if (pdf.isPresent()) {
      WholeFile.content(pdf.get(), card.get()::print);
    } else {
      card.get().lines().forEach(spec.commandLine().getOut()::println);
    }
    return ExitCode.OK;
  }

  private ProtectionReport report(PersonHistory person, ModelTime time) {
    DrugModel model = people.model(catalogue);
    ProtectionBands bands = ProtectionBands.standard();
    try {
      return new ProtectionReporter(
              model,
              Optional.empty(),
              bands,
              NextInjection.standard(),
              people.population(model, false),
              people.threads())
          .report(
              person,
              time,
              new Question(
                  HORIZON_HOURS,
                  bands.protectedFrom(),
                  Optional.empty(),
                  false,
                  new CurveWanted.None()));
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException("a question without a what-if is never refused", e);
    }
  }

  private PersonalLines personal() throws IOException {
    if (name.isPresent() && !showName) {
      throw InputException.usage(
          "--name is printed only with --show-name: a name beside the medicine tells others of a"
              + " treatment, so say so if the person wants it");
    }
    checked("--name", name);
    checked("--contact", contact);
    checked("--diagnosis", diagnosis);
    PersonalLines.Name shown =
        !showName
            ? new PersonalLines.Name.NotShown()
            : name.<PersonalLines.Name>map(text -> new PersonalLines.Name.Shown(text.strip()))
                .orElseGet(PersonalLines.Name.ByHand::new);
    return new PersonalLines(shown, contact.map(String::strip), diagnosis.map(String::strip));
  }

  /// What is wrong with an entry is said without repeating it.
  private static void checked(String option, Optional<String> entry) throws IOException {
    if (entry.isEmpty()) {
      return;
    }
    String text = entry.get().strip();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > MOST_LETTERS) {
      throw InputException.usage(
          option + " has 1 to " + MOST_LETTERS + " letters, so that it fits its line");
    }
    if (!WalletCard.canPrint(text)) {
      throw InputException.usage(
          option
              + " holds a letter that the font of the card does not have; write it in Latin, Greek"
              + " or Cyrillic letters"
              + (option.equals("--name")
                  ? ", or leave --name out and fill the line in by hand"
                  : ""));
    }
  }
}
