package org.blockade.service.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.words.Language;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.desk.EntryIds;

/// What stands around every page: title, language, who is signed in, where one can go.
///
/// @param title key of the page's title
public record Frame(Visitor visitor, String title) {

  /// A page one can go to.
  ///
  /// @param here whether this is the page
  public record Link(String address, String words, boolean here) {}

  /// @param needs what a visitor must be allowed; empty for a page for everybody
  private record Place(String address, String key, Optional<Action> needs) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("/worklist", "nav.worklist", Optional.of(Action.SEE_WORKLIST)),
          new Place("/appointments", "nav.appointments", Optional.of(Action.SEE_APPOINTMENTS)),
          new Place("/panel", "nav.panel", Optional.of(Action.SEE_PANEL)),
          new Place("/privacy", "nav.privacy", Optional.of(Action.REVIEW_DISCLOSURES)),
          new Place("/admin/accounts", "nav.accounts", Optional.of(Action.MANAGE_ACCOUNTS)),
          new Place("/admin/systems", "nav.systems", Optional.of(Action.MANAGE_ACCOUNTS)),
          new Place("/admin/policy", "nav.policy", Optional.of(Action.MANAGE_POLICY)),
          new Place("/admin/audit", "nav.audit", Optional.of(Action.SEE_AUDIT)),
          new Place("/admin/backup", "nav.backup", Optional.of(Action.BACKUP)),
          new Place("/cohort", "nav.cohort", Optional.of(Action.RUN_TRIAL)),
          new Place("/sheets", "nav.sheets", Optional.empty()),
          new Place("/clinics", "nav.clinics", Optional.empty()),
          new Place("/how-it-works", "nav.how", Optional.empty()));

  /// The words of a key.
  public String say(String key, Object... values) {
    return new Phrases(visitor.language()).of(key, values);
  }

  /// ISO 639-1.
  public String language() {
    return visitor.language().code();
  }

  /// The other language.
  public String otherLanguage() {
    return language().equals("en") ? "es" : "en";
  }

  public boolean signedIn() {
    return visitor.account().isPresent();
  }

  public String accountName() {
    return visitor.account().map(account -> account.name()).orElse("");
  }

  public String csrfName() {
    return visitor.csrf().name();
  }

  public String csrfToken() {
    return visitor.csrf().token();
  }

  public String path() {
    return visitor.path();
  }

  /// The first page of somebody who signed in.
  static String first(Account account) {
    return PLACES.stream()
        .filter(place -> place.needs().filter(account::may).isPresent())
        .map(Place::address)
        .findFirst()
        .orElse("/account");
  }

  /// Where this visitor can go.
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (Place place : PLACES) {
      if (place.needs().isEmpty()
          || visitor.account().filter(account -> account.may(place.needs().get())).isPresent()) {
        links.add(new Link(place.address(), say(place.key()), path().startsWith(place.address())));
      }
    }
    return links;
  }

  public String asset(String name) {
    return Assets.address(name);
  }

  public String integrity(String name) {
    return Assets.integrity(name);
  }

  /// A day in words: `Tue 3 Mar 2026`, `mar 3 mar 2026`.
  public String day(LocalDate day) {
    Locale locale = visitor.language() == Language.SPANISH ? Locale.of("es") : Locale.ENGLISH;
    return DateTimeFormatter.ofPattern("EEE d MMM uuuu", locale).format(day);
  }

  /// A moment in words, to the minute.
  public String moment(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return day(local.toLocalDate())
        + String.format(Locale.ROOT, " %02d:%02d", local.getHour(), local.getMinute());
  }

  /// Whether the visitor may, as far as nobody's consent matters.
  public boolean may(Action action) {
    return visitor.account().filter(account -> account.may(action)).isPresent();
  }

  /// A new id for the entry that a form makes.
  public String newEntry() {
    return EntryIds.next();
  }

  /// How far a day is away: `12 days late`, `in 5 days`.
  public String pastDue(long days) {
    return days == 0
        ? say("days.today")
        : say(days > 0 ? "days.past" : "days.ahead", StrictMath.abs(days));
  }

  /// A sign beside the word, so that colour is never alone.
  public static String icon(ProtectionState state) {
    return switch (state) {
      case PROTECTED -> "●";
      case FADING -> "◐";
      case UNPROTECTED -> "○";
      case UNKNOWN -> "?";
      case STARTING -> "▷";
      case WAITING -> "◌";
      case STOPPED -> "■";
    };
  }

  public static String icon(Status status) {
    return switch (status) {
      case MET -> "✓";
      case NOT_MET -> "✗";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  public static String style(Status status) {
    return switch (status) {
      case MET -> "met";
      case NOT_MET -> "not-met";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "none";
    };
  }
}
