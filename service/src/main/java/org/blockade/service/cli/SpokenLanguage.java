package org.blockade.service.cli;

import org.blockade.protocol.words.Language;
import picocli.CommandLine.Option;

/// The option that says in which language people are spoken to.
final class SpokenLanguage {

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "en or es (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  Language language() {
    return Language.ofCode(language).orElseThrow(() -> InputException.usage("--lang is en or es"));
  }
}
