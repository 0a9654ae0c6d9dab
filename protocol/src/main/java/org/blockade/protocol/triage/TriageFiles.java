package org.blockade.protocol.triage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// Reads the data files of this package.
final class TriageFiles {

  private static final List<String> SYMPTOMS =
      List.of("common.yaml", "injection-site.yaml", "serious.yaml", "drugs.yaml");

  private TriageFiles() {}

  /// A rule that raises a tier, with the numbers that it needs.
  record Rule(
      String id,
      Tier tier,
      Wording reason,
      Optional<Wording> action,
      Optional<Wording> unknown,
      Evidence evidence,
      String source,
      Map<String, Integer> numbers) {

    Rule {
      numbers = Map.copyOf(numbers);
    }

    /// A number of the rule; the file is broken where it is missing.
    int number(String key) {
      return Optional.ofNullable(numbers.get(key))
          .orElseThrow(() -> new IllegalStateException("rule " + id + " has no " + key));
    }
  }

  /// Tiers in words, what holds where something is not known, and questions.
  record General(
      Map<Tier, TierText> tiers,
      Rule notUnderstood,
      Rule nothingNamed,
      Rule severe,
      Rule danger,
      Wording persists,
      Wording persistsUnknown,
      Map<String, Wording> questions) {}

  /// Words that carry no symptom, and words that change one.
  record SmallWords(
      Set<String> ignored,
      Set<String> negations,
      Set<String> joins,
      Set<String> breaks,
      Set<String> ordinary,
      List<String> neutral,
      List<String> severe,
      List<String> worse,
      Many many,
      List<Reflexive> reflexive,
      Danger danger) {}

  /// A pronoun that belongs to the deed after it: "me quiero matar" is "quiero matarme".
  ///
  /// @param before the verbs between them, with or without "a"
  record Reflexive(String pronoun, Set<String> before, Set<String> deeds) {}

  /// Numbers that stand for "many".
  ///
  /// @param from the least of them, in digits
  /// @param words the words of phrases that they stand for
  /// @param also numbers that are written as words
  record Many(int from, Set<String> words, Set<String> also) {}

  /// Words that mean danger to a life where they are not understood.
  ///
  /// @param alone each by itself
  /// @param act with one of `whom`
  record Danger(Set<String> alone, Set<String> act, Set<String> whom) {

    boolean isIn(Set<String> words) {
      return meets(alone, words) || (meets(act, words) && meets(whom, words));
    }

    private static boolean meets(Set<String> some, Set<String> words) {
      return some.stream().anyMatch(words::contains);
    }
  }

  static List<Symptom> symptoms() {
    return SYMPTOMS.stream()
        .flatMap(name -> symptoms(DataFile.resource(TriageFiles.class, name)).stream())
        .toList();
  }

  static List<Symptom> symptoms(DataFile file) {
    List<Symptom> symptoms = new ArrayList<>();
    for (DataNode row : file.root().children("rows")) {
      row.text("id");
      Tier tier = tier(row);
      Wording action = Wording.read(row, "action");
      Optional<Wording> escalate = wording(row, "escalate");
      Optional<Symptom.Persistence> persists = persistence(row);
      Set<Contact.Kind> call =
          words(row, "call", Contact.Kind::ofWord, "emergency, crisis, treatment-locator, poison");
      Evidence evidence = evidence(row);
      String source = row.text("source");
      for (DataNode node : row.children("symptoms")) {
        List<String> words = new ArrayList<>(node.texts("en"));
        words.addAll(node.texts("es"));
        symptoms.add(
            new Symptom(
                node.text("id"),
                Wording.read(node, "title"),
                tier,
                action,
                escalate,
                persists,
                words,
                call,
                evidence,
                source,
                words(node, "signs", Sign::ofWord, Sign.words())));
        node.close();
      }
      row.close();
    }
    file.root().close();
    file.requireSound();
    return symptoms;
  }

  static List<Rule> combinations() {
    return combinations(DataFile.resource(TriageFiles.class, "combinations.yaml"));
  }

  static List<Rule> combinations(DataFile file) {
    List<Rule> rules =
        file.root().children("combinations").stream().map(TriageFiles::rule).toList();
    file.root().close();
    file.requireSound();
    return rules;
  }

  static General general() {
    return general(DataFile.resource(TriageFiles.class, "tiers.yaml"));
  }

