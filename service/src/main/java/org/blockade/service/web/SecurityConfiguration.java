package org.blockade.service.web;

import jakarta.servlet.DispatcherType;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Sessions, forms against forgery, headers. What a role may is not here but in `access`.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /// Nothing from elsewhere, nothing inline, nobody around it.
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  @Bean
  AuthenticationManager authenticationManager(Accounts accounts, AuditTrail trail) {
    return new ProviderManager(new AccountAuthentication(accounts, trail));
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      WebSettings settings,
      SessionRegistry sessions,
      Accounts accounts,
      AuditTrail trail)
      throws Exception {
    settings.oidc().ifPresent(provider -> IdentitySignIn.add(http, provider, accounts, trail));
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                    "/",
                    "/sign-in",
                    "/set-up/*",
                    "/language",
                    "/how-it-works",
                    "/how-it-works/**",
                    "/sheets",
                    "/sheets/**",
                    "/clinics",
                    "/fhir/metadata",
                    "/fhir/notice",
                    "/fhir/CodeSystem/**",
                    "/fhir/StructureDefinition/**",
                    "/assets/**",
                    "/health/**",
                    "/favicon.ico",
                    "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .authenticationDetailsSource(SignInDetails::new)
                .successHandler(new FirstPage(accounts))
                .failureUrl("/sign-in?refused"))
        .logout(out ->
            out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out").deleteCookies("session"))
        .sessionManagement(
            each -> each.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/sign-in?out"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .addHeaderWriter((request, response) ->
                    response.setHeader("Cross-Origin-Opener-Policy", "same-origin")))
        .addFilterBefore(
            new RateLimit(settings.signInsPerMinute()), SecurityContextHolderFilter.class)
        .build();
  }
}
