package org.blockade.service.fhir.smart;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Holds what a token was given for against the address of a request to the FHIR server. What is no
/// plain reading or searching of one type needs a scope for all; nothing that writes is let
/// through.
final class ScopeGate implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String BASE = "/fhir/";
  private static final String TYPE = "[A-Z][A-Za-z]{1,60}";
  private static final String ANY = "*";

  /// Parameters that bring other types along.
  private static final List<String> BRING_OTHERS = List.of("_include", "_revinclude", "_has");

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    Authentication signed = who.get();
    return new AuthorizationDecision(
        signed instanceof JwtAuthenticationToken
            && signed.isAuthenticated()
            && isWithin(signed, context.getRequest()));
  }

  private static boolean isWithin(Authentication signed, HttpServletRequest request) {
    Set<String> authorities =
        signed.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(java.util.Objects::nonNull)
            .collect(java.util.stream.Collectors.toSet());
    String path = request.getRequestURI();
    boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    String[] parts =
        path.startsWith(BASE) ? path.substring(BASE.length()).split("/", -1) : new String[0];
    String query =
        request.getQueryString() == null ? "" : request.getQueryString().toLowerCase(Locale.ROOT);
    // Percent signs could hide a name of a parameter.
    boolean others = query.contains("%") || BRING_OTHERS.stream().anyMatch(query::contains);
    if (parts.length == 1 && parts[0].matches(TYPE) && get && !others) {
      return Scopes.allow(authorities, parts[0], Scopes.Deed.SEARCH);
    }
    if (parts.length == 2 && parts[0].matches(TYPE) && get && !parts[1].startsWith("$")) {
      return Scopes.allow(authorities, parts[0], Scopes.Deed.READ);
    }
    boolean asks = get || (request.getMethod().equals("POST") && path.endsWith("/_search"));
    return asks
        && Scopes.allow(authorities, ANY, Scopes.Deed.READ)
        && Scopes.allow(authorities, ANY, Scopes.Deed.SEARCH);
  }
}
