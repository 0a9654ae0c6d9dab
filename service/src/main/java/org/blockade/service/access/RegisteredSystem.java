package org.blockade.service.access;

import java.util.Set;
import java.util.TreeSet;

/// A computer system that asks by itself. What it may is said by its account.
///
/// @param account its account, of the same name
/// @param issuer what its own signed requests name as `iss`
/// @param publicKeys a JSON Web Key Set without private parts
/// @param scopes what it may ask a token for, in the words of SMART
public record RegisteredSystem(
    Account account, String issuer, String publicKeys, Set<String> scopes) {

  public RegisteredSystem {
    scopes = java.util.Collections.unmodifiableSet(new TreeSet<>(scopes));
  }

  /// Its name.
  public String name() {
    return account.name();
  }
}
