package org.blockade.service.access;

import java.util.Set;

/// Somebody who may sign in.
///
/// @param name that they sign in with, and that stands in the journal
/// @param roles what they are in the clinic
/// @param secondFactor whether a code is asked for beside the password
/// @param disabled whether they may no longer sign in
public record Account(String name, Set<Role> roles, boolean secondFactor, boolean disabled) {

  public Account {
    roles = Set.copyOf(roles);
  }

  /// Whether they may, where nobody's consent matters.
  public boolean may(Action action) {
    return AccessPolicy.decide(roles, action, ConsentState.NONE) == Verdict.ALLOWED;
  }
}
