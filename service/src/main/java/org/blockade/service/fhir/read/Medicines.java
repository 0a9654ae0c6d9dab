package org.blockade.service.fhir.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.fhir.code.Term;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.CombinedMedicine;
import org.blockade.simulator.drug.DrugCatalogue;

/// Which medicine a concept names. Codes decide; where there is none that is known, the words do.
/// Where two of them disagree nobody is believed.
public final class Medicines {

  private static final String NALTREXONE = "naltrexone";
  private static final String RXNORM = "rxnorm";

  /// A longer name is a text about something else. A choice.
  private static final int LONGEST = 1000;

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// A clinical drug of RxNorm spells out its ingredients with their strengths.
  private static final Pattern CLINICAL_DRUG =
      Pattern.compile("(?i).*\\p{L}{4}.*\\d\\s*(MG|MCG|ML|UNT|MEQ|ACTUAT|HR|%).*");

  /// Words beside the name of naltrexone after which a text may say the opposite. A choice.
  private static final Set<String> DOUBTFUL =
      Set.of(
          "no",
          "not",
          "without",
          "declined",
          "refused",
          "allergy",
          "allergic",
          "placebo",
          "never",
          "avoid",
          "held",
          "stop");

  /// One name beside another, as RxNorm writes combinations.
  private static final Pattern BESIDE = Pattern.compile("(?s).*\\p{L}.*\\s[/+]\\s.*\\p{L}.*");

  private static final Set<String> INJECTED =
      Set.of(
          "vivitrol",
          "injection",
          "injectable",
          "depot",
          "xr",
          "intramuscular",
          "suspension",
          "injected");

  /// Letters of the shortest name of a drug, e.g. ASA; shorter words are units. A choice.
  private static final int SHORTEST_NAME = 3;

  /// Words beside the name of a drug that name no second one: a unit, a salt, a form. A choice.
  private static final Set<String> SALT_OR_FORM =
      Set.of(
          "mcg",
          "hcl",
          "hydrochloride",
          "sulfate",
          "sulphate",
          "citrate",
          "oral",
          "tablet",
          "tablets",
          "capsule",
          "capsules",
          "solution",
          "injection",
          "injectable",
          "intravenous",
          "nasal",
          "spray",
          "sublingual",
          "immediate",
          "release");

  /// Short for a form that gives its drug slowly, which no model of an opioid here describes.
  private static final Set<String> SLOW = Set.of("er", "xr", "sr", "cr", "xl", "la");

  private static final Set<String> SWALLOWED = Set.of("tablet", "tablets", "oral", "revia");

  private final CodeTable codes;
  private final DrugCatalogue catalogue;

  /// @param catalogue the drugs that a text may name
  public Medicines(CodeTable codes, DrugCatalogue catalogue) {
    this.codes = codes;
    this.catalogue = catalogue;
  }

  /// A medicine as far as it matters here.
  public sealed interface Named {

    /// Naltrexone and nothing else.
    ///
    /// @param milligrams in one tablet or kit
    record Naltrexone(Optional<AboutTreatment.Product> product, OptionalDouble milligrams)
        implements Named {}

    /// An opioid, whatever is beside it.
    ///
    /// @param drug id of the catalogue, or `OpioidUse.UNSPECIFIED`
    /// @param alone whether nothing is beside it and it is given at once, as far as codes and words
    ///   tell, so that an amount of the medicine is one that a model of this drug describes
    record Opioid(String drug, boolean depot, boolean alone) implements Named {}

    /// Naltrexone with something that makes another medicine of it.
    ///
    /// @param why a sentence
    record NoTreatment(String why) implements Named {}

    /// No naltrexone and no opioid.
    record Neither() implements Named {}

    /// Not known, so that it may be an opioid.
    ///
    /// @param why a sentence
    record Unknown(String why, Doubt doubt) implements Named {}
  }

  /// Why nobody can say which medicine it is.
  public enum Doubt {
    /// It has no name.
    NAMELESS,
    /// Its name is not known here.
    UNFAMILIAR,
    /// Its codes or words disagree.
    CONTRADICTION,
    /// The same, and one of them is an opioid.
    PERHAPS_OPIOID
  }

  /// A coding of a medicine; a part that is not there is empty.
  public record Coded(String system, String code, String display) {}

  /// The medicine that codes and words name, told apart as in the reading of a Bundle.
  public Named of(List<Coded> codings, String text) {
    List<Tree> all = new ArrayList<>();
    for (Coded coding : codings) {
      Map<String, Tree> members = new LinkedHashMap<>();
      put(members, "system", coding.system());
      put(members, "code", coding.code());
      put(members, "display", coding.display());
      all.add(new Tree.Thing(members));
    }
    Map<String, Tree> concept = new LinkedHashMap<>();
    concept.put("coding", new Tree.Many(all));
    put(concept, "text", text);
    try {
      return of(new Element(new Tree.Thing(concept)));
    } catch (NotUnderstoodException wrong) {
      return new Named.Unknown(wrong.sentence(), Doubt.CONTRADICTION);
    }
  }

