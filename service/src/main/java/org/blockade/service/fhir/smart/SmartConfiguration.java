package org.blockade.service.fhir.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.door.AskingLimit;
import org.blockade.service.door.SessionCookie;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Wires SMART, and the doors of the interfaces. No cookie is believed at any of them: a browser
/// that brings a session to the FHIR server stands before the door of the pages, with its guard
/// against forgery.
@Configuration(proxyBeanMethods = false)
@Import(LaunchController.class)
public class SmartConfiguration {

  private static final String AUDIENCE = "/fhir";

  /// Tokens are checked by the process that gave them, whose clock is the same.
  private static final Duration NO_SKEW = Duration.ZERO;

  @Bean
  PublicAddress publicAddress(Settings clinicSettings) {
    return new PublicAddress(clinicSettings);
  }

  @Bean
  KnownPeople knownPeople(Settings clinicSettings) {
    return new KnownPeople(clinicSettings);
  }

  @Bean
  SystemTokens systemTokens(Systems systems, Clock clock) {
    return new SystemTokens(systems, clock);
  }

  /// The key with which tokens are signed. It is made anew at each start and never written: there
  /// is nothing to steal from the disk, and what it signed ends in five minutes anyway.
  @Bean
  JWKSource<SecurityContext> ownKeys() {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_384)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES384)
              .keyID(UUID.randomUUID().toString())
              .generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has the curve P-384", e);
    }
  }

  @Bean
  ServletRegistrationBean<DiscoveryServlet> discovery(PublicAddress address) {
    ServletRegistrationBean<DiscoveryServlet> bean =
        new ServletRegistrationBean<>(new DiscoveryServlet(address), DiscoveryServlet.PATH);
    bean.setName("smart-configuration");
    return bean;
  }

  /// Where systems get tokens.
  @Bean
  @Order(1)
  SecurityFilterChain tokenDoor(
      HttpSecurity http,
      Systems systems,
      SystemTokens signed,
      PublicAddress address,
      JWKSource<SecurityContext> ownKeys,
      Clock clock)
      throws Exception {
    SystemClients clients = new SystemClients(systems);
    NothingKept kept = new NothingKept();
    JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(ownKeys));
    generator.setClock(clock);
    generator.setJwtCustomizer(context -> {
      context.getJwsHeader().algorithm(SignatureAlgorithm.ES384);
      context.getClaims().audience(List.of(AUDIENCE));
    });
    JwtClientAssertionAuthenticationProvider assertions =
        new JwtClientAssertionAuthenticationProvider(clients, kept);
    assertions.setJwtDecoderFactory(client ->
        token ->
            signed.ofClient(
                token,
                systems.named(client.getClientId()).orElseThrow(SmartConfiguration::unknown),
                address.of(request()) + DiscoveryServlet.TOKEN));
    OAuth2ClientCredentialsAuthenticationProvider credentials =
        new OAuth2ClientCredentialsAuthenticationProvider(kept, generator);
    credentials.setAuthenticationValidator(context -> {
      Set<String> asked =
          context
              .<org.springframework.security.oauth2.server.authorization.authentication
                      .OAuth2ClientCredentialsAuthenticationToken>
                  getAuthentication()
              .getScopes();
      if (asked.isEmpty()
          || !asked.stream()
              .allMatch(each -> Scopes.cover(context.getRegisteredClient().getScopes(), each))) {
        throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE));
      }
    });
    return door(http, Refusals.HOOKS)
        .securityMatcher(DiscoveryServlet.TOKEN, DiscoveryServlet.KEYS)
        .with(
            new OAuth2AuthorizationServerConfigurer(),
            server ->
                server
                    .registeredClientRepository(clients)
                    .authorizationService(kept)
                    .authorizationServerSettings(AuthorizationServerSettings.builder().build())
                    .tokenGenerator(generator)
                    .clientAuthentication(client ->
                        client
                            .authenticationConverters(all -> {
                              all.clear();
                              all.add(new AssertionReader());
                            })
                            .authenticationProviders(all -> {
                              all.clear();
                              all.add(assertions);
                            }))
                    .tokenEndpoint(tokens ->
                        tokens.authenticationProviders(all -> {
                          all.clear();
                          all.add(credentials);
                        })))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  private static OAuth2AuthenticationException unknown() {
    return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
  }

  private static HttpServletRequest request() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes all) {
      return all.getRequest();
    }
    throw new IllegalStateException("a token is asked for over HTTP");
  }

  /// CDS Hooks: each call is signed by the record system itself, for the address that it calls.
  @Bean
  @Order(2)
  SecurityFilterChain hookDoor(
      HttpSecurity http,
      SystemTokens signed,
      PublicAddress address,
      Systems systems,
      Settings clinicSettings)
      throws Exception {
    RequestMatcher hooks = request -> isBelow(request, "/cds-services");
    return door(http, Refusals.HOOKS)
        .securityMatcher(hooks)
        .cors(cors -> cors.configurationSource(origins(clinicSettings)))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/cds-services")
                .permitAll()
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint(
                    (request, response, why) -> Refusals.HOOKS.unknown(response, why))
                .authenticationManagerResolver(
                    request -> hookManager(request, signed, address, systems)))
        .build();
  }

  private static AuthenticationManager hookManager(
      HttpServletRequest request, SystemTokens signed, PublicAddress address, Systems systems) {
    String called = address.of(request) + request.getRequestURI();
    JwtAuthenticationProvider provider =
        new JwtAuthenticationProvider(token -> signed.ofIssuer(token, called));
    // By the name of its account; what a token says of scopes opens nothing here.
    provider.setJwtAuthenticationConverter(jwt ->
        new org.springframework.security.oauth2.server.resource.authentication
            .JwtAuthenticationToken(
            jwt,
            List.of(),
            Optional.ofNullable(jwt.getClaimAsString("iss"))
                .flatMap(systems::ofIssuer)
                .orElseThrow(SmartConfiguration::unknown)
                .name()));
    return new ProviderManager(provider);
  }

  /// FHIR: tokens that this service gave.
  @Bean
  @Order(3)
  SecurityFilterChain fhirDoor(HttpSecurity http, JwtDecoder ownTokens, Settings clinicSettings)
      throws Exception {
    RequestMatcher fhir =
        request ->
            request.getRequestURI().equals(DiscoveryServlet.PATH)
                || (isBelow(request, "/fhir") && !SessionCookie.comesAlone(request));
    return door(http, Refusals.FHIR)
        .securityMatcher(fhir)
        .cors(cors -> cors.configurationSource(origins(clinicSettings)))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    HttpMethod.GET,
                    DiscoveryServlet.PATH,
                    "/fhir/metadata",
                    "/fhir/notice",
                    "/fhir/CodeSystem/**",
                    "/fhir/StructureDefinition/**")
                .permitAll()
                .anyRequest()
                .access(new ScopeGate()))
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint(
                    (request, response, why) -> Refusals.FHIR.unknown(response, why))
                .accessDeniedHandler((request, response, why) -> Refusals.FHIR.forbidden(response))
                .jwt(jwt ->
                    jwt.decoder(ownTokens)
                        .jwtAuthenticationConverter(new JwtAuthenticationConverter())))
        .build();
  }

  /// Reads the tokens that this service gave; the plain interface takes them too.
  @Bean
  JwtDecoder ownTokens(JWKSource<SecurityContext> ownKeys, Clock clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES384, ownKeys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {
      // Times are looked at below, by the clock of the service.
    });
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator times = new JwtTimestampValidator(NO_SKEW);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(times);
    return decoder;
  }

  private static boolean isBelow(HttpServletRequest request, String path) {
    String asked = request.getRequestURI();
    return asked.equals(path) || asked.startsWith(path + "/");
  }

  /// Origins are read anew, so that one that was taken away is so at once.
  private static CorsConfigurationSource origins(Settings settings) {
    return request -> {
      CorsConfiguration allowed = new CorsConfiguration();
      allowed.setAllowedOrigins(InterfaceSettings.of(settings).origins());
      allowed.setAllowedMethods(List.of("GET", "POST"));
      allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept"));
      allowed.setAllowCredentials(false);
      return allowed;
    };
  }

  /// What all doors of the interfaces have in common.
  private static HttpSecurity door(HttpSecurity http, Refusals refusals) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(problems ->
            problems
                .authenticationEntryPoint(
                    (request, response, why) -> refusals.unknown(response, why))
                .accessDeniedHandler((request, response, why) -> refusals.forbidden(response)))
        .addFilterBefore(new AskingLimit(refusals::tooMany), SecurityContextHolderFilter.class);
  }
}
