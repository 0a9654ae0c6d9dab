package org.blockade.service.present.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.triage.Symptom;
import org.blockade.protocol.triage.Tier;
import org.blockade.protocol.triage.TriageAnswer;
import org.blockade.protocol.words.Language;
import org.blockade.protocol.words.Wording;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.TextLines;

/// The answer of triage, ready to be shown.
///
/// @param numbers whom to call, by region
/// @param region whose numbers are shown
public record TriageSheet(TriageAnswer answer, Contacts numbers, String region, Language language) {

  /// The text, line by line.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(TextLines.wrap(headline(), TextLines.WIDTH));
    lines.add("");
    statements().forEach(line -> lines.addAll(TextLines.of(line)));
    lines.add("");
    lines.addAll(TextLines.wrap(in(Labels.NOTICE), TextLines.WIDTH));
    return lines;
  }

  /// Symbol, word and number of the tier.
  private String headline() {
    return answer.text().symbol()
        + " "
        + in(answer.text().word())
        + " ("
        + tier(answer.tier().number())
        + " "
        + in(Labels.OF_FIVE)
        + ")";
  }

  private String tier(int number) {
    return String.format(Locale.ROOT, "%s %d", in(Labels.TIER), number);
  }

  private String in(Wording wording) {
    return wording.in(language);
  }

  private ReportSentences.Line line(Wording label, String statement) {
    return new ReportSentences.Line(in(label), statement);
  }

  private List<ReportSentences.Line> statements() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    lines.add(line(Labels.MEANS, in(answer.text().meaning())));
    lines.addAll(calls());
    actions().forEach(action -> lines.add(line(Labels.DO, action)));
    answer.matches().forEach(match -> lines.add(line(Labels.BECAUSE, because(match))));
    answer.raises().stream()
        .map(this::because)
        .distinct()
        .forEach(reason -> lines.add(line(Labels.BECAUSE, reason)));
    if (!answer.notUnderstood().isEmpty()) {
      lines.add(line(Labels.NOT_UNDERSTOOD, quoted(answer.notUnderstood())));
    }
    if (!answer.denied().isEmpty()) {
      lines.add(
          line(
              Labels.NOT_THERE,
              answer.denied().stream()
                      .map(match -> in(match.symptom().title()))
                      .distinct()
                      .collect(Collectors.joining(", "))
                  + ": "
                  + in(Labels.LOWERS_NOTHING)));
    }
    answer.questions().values().forEach(question -> lines.add(line(Labels.ASK, in(question))));
    answer.matches().stream()
        .map(TriageAnswer.Match::symptom)
        .flatMap(symptom -> symptom.escalate().stream())
        .distinct()
        .forEach(escalate -> lines.add(line(Labels.MORE_URGENT, in(escalate))));
    sources().forEach(source -> lines.add(line(Labels.SOURCE, source)));
    return lines;
  }

  /// Below an emergency the emergency number is for the case that it becomes one.
  private List<ReportSentences.Line> calls() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    if (answer.call().isEmpty()) {
      return lines;
    }
    List<Contact> known = contacts();
    if (known.isEmpty()) {
      lines.add(line(Labels.CALL, in(Labels.LOCAL_EMERGENCY)));
    }
    for (Contact each : known) {
      boolean inDanger = each.kind() == Contact.Kind.EMERGENCY && answer.tier() != Tier.EMERGENCY;
      lines.add(
          line(inDanger ? Labels.IN_DANGER : Labels.CALL, each.number() + ", " + in(each.title())));
    }
    if (!known.isEmpty()) {
      missing().forEach(kind -> lines.add(line(Labels.CALL, in(Labels.noneOnRecord(kind)))));
    }
    return lines;
  }

  /// In the order of the file, which begins with emergency services; the emergency number stands in
  /// for one that the region has not on record.
  private List<Contact> contacts() {
    boolean standsIn = !missing().isEmpty();
    return numbers.in(region).stream()
        .filter(each ->
            answer.call().contains(each.kind())
                || (standsIn && each.kind() == Contact.Kind.EMERGENCY))
        .toList();
  }

  /// What should be called and is not on record for the region.
  private List<Contact.Kind> missing() {
    return Stream.of(Contact.Kind.values())
        .filter(kind -> answer.call().contains(kind) && numbers.find(region, kind).isEmpty())
        .toList();
  }

  /// What to do, the most urgent first, each sentence once. Advice for self-care is left out where
  /// something more urgent leads: "it usually passes" would take the weight from it.
  private List<String> actions() {
    record Urgent(int tier, Wording action) {}

    Stream<Urgent> raised =
        answer.raises().stream()
            .flatMap(raise ->
                raise.actions().stream().map(action -> new Urgent(raise.tier().number(), action)));
    Stream<Urgent> matched =
        answer.matches().stream()
            .map(match -> new Urgent(match.symptom().tier().number(), match.symptom().action()));
    int least = StrictMath.min(answer.tier().number(), Tier.CALL_SAME_DAY.number());
    return Stream.concat(raised, matched)
        .filter(urgent -> urgent.tier() >= least)
        .sorted((one, other) -> Integer.compare(other.tier(), one.tier()))
        .map(urgent -> in(urgent.action()))
        .distinct()
        .toList();
  }

  private String because(TriageAnswer.Match match) {
    String words = match.words().isEmpty() ? in(Labels.ON_RECORD) : "\"" + match.words() + "\"";
    return in(match.symptom().title())
        + " ("
        + words
        + "): "
        + tier(match.symptom().tier().number());
  }

  private String because(TriageAnswer.Raise raise) {
    return in(raise.reason()) + ": " + tier(raise.tier().number());
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
  }

  private List<String> sources() {
    return Stream.concat(
            answer.matches().stream()
                .map(TriageAnswer.Match::symptom)
                .map(symptom -> symptom.evidence().word() + ": " + symptom.source()),
            answer.raises().stream().map(raise -> raise.evidence().word() + ": " + raise.source()))
        .distinct()
        .toList();
  }

  /// The answer for a program.
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("language", language.code());
    facts.put("tier", answer.tier().number());
    facts.put("tierWord", in(answer.text().word()));
    facts.put("tierMeaning", in(answer.text().meaning()));
    facts.put(
        "call",
        contacts().stream()
            .map(each ->
                Map.<String, Object>of(
                    "kind", each.kind().word(),
                    "number", each.number(),
                    "title", in(each.title()),
                    "region", each.region(),
                    "checked", each.checked().toString()))
            .toList());
    facts.put("noNumberOnRecord", missing().stream().map(Contact.Kind::word).toList());
    facts.put("actions", actions());
    facts.put("matches", answer.matches().stream().map(this::fact).toList());
    facts.put(
        "raises",
        answer.raises().stream()
            .map(raise ->
                Map.<String, Object>of(
                    "id", raise.id(),
                    "tier", raise.tier().number(),
                    "reason", in(raise.reason()),
                    "evidence", raise.evidence().word(),
                    "source", raise.source()))
            .toList());
    facts.put("notUnderstood", answer.notUnderstood());
    facts.put("saidNotToBeThere", answer.denied().stream().map(this::fact).toList());
    facts.put(
        "ask",
        answer.questions().entrySet().stream()
            .map(each ->
                Map.<String, Object>of("id", each.getKey(), "question", in(each.getValue())))
            .toList());
    return facts;
  }

  private Map<String, Object> fact(TriageAnswer.Match match) {
    Symptom symptom = match.symptom();
    return Map.of(
        "id", symptom.id(),
        "title", in(symptom.title()),
        "words", match.words(),
        "tier", symptom.tier().number(),
        "action", in(symptom.action()),
        "escalate", symptom.escalate().map(this::in),
        "evidence", symptom.evidence().word(),
        "source", symptom.source());
  }
}
