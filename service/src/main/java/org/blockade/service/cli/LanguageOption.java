package org.blockade.service.cli;

import org.blockade.protocol.words.Language;
import picocli.CommandLine.Option;

/// The option that names the language of something to hand over.
final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "en (English) or es (Spanish); default: ${DEFAULT-VALUE}.")
  private String code = "en";

  Language language() {
    return Language.ofCode(code)
        .orElseThrow(() -> InputException.usage("--lang is en (English) or es (Spanish)"));
  }
}
