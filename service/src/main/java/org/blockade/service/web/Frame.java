package org.blockade.service.web;

import java.util.ArrayList;
import java.util.List;
import org.blockade.service.access.Action;

/// What stands around every page: title, language, who is signed in, where one can go.
///
/// @param title key of the page's title
public record Frame(Visitor visitor, String title) {

  /// A page one can go to.
  ///
  /// @param here whether this is the page
  public record Link(String address, String words, boolean here) {}

  private record Place(String address, String key, Action needs) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("/worklist", "nav.worklist", Action.SEE_WORKLIST),
          new Place("/privacy", "nav.privacy", Action.REVIEW_DISCLOSURES),
          new Place("/admin/accounts", "nav.accounts", Action.MANAGE_ACCOUNTS),
          new Place("/admin/policy", "nav.policy", Action.MANAGE_POLICY),
          new Place("/admin/audit", "nav.audit", Action.SEE_AUDIT),
          new Place("/admin/backup", "nav.backup", Action.BACKUP));

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
    visitor
        .account()
        .ifPresent(account -> {
          for (Place place : PLACES) {
            if (account.may(place.needs())) {
              links.add(
                  new Link(place.address(), say(place.key()), path().startsWith(place.address())));
            }
          }
        });
    return links;
  }

  public String asset(String name) {
    return Assets.address(name);
  }

  public String integrity(String name) {
    return Assets.integrity(name);
  }
}
