package org.blockade.service.fhir.hooks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Evidence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/// Drugs by the codes and words of `drugs.yaml` and the names of the drug catalogue.
///
/// A code that is known leads. Where it is not, whole words of the displays and the text do: of
/// several drugs in one name an opioid leads, because it matters most.
final class NamedDrugs implements Drugs {

  private static final String WRONG = "wrong";
  private static final int LONGEST = 1_000;

  private final DrugCatalogue catalogue;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Set<String> injection = new HashSet<>();
  private final Set<String> tablet = new HashSet<>();

  private NamedDrugs(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Those that come with the service.
  static NamedDrugs standard(DrugCatalogue catalogue) {
    NamedDrugs drugs = new NamedDrugs(catalogue);
    DataFile file = DataFile.resource(NamedDrugs.class, "drugs.yaml");
    DataNode root = file.root();
    for (DataNode node : root.children("codes")) {
      drugs.codes.put(node.text("system") + " " + node.text("code"), node.text("is"));
      basis(node);
    }
    for (DataNode node : root.children("words")) {
      String is = node.text("is");
      node.texts("names").forEach(name -> drugs.words.put(name, is));
      basis(node);
    }
    forms(root.child("injection"), drugs.injection);
    forms(root.child("tablet"), drugs.tablet);
    root.close();
    file.requireSound();
    for (CatalogueEntry entry : catalogue.entries()) {
      word(entry)
          .ifPresent(is -> {
            drugs.words.put(entry.id(), is);
            entry.words().forEach(name -> drugs.words.put(name, is));
          });
    }
    return drugs;
  }

  private static void basis(DataNode node) {
    node.word("evidence", Evidence::ofWord, Evidence.words());
    node.text("source");
    node.close();
  }

  private static void forms(DataNode node, Set<String> into) {
    into.addAll(node.texts("names"));
    basis(node);
  }

  private static Optional<String> word(CatalogueEntry entry) {
    return switch (entry.kind()) {
      case AGONIST, PARTIAL_AGONIST -> Optional.of("opioid");
      case ANTAGONIST ->
          switch (entry.id()) {
            case "naltrexone" -> Optional.of("naltrexone");
            case "naloxone", "nalmefene" -> Optional.of("reversal-agent");
            default -> Optional.empty();
          };
      case OTHER -> Optional.empty();
    };
  }

  @Override
  public Drug of(CodeableConcept concept) {
    Set<String> known =
        concept.getCoding().stream()
            .flatMap(each -> Optional.ofNullable(codes.get(key(each))).stream())
            .collect(Collectors.toSet());
    if (known.contains(WRONG) || known.size() > 1) {
      return new Drug(Drug.Kind.UNREADABLE, "a drug whose codes cannot be believed");
    }
    Drug byWords = byWords(concept);
    if (known.isEmpty()) {
      return byWords;
    }
    Drug byCode = drug(known.iterator().next(), Set.of());
    // A name that says an opioid beside a code that says none: somebody has to look.
    return byWords.kind() == Drug.Kind.OPIOID && byCode.kind() != Drug.Kind.OPIOID
        ? byWords
        : byCode;
  }

  private static String key(Coding coding) {
    return coding.getSystem() + " " + coding.getCode();
  }

  private Drug byWords(CodeableConcept concept) {
    StringBuilder text = new StringBuilder();
    concept.getCoding().stream()
        .map(Coding::getDisplay)
        .filter(java.util.Objects::nonNull)
        .forEach(each -> text.append(each).append(' '));
    if (concept.hasText()) {
      text.append(concept.getText());
    }
    if (text.toString().isBlank()) {
      return new Drug(Drug.Kind.UNREADABLE, "a drug without a name");
    }
    String name = text.substring(0, StrictMath.min(text.length(), LONGEST));
    List<String> parts =
        Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+", -1))
            .filter(part -> !part.isEmpty())
            .toList();
    Set<String> found =
        parts.stream()
            .flatMap(part -> Optional.ofNullable(words.get(part)).stream())
            .collect(Collectors.toSet());
    if (found.contains("opioid")) {
      return drug("opioid", Set.of());
    }
    if (catalogue.combined(name).isPresent()) {
      return catalogue.combined(name).orElseThrow().parts().contains("morphine")
          ? drug("opioid", Set.of())
          : drug("naltrexone-combination", Set.of());
    }
    if (found.contains("naltrexone")) {
      return drug("naltrexone", Set.copyOf(new HashSet<>(parts)));
    }
    return drug(found.contains("reversal-agent") ? "reversal-agent" : "other", Set.of());
  }

  private Drug drug(String is, Set<String> parts) {
    return switch (is) {
      case "naltrexone-injection" ->
          new Drug(Drug.Kind.NALTREXONE_INJECTION, "naltrexone, depot injection");
      case "naltrexone-tablet" -> new Drug(Drug.Kind.NALTREXONE_TABLET, "naltrexone, tablets");
      case "naltrexone-combination" ->
          new Drug(Drug.Kind.NALTREXONE_COMBINATION, "naltrexone with another drug");
      case "naltrexone" ->
          parts.stream().anyMatch(injection::contains)
              ? drug("naltrexone-injection", Set.of())
              : parts.stream().anyMatch(tablet::contains)
                  ? drug("naltrexone-tablet", Set.of())
                  : new Drug(Drug.Kind.NALTREXONE, "naltrexone");
      case "opioid" -> new Drug(Drug.Kind.OPIOID, "an opioid");
      case "reversal-agent" -> new Drug(Drug.Kind.REVERSAL_AGENT, "a reversal agent");
      default -> new Drug(Drug.Kind.OTHER, "another drug");
    };
  }
}
