package org.blockade.service.web;

import java.util.Optional;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Signing in with an account that the clinic has elsewhere (OpenID Connect). The provider says who
/// somebody is; whether they may come in, and as what, is said here: an admin bound an account to
/// them. Nobody gets an account by coming.
final class IdentitySignIn {

  private static final String NAME = "organization";

  /// Where it begins.
  static final String START = "/oauth2/authorization/" + NAME;

  private IdentitySignIn() {}

  static void add(
      HttpSecurity http,
      WebSettings.IdentityProvider provider,
      Accounts accounts,
      AuditTrail trail) {
    http.oauth2Login(login ->
        login
            .loginPage("/sign-in")
            // The provider is asked when somebody first signs in by it: the service starts, and
            // passwords work, while it is away.
            .clientRegistrationRepository(
                new SupplierClientRegistrationRepository(
                    () -> new InMemoryClientRegistrationRepository(registration(provider))))
            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
            .userInfoEndpoint(
                user -> user.oidcUserService(asked -> user(asked, provider, accounts, trail)))
            .defaultSuccessUrl("/worklist")
            .failureUrl("/sign-in?unbound"));
  }

  private static ClientRegistration registration(WebSettings.IdentityProvider provider) {
    return ClientRegistrations.fromOidcIssuerLocation(provider.issuer())
        .registrationId(NAME)
        .clientId(provider.clientId())
        .clientSecret(provider.clientSecret())
        .scope("openid")
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .build();
  }

  private static OidcUser user(
      OidcUserRequest asked,
      WebSettings.IdentityProvider provider,
      Accounts accounts,
      AuditTrail trail) {
    Optional<Account> account =
        Optional.ofNullable(asked.getIdToken().getSubject())
            .flatMap(subject -> accounts.ofExternalIdentity(provider.identity(subject)));
    trail.note(
        account.map(Account::name).orElse("-"),
        "SIGN_IN_ELSEWHERE",
        Optional.empty(),
        account.isPresent() ? "ALLOWED" : "REFUSED");
    return account
        .map(bound -> (OidcUser) new BoundUser(bound.name(), asked))
        .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("access_denied")));
  }

  /// Goes by the name of the account here, not by the provider's.
  private static final class BoundUser extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final String account;

    BoundUser(String account, OidcUserRequest asked) {
      super(java.util.List.of(), asked.getIdToken());
      this.account = account;
    }

    @Override
    public String getName() {
      return account;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof BoundUser user && user.account.equals(account);
    }

    @Override
    public int hashCode() {
      return account.hashCode();
    }
  }
}