  private static void put(Map<String, Tree> members, String name, String value) {
    if (!value.isBlank()) {
      members.put(name, new Tree.Leaf(value, true, false));
    }
  }

  /// The medicine that a concept names.
  ///
  /// @throws NotUnderstoodException if it names a code that is refused
  Named of(Element concept) {
    List<Meaning.Medicine> coded = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<String> meanings = new ArrayList<>();
    concept.text("text").map(Medicines::bounded).ifPresent(texts::add);
    boolean spelledOut = false;
    for (Element coding : concept.children("coding")) {
      Optional<CodeEntry> entry = entry(coding);
      if (entry.isPresent()) {
        switch (entry.get().meaning()) {
          case Meaning.Medicine medicine -> {
            coded.add(medicine);
            meanings.add(entry.get().display());
          }
          case Meaning.Refused(String why) -> throw refused(entry.get(), why);
          case Meaning.Finding other -> throw noMedicine(entry.get());
          case Meaning.Diagnosis other -> throw noMedicine(entry.get());
          case Meaning.BodySite other -> throw noMedicine(entry.get());
          case Meaning.Way other -> throw noMedicine(entry.get());
          case Meaning.Answer other -> throw noMedicine(entry.get());
          case Meaning.NoAllergy other -> throw noMedicine(entry.get());
          case Meaning.Word other -> throw noMedicine(entry.get());
        }
      }
      Optional<String> display = coding.text("display").map(Medicines::bounded);
      display.ifPresent(texts::add);
      spelledOut |=
          display.filter(text -> CLINICAL_DRUG.matcher(text).matches()).isPresent()
              && coding
                  .text("system")
                  .flatMap(codes::system)
                  .filter(system -> system.id().equals(RXNORM))
                  .isPresent();
    }
    Named named = of(coded, texts, spelledOut);
    return named instanceof Named.Opioid opioid && !meanings.stream().allMatch(this::isOfOneDrug)
        ? new Named.Opioid(opioid.drug(), opioid.depot(), false)
        : named;
  }

  private static String bounded(String text) {
    if (text.length() > LONGEST) {
      throw new NotUnderstoodException("the name of its medicine is too long to be one");
    }
    return text;
  }

  /// What the table says of a coding.
  Optional<CodeEntry> entry(Element coding) {
    Optional<String> system = coding.text("system");
    Optional<String> code = coding.text("code");
    return system.isPresent() && code.isPresent()
        ? codes.find(system.get(), code.get())
        : Optional.empty();
  }

  /// Whether a concept holds this word of our own.
  boolean says(Optional<Element> concept, Term word) {
    return own(concept).filter(word.code()::equals).isPresent();
  }

  /// The word of our own code system that a concept holds.
  Optional<String> own(Optional<Element> concept) {
    return concept.stream()
        .flatMap(each -> each.children("coding").stream())
        .flatMap(coding -> entry(coding).stream())
        .filter(entry -> entry.system().id().equals(CodeTable.LOCAL))
        .map(CodeEntry::code)
        .findFirst();
  }

