package org.blockade.service.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.blockade.service.door.AskingLimit;
import org.blockade.service.door.SessionCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Who comes in: a system with a token of this service, or somebody with a session who only looks.
/// A session records nothing here, because a browser sends it along whoever asks.
final class ApiDoor {

  static final String ROOT = "/api/v1";
  static final String DOCUMENT = ROOT + "/openapi.json";
  static final String FORECAST = ROOT + "/forecast";

  /// What a token has to be for.
  static final String READ = "api/read";

  static final String WRITE = "api/write";

  private static final String BELOW = "/api";

  private ApiDoor() {}

  /// Whether a request is one of this interface.
  static boolean isBelow(HttpServletRequest request) {
    String asked = request.getRequestURI();
    return asked.equals(BELOW) || asked.startsWith(BELOW + "/");
  }

  /// For whoever brings a token, or nothing. No session is looked at, and none is made.
  static SecurityFilterChain ofTokens(HttpSecurity http, JwtDecoder tokens) throws Exception {
    return door(http, request -> isBelow(request) && !SessionCookie.comesAlone(request))
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint((request, response, why) -> unknown(response))
                .accessDeniedHandler((request, response, why) -> refused(response))
                .jwt(jwt ->
                    jwt.decoder(tokens)
                        .jwtAuthenticationConverter(new JwtAuthenticationConverter())))
        .build();
  }

  /// For browsers.
  static SecurityFilterChain ofSessions(HttpSecurity http, SessionRegistry sessions)
      throws Exception {
    return door(http, request -> isBelow(request) && SessionCookie.comesAlone(request))
        .sessionManagement(each ->
            each.sessionCreationPolicy(SessionCreationPolicy.NEVER)
                .maximumSessions(-1)
                .sessionRegistry(sessions)
                .expiredSessionStrategy(event -> unknown(event.getResponse())))
        .build();
  }

  private static HttpSecurity door(HttpSecurity http, RequestMatcher which) throws Exception {
    return http.securityMatcher(which)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.GET, DOCUMENT)
                .permitAll()
                .anyRequest()
                .access(ApiDoor::decide))
        .exceptionHandling(problems ->
            problems
                .authenticationEntryPoint((request, response, why) -> unknown(response))
                .accessDeniedHandler((request, response, why) -> refused(response)))
        .addFilterBefore(
            new AskingLimit(response ->
                Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too many requests from one address; ask again after Retry-After seconds")
                    .write(response)),
            SecurityContextHolderFilter.class);
  }

  private static AuthorizationResult decide(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    Authentication signed = who.get();
    return new AuthorizationDecision(
        signed != null && signed.isAuthenticated() && isWithin(signed, context.getRequest()));
  }

  private static boolean isWithin(Authentication signed, HttpServletRequest request) {
    boolean looks = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!(signed instanceof JwtAuthenticationToken)) {
      return looks && !(signed instanceof AnonymousAuthenticationToken);
    }
    // A forecast of what is sent along changes nothing.
    String needed = looks || request.getRequestURI().equals(FORECAST) ? READ : WRITE;
    return signed.getAuthorities().stream()
        .anyMatch(each -> ("SCOPE_" + needed).equals(each.getAuthority()));
  }

  private static void unknown(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    Problem.of(
            HttpStatus.UNAUTHORIZED,
            "send a token of this service in Authorization: Bearer; a session is enough to look")
        .write(response);
  }

  private static void refused(HttpServletResponse response) throws IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
      Problem.of(
              HttpStatus.FORBIDDEN,
              "the token is not for this: " + READ + " looks, " + WRITE + " records")
          .write(response);
    } else {
      unknown(response);
    }
  }
}
