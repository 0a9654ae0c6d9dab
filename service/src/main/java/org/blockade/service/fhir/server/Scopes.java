package org.blockade.service.fhir.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/// What the scopes of a token leave of what the account may: SMART's `system/Observation.rs`,
/// `system/*.rs`, and `.read` of the first version. A scope never gives what the account may not.
///
/// A signed-in account without scopes is not restricted. Scopes of another level (`patient/`,
/// `user/`), and those that hold for a part of a type only (`?category=...`), give nothing here:
/// this server would have to give more than they say.
public final class Scopes {

  private static final String PREFIX = "SCOPE_";
  private static final String SYSTEM = "system/";

  /// Empty where nothing restricts.
  private final Optional<List<String>> granted;

  private Scopes(Optional<List<String>> granted) {
    this.granted = granted;
  }

  /// The scopes of whoever asks.
  static Scopes of(@Nullable Authentication authentication) {
    if (authentication == null) {
      return new Scopes(Optional.of(List.of()));
    }
    List<String> scopes =
        authentication.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(name -> name != null && name.startsWith(PREFIX))
            .map(name -> String.valueOf(name).substring(PREFIX.length()))
            .toList();
    return new Scopes(scopes.isEmpty() ? Optional.empty() : Optional.of(scopes));
  }

  /// Whether a resource of this type may be read by its id.
  boolean mayRead(String type) {
    return may(type, 'r');
  }

  /// Whether resources of this type may be searched for.
  boolean maySearch(String type) {
    return may(type, 's');
  }

  private boolean may(String type, char deed) {
    return granted.isEmpty() || granted.get().stream().anyMatch(scope -> covers(scope, type, deed));
  }

  private static boolean covers(String scope, String type, char deed) {
    int dot = scope.lastIndexOf('.');
    if (!scope.startsWith(SYSTEM) || dot < 0) {
      return false;
    }
    String about = scope.substring(SYSTEM.length(), dot);
    String deeds = scope.substring(dot + 1);
    return (about.equals("*") || about.equals(type))
        && (deeds.equals("read")
            || deeds.equals("*")
            || (deeds.matches("c?r?u?d?s?") && deeds.indexOf(deed) >= 0));
  }
}