  /// The one of some words that a concept holds.
  <E extends Enum<E>> Optional<E> own(Optional<Element> concept, E[] all) {
    return own(concept)
        .flatMap(word ->
            Arrays.stream(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst());
  }

  /// Refuses a code by its name.
  static NotUnderstoodException refused(CodeEntry entry, String why) {
    return new NotUnderstoodException(entry.name() + " is refused: " + why);
  }

  private static NotUnderstoodException noMedicine(CodeEntry entry) {
    return new NotUnderstoodException(entry.name() + " is no medicine");
  }

  private Named of(List<Meaning.Medicine> coded, List<String> texts, boolean spelledOut) {
    Set<List<String>> lists = new LinkedHashSet<>();
    coded.forEach(medicine -> lists.add(medicine.ingredients()));
    if (lists.size() > 1) {
      return new Named.Unknown(
          "its codes name different medicines",
          lists.stream().flatMap(List::stream).anyMatch(this::isOpioid)
              ? Doubt.PERHAPS_OPIOID
              : Doubt.CONTRADICTION);
    }
    List<Set<String>> told =
        texts.stream().map(this::ingredients).filter(found -> !found.isEmpty()).toList();
    if (!lists.isEmpty()) {
      List<String> ingredients = lists.iterator().next();
      if (told.stream().anyMatch(found -> !ingredients.containsAll(found))) {
        return new Named.Unknown(
            "its code and its words name different medicines", doubt(told, ingredients));
      }
      return named(ingredients, coded, texts);
    }
    if (told.stream().distinct().count() > 1) {
      return new Named.Unknown("its words name different medicines", doubt(told, List.of()));
    }
    if (told.isEmpty()) {
      return spelledOut
          ? new Named.Neither()
          : new Named.Unknown(
              "its code is not known here and its words name no medicine that is, so it may be an"
                  + " opioid",
              texts.isEmpty() ? Doubt.NAMELESS : Doubt.UNFAMILIAR);
    }
    Set<String> ingredients = told.getFirst();
    if (ingredients.equals(Set.of(NALTREXONE)) && texts.stream().anyMatch(Medicines::doubtful)) {
      return new Named.Unknown(
          "its words name naltrexone and something beside it that may mean the opposite",
          Doubt.CONTRADICTION);
    }
    return named(List.copyOf(ingredients), List.of(), texts);
  }

  private Doubt doubt(List<Set<String>> told, List<String> coded) {
    return told.stream().flatMap(Set::stream).anyMatch(this::isOpioid)
            || coded.stream().anyMatch(this::isOpioid)
        ? Doubt.PERHAPS_OPIOID
        : Doubt.CONTRADICTION;
  }

  private static boolean doubtful(String text) {
    return words(text).stream().anyMatch(DOUBTFUL::contains) || BESIDE.matcher(text).matches();
  }

  private static List<String> words(String text) {
    return List.of(NO_LETTER.split(text.toLowerCase(Locale.ROOT), -1));
  }

  /// The ingredients that the words of a text name, as the catalogue calls them.
  Set<String> ingredients(String text) {
    Set<String> found = new TreeSet<>();
    brands(text).forEach(brand -> found.addAll(brand.ingredients()));
    words(text).stream()
        .filter(word -> codes.named(word).isEmpty())
        .flatMap(word -> catalogue.find(word).stream())
        .map(CatalogueEntry::id)
        .forEach(found::add);
    return found;
  }

  /// Whether a text names a drug of the catalogue, its salt and a form that gives it at once, and
  /// nothing else. A brand or a word that is not known may hold a second drug, or give it slowly.
  private boolean isOfOneDrug(String text) {
    return words(text).stream().noneMatch(SLOW::contains)
        && words(text).stream()
            .filter(word -> word.length() >= SHORTEST_NAME && !SALT_OR_FORM.contains(word))
            .filter(word -> word.chars().anyMatch(Character::isLetter))
            .allMatch(word -> codes.named(word).isEmpty() && catalogue.find(word).isPresent());
  }

  /// The brands that the words of a text name, also one that is written as two: "MS Contin".
  private List<Meaning.Medicine> brands(String text) {
    List<String> words = words(text);
    List<Meaning.Medicine> brands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      codes.named(words.get(i)).ifPresent(brands::add);
      if (i > 0) {
        codes.named(words.get(i - 1) + words.get(i)).ifPresent(brands::add);
      }
    }
    return brands;
  }

  private Named named(List<String> ingredients, List<Meaning.Medicine> coded, List<String> texts) {
    List<String> opioids = ingredients.stream().filter(this::isOpioid).toList();
    if (!opioids.isEmpty()) {
      boolean depot =
          coded.stream().anyMatch(Meaning.Medicine::depot)
              || texts.stream()
                  .flatMap(text -> brands(text).stream())
                  .anyMatch(Meaning.Medicine::depot);
      boolean alone =
          ingredients.size() == 1 && !depot && texts.stream().allMatch(this::isOfOneDrug);
      return new Named.Opioid(
          opioids.size() == 1 ? opioids.getFirst() : OpioidUse.UNSPECIFIED, depot, alone);
    }
    if (!ingredients.contains(NALTREXONE)) {
      return new Named.Neither();
    }
    if (ingredients.size() > 1) {
      return new Named.NoTreatment(
          catalogue
              .combined(String.join(" ", ingredients))
              .map(CombinedMedicine::refusal)
              .orElse("naltrexone with another drug is not the naltrexone of this catalogue"));
    }
    Set<AboutTreatment.Product> products = new LinkedHashSet<>();
    Set<Double> strengths = new LinkedHashSet<>();
    for (Meaning.Medicine medicine : coded) {
      medicine.product().ifPresent(products::add);
      medicine.milligrams().ifPresent(strengths::add);
    }
    if (coded.isEmpty()) {
      for (String text : texts) {
        List<String> words = words(text);
        if (words.stream().anyMatch(INJECTED::contains)) {
          products.add(AboutTreatment.Product.INJECTION);
        }
        if (words.stream().anyMatch(SWALLOWED::contains)) {
          products.add(AboutTreatment.Product.TABLET);
        }
      }
    }
    if (products.size() > 1 || strengths.size() > 1) {
      return new Named.Unknown(
          "its codes or words name two forms of naltrexone", Doubt.CONTRADICTION);
    }
    return new Named.Naltrexone(
        products.stream().findFirst(),
        strengths.stream().mapToDouble(Double::doubleValue).findFirst());
  }

  /// Whether a name of the catalogue, or of `codes.yaml`, is that of an opioid.
  boolean isOpioid(String ingredient) {
    return catalogue
        .find(ingredient)
        .map(entry ->
            switch (entry.kind()) {
              case AGONIST, PARTIAL_AGONIST -> true;
              case ANTAGONIST, OTHER -> false;
            })
        .orElse(false);
  }
}
