package org.blockade.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.protocol.words.Language;
import org.blockade.service.handout.SheetPage;
import org.blockade.service.handout.Sheets;
import org.blockade.service.handout.Topic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blockade sheet`: what people can take home, in plain words.
@Command(
    name = "sheet",
    description = {
      "A sheet to hand over, in plain words, with the numbers to call.",
      "Without a topic: lists the topics."
    },
    footer = {
      "",
      "Examples:",
      "  blockade sheet",
      "  blockade sheet side-effects",
      "  blockade sheet choosing --lang es --large --pdf choosing.pdf"
    },
    mixinStandardHelpOptions = true)
final class SheetCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "What the sheet is about.")
  private Optional<String> topic = Optional.empty();

  @Mixin private final LanguageOption lang = new LanguageOption();

  @Option(names = "--pdf", paramLabel = "FILE", description = "On paper, in place of the text.")
  private Optional<Path> pdf = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "One self-contained page, in place of the text.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--large", description = "Large print: 18 points and more.")
  private boolean large;

  SheetCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    Language language = lang.language();
    Sheets sheets = Sheets.standard();
    PrintWriter out = spec.commandLine().getOut();
    if (topic.isEmpty()) {
      if (pdf.isPresent() || html.isPresent() || large) {
        throw InputException.usage("name a topic: " + Topic.words());
      }
      sheets
          .titles(language)
          .forEach((each, title) -> out.printf(Locale.ROOT, "%-16s %s%n", each.word(), title));
      return ExitCode.OK;
    }
    Topic asked =
        Topic.ofWord(topic.get())
            .orElseThrow(() -> InputException.usage("there is no such topic; " + Topic.words()));
    if (large && pdf.isEmpty() && html.isEmpty()) {
      throw InputException.usage("--large is about print; add --pdf FILE or --html FILE");
    }
    SheetPage page = SheetPage.of(sheets.sheet(asked, language), large);
    pdf.ifPresent(file -> WholeFile.content(file, page::print));
    html.ifPresent(file -> WholeFile.text(file, place -> place.write(page.html())));
    if (pdf.isEmpty() && html.isEmpty()) {
      page.lines().forEach(out::println);
    }
    return ExitCode.OK;
  }
}
