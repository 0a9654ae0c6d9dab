package org.blockade.service.clinic;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.PersonState;

/// Entries in words, the latest first.
final class Timeline {

  private final ZoneId zone;
  private final Set<Long> corrected;
  private final Map<String, Long> numbers = new HashMap<>();

  private Timeline(ZoneId zone, Set<Long> corrected) {
    this.zone = zone;
    this.corrected = corrected;
  }

  static List<TimelineItem> of(
      List<Entry> entries, PersonState<?> state, Instant time, ZoneId zone) {
    Timeline timeline = new Timeline(zone, new HashSet<>(state.corrected()));
    entries.forEach(entry -> timeline.numbers.put(entry.id(), entry.number()));
    return entries.stream()
        .filter(entry -> !entry.recorded().isAfter(time))
        .map(timeline::item)
        .sorted(
            Comparator.comparing(TimelineItem::when)
                .thenComparingLong(TimelineItem::number)
                .reversed())
        .toList();
  }

  private TimelineItem item(Entry entry) {
    Content content = entry.content();
    return new TimelineItem(
        entry.number(),
        entry.id(),
        when(content).orElse(entry.recorded()),
        entry.recorded(),
        entry.author(),
        entry.kind(),
        words(content),
        corrected.contains(entry.number()),
        about(content).map(numbers::get),
        Information.of(content));
  }

  private static Optional<Instant> when(Content content) {
    return content instanceof Content.FactStated fact
        ? Optional.of(fact.axis().momentOf(fact.fact().occurred()).toInstant())
        : Optional.empty();
  }

  private static Optional<String> about(Content content) {
    return switch (content) {
      case Content.Corrected correction -> Optional.of(correction.of());
      case Content.Overridden override -> Optional.of(override.decision());
      case Content.ConsentRevoked revoked -> Optional.of(revoked.consent());
      case Content.Disclosed disclosed -> disclosed.consent();
      case Content.Reviewed review -> Optional.of(review.disclosure());
      case Content.RestrictionAsked restriction -> Optional.empty();
      case Content.Registered registered -> Optional.empty();
      case Content.FactStated fact -> Optional.empty();
      case Content.DecisionMade decision -> Optional.empty();
      case Content.ConsentGiven given -> Optional.empty();
      case Content.NotUnderstood unknown -> Optional.empty();
    };
  }

  private String words(Content content) {
    return switch (content) {
      case Content.Registered who ->
          "registered: "
              + who.familyName()
              + ", "
              + who.givenName()
              + ", born "
              + who.birthDate()
              + who.chartNumber().map(number -> ", chart " + number).orElse("");
      case Content.FactStated fact -> new FactWords(fact.axis(), zone).of(fact.fact().statement());
      case Content.DecisionMade decision ->
          "decision about "
              + decision.about()
              + ": "
              + decision.outcome()
              + because(String.join("; ", decision.reasons()));
      case Content.Overridden override ->
          "override: " + override.outcome() + because(override.reason());
      case Content.Corrected correction -> "correction" + because(correction.reason());
      case Content.ConsentGiven given ->
          "consent: "
              + given.information()
              + " to "
              + String.join(", ", given.recipients())
              + ", for "
              + given.purpose();
      case Content.ConsentRevoked revoked -> "consent taken back";
      case Content.Disclosed disclosed ->
          "disclosed to "
              + disclosed.recipient()
              + " ("
              + disclosed.affiliation()
              + "): "
              + disclosed.nature()
              + ", for "
              + disclosed.purpose();
      case Content.Reviewed review -> "disclosure reviewed: " + review.note();
      case Content.RestrictionAsked restriction ->
          "restriction asked for: "
              + restriction.request()
              + (restriction.agreed() ? ", agreed" : ", not agreed")
              + because(restriction.answer());
      case Content.NotUnderstood unknown -> "not understood: " + unknown.why();
    };
  }

  private static String because(String reason) {
    return reason.isBlank() ? "" : " (" + reason + ")";
  }
}
