package org.blockade.service.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.service.access.Action;

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
          new Place("/privacy", "nav.privacy", Optional.of(Action.REVIEW_DISCLOSURES)),
          new Place("/admin/accounts", "nav.accounts", Optional.of(Action.MANAGE_ACCOUNTS)),
          new Place("/admin/policy", "nav.policy", Optional.of(Action.MANAGE_POLICY)),
          new Place("/admin/audit", "nav.audit", Optional.of(Action.SEE_AUDIT)),
          new Place("/admin/backup", "nav.backup", Optional.of(Action.BACKUP)),
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
}
