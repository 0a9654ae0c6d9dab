package org.blockade.service.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.EntryKind;

/// What one person agreed to, what was disclosed about them, and what they asked to restrict. A
/// pure function of their entries.
///
/// @param consents all that were given, in their order
/// @param disclosures in their order
/// @param restrictions that stand, in their order
/// @param known false where an entry about consent is of a newer version: it may be one that takes
///   a consent back, so none counts
public record ConsentRecord(
    List<Given> consents, List<Made> disclosures, List<Asked> restrictions, boolean known) {

  public ConsentRecord {
    consents = List.copyOf(consents);
    disclosures = List.copyOf(disclosures);
    restrictions = List.copyOf(restrictions);
  }

  /// A consent.
  ///
  /// @param ended when it was taken back or found to be wrong
  public record Given(Entry entry, Content.ConsentGiven content, Optional<Instant> ended) {

    /// Whether it counts at a time.
    public boolean inForce(Instant now) {
      return ended.isEmpty()
          && !now.isBefore(content.signed())
          && content.expires().filter(end -> !now.isBefore(end)).isEmpty();
    }

    /// Whether it names somebody, by whatever case.
    public boolean names(String recipient) {
      return content.recipients().stream().anyMatch(each -> normal(each).equals(normal(recipient)));
    }

    private static String normal(String text) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether a restriction stands that the clinic agreed to (42 CFR 2.26).
  public boolean isRestricted() {
    return restrictions.stream().anyMatch(asked -> asked.content().agreed());
  }

  /// A disclosure.
  ///
  /// @param review what whoever looks after privacy found; empty where nobody looked yet
  public record Made(Entry entry, Content.Disclosed content, Optional<Content.Reviewed> review) {

    /// Whether it was made without a consent.
    public boolean emergency() {
      return content.consent().isEmpty();
    }
  }

  /// A restriction.
  public record Asked(Entry entry, Content.RestrictionAsked content) {}

  /// Reads a person's entries, in their order.
  public static ConsentRecord of(List<Entry> entries) {
    Reading reading = new Reading();
    entries.forEach(reading::read);
    return reading.record();
  }

  private static final class Reading {

    private final Map<String, Content> named = new HashMap<>();
    private final Map<String, Instant> ended = new HashMap<>();
    private final Map<String, Content.Reviewed> reviews = new HashMap<>();
    private final List<Entry> consents = new ArrayList<>();
    private final List<Entry> disclosures = new ArrayList<>();
    private final List<Entry> restrictions = new ArrayList<>();
    private final Set<String> corrected = new HashSet<>();
    private boolean known = true;

    void read(Entry entry) {
      Content content = entry.content();
      switch (content) {
        case Content.ConsentGiven given -> consents.add(entry);
        case Content.ConsentRevoked(String consent) -> ended.putIfAbsent(consent, entry.recorded());
        case Content.Corrected(String of, String reason) -> {
          // What is not there yet is not undone by what comes before it.
          if (named.get(of) instanceof Content.ConsentGiven) {
            ended.putIfAbsent(of, entry.recorded());
          }
          corrected.add(of);
        }
        case Content.Disclosed disclosed -> disclosures.add(entry);
        case Content.Reviewed review -> reviews.putIfAbsent(review.disclosure(), review);
        case Content.RestrictionAsked restriction -> restrictions.add(entry);
        case Content.NotUnderstood unknown -> known &= !mayTakeBack(entry);
        case Content.FactStated fact -> {}
        case Content.DecisionMade decision -> {}
        case Content.Overridden override -> {}
        case Content.Registered registered -> {}
      }
      named.put(entry.id(), content);
    }

    /// An entry of a kind that is not known at all may be anything.
    private static boolean mayTakeBack(Entry entry) {
      return switch (EntryKind.ofWord(entry.kind()).orElse(EntryKind.CONSENT)) {
        case CONSENT, CORRECTION, PRIVACY -> true;
        case PERSON, FACT, DECISION, OVERRIDE, DISCLOSURE -> false;
      };
    }

    ConsentRecord record() {
      List<Given> given = new ArrayList<>();
      for (Entry entry : consents) {
        if (named.get(entry.id()) instanceof Content.ConsentGiven content) {
          given.add(new Given(entry, content, Optional.ofNullable(ended.get(entry.id()))));
        }
      }
      List<Made> made = new ArrayList<>();
      for (Entry entry : disclosures) {
        if (named.get(entry.id()) instanceof Content.Disclosed content) {
          made.add(new Made(entry, content, Optional.ofNullable(reviews.get(entry.id()))));
        }
      }
      List<Asked> asked = new ArrayList<>();
      for (Entry entry : restrictions) {
        if (named.get(entry.id()) instanceof Content.RestrictionAsked content
            && !corrected.contains(entry.id())) {
          asked.add(new Asked(entry, content));
        }
      }
      return new ConsentRecord(given, made, asked, known);
    }
  }

  /// Consents that count at a time.
  public List<Given> inForce(Instant now) {
    return known ? consents.stream().filter(each -> each.inForce(now)).toList() : List.of();
  }

  /// When an emergency ends that an account declared, if one runs. It runs from the first
  /// disclosure without consent; later ones within it do not make it longer.
  public Optional<Instant> emergencyUntil(String account, Instant now, Duration lasts) {
    Optional<Instant> until = Optional.empty();
    for (Made each : disclosures) {
      Instant at = each.entry().recorded();
      if (each.emergency()
          && each.entry().author().equals(account)
          && until.filter(at::isBefore).isEmpty()) {
        until = Optional.of(at.plus(lasts));
      }
    }
    return until.filter(now::isBefore);
  }
}