  static General general(DataFile file) {
    DataNode root = file.root();
    Map<Tier, TierText> tiers = new EnumMap<>(Tier.class);
    for (DataNode node : root.children("tiers")) {
      Tier tier = tier(node);
      tiers.put(
          tier,
          new TierText(
              node.text("symbol"), Wording.read(node, "word"), Wording.read(node, "meaning")));
      evidence(node);
      node.text("source");
      node.close();
    }
    DataNode persists = root.child("persists");
    Wording lasting = Wording.read(persists, "reason");
    Wording unknown = Wording.read(persists, "unknown");
    persists.close();
    Map<String, Wording> questions = new java.util.LinkedHashMap<>();
    for (DataNode node : root.children("questions")) {
      questions.put(node.text("id"), Wording.read(node, "text"));
      node.close();
    }
    General general =
        new General(
            tiers,
            general(root, "not_understood"),
            general(root, "nothing_named"),
            general(root, "severe"),
            general(root, "danger"),
            lasting,
            unknown,
            questions);
    root.close();
    file.requireSound();
    return general;
  }

  private static Rule general(DataNode root, String key) {
    return rule(root.child(key), key.replace('_', '-'));
  }

  static SmallWords smallWords() {
    return smallWords(DataFile.resource(TriageFiles.class, "words.yaml"));
  }

  static SmallWords smallWords(DataFile file) {
    DataNode root = file.root();
    SmallWords words =
        new SmallWords(
            Set.copyOf(both(root, "ignored")),
            Set.copyOf(root.texts("negations")),
            Set.copyOf(root.texts("joins")),
            Set.copyOf(root.texts("breaks")),
            Set.copyOf(root.texts("ordinary")),
            root.texts("neutral"),
            both(root, "severe"),
            both(root, "worse"),
            many(root.child("many")),
            root.children("reflexive").stream().map(TriageFiles::reflexive).toList(),
            danger(root.child("danger")));
    root.close();
    file.requireSound();
    return words;
  }

  private static Many many(DataNode node) {
    evidence(node);
    node.text("source");
    Many many =
        new Many(
            (int) node.number("from"),
            Set.copyOf(node.texts("words")),
            Set.copyOf(node.texts("also")));
    node.close();
    return many;
  }

  private static Reflexive reflexive(DataNode node) {
    Reflexive reflexive =
        new Reflexive(
            node.text("pronoun"),
            Set.copyOf(node.texts("before")),
            Set.copyOf(node.texts("deeds")));
    node.close();
    return reflexive;
  }

  private static Danger danger(DataNode node) {
    Danger danger =
        new Danger(
            Set.copyOf(node.texts("alone")),
            Set.copyOf(node.texts("act")),
            Set.copyOf(node.texts("whom")));
    node.close();
    return danger;
  }

  private static List<String> both(DataNode root, String key) {
    DataNode node = root.child(key);
    Set<String> words = new LinkedHashSet<>(node.texts("en"));
    words.addAll(node.texts("es"));
    node.close();
    return List.copyOf(words);
  }

  private static Rule rule(DataNode node) {
    return rule(node, node.text("id"));
  }

  private static Rule rule(DataNode node, String id) {
    Tier tier = tier(node);
    Wording reason = Wording.read(node, "reason");
    Optional<Wording> action = wording(node, "action");
    Optional<Wording> unknown = wording(node, "unknown");
    Evidence evidence = evidence(node);
    String source = node.text("source");
    Map<String, Integer> numbers = new java.util.HashMap<>();
    for (String key :
        List.of("at_least", "from_day", "from_cows", "oral_hours", "injection_hours")) {
      wholeNumber(node, key).ifPresent(value -> numbers.put(key, value));
    }
    node.close();
    return new Rule(id, tier, reason, action, unknown, evidence, source, numbers);
  }

  private static OptionalInt wholeNumber(DataNode node, String key) {
    return node.has(key) ? OptionalInt.of((int) node.number(key)) : OptionalInt.empty();
  }

  private static Optional<Symptom.Persistence> persistence(DataNode row) {
    if (!row.has("persists")) {
      return Optional.empty();
    }
    DataNode node = row.child("persists");
    Symptom.Persistence persistence =
        new Symptom.Persistence(
            (int) node.number("days"), tier(node), evidence(node), node.text("source"));
    node.close();
    return Optional.of(persistence);
  }

  private static Optional<Wording> wording(DataNode node, String key) {
    return node.has(key) ? Optional.of(Wording.read(node, key)) : Optional.empty();
  }

  private static Tier tier(DataNode node) {
    return node.word("tier", Tier::ofWord, "1, 2, 3, 4, 5").orElse(Tier.EMERGENCY);
  }

  private static Evidence evidence(DataNode node) {
    return node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE);
  }

  private static <T> Set<T> words(
      DataNode node, String key, Function<String, Optional<T>> reader, String allowed) {
    Set<T> values = new HashSet<>();
    if (!node.has(key)) {
      return values;
    }
    for (String word : node.texts(key)) {
      reader
          .apply(word)
          .ifPresentOrElse(
              values::add,
              () -> node.report(key, "\"" + word + "\" is not known here; use " + allowed));
    }
    return values;
  }
}
