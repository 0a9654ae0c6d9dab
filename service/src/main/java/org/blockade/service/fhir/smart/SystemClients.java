package org.blockade.service.fhir.smart;

import java.time.Duration;
import java.util.Optional;
import org.blockade.service.access.RegisteredSystem;
import org.blockade.service.access.Systems;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Registered systems, as the server of tokens sees them. Read anew each time, so that one that was
/// disabled gets no token from then on.
final class SystemClients implements RegisteredClientRepository {

  /// How long a token is good for.
  static final Duration LIFE = Duration.ofMinutes(5);

  private final Systems systems;

  SystemClients(Systems systems) {
    this.systems = systems;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("systems are registered by an admin");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String client) {
    Optional<RegisteredClient> known = systems.named(client).map(SystemClients::client);
    return known.orElse(null);
  }

  private static RegisteredClient client(RegisteredSystem system) {
    return RegisteredClient.withId(system.name())
        .clientId(system.name())
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(system.scopes()))
        .clientSettings(
            ClientSettings.builder()
                // Tells Spring that a key signs, and no secret; both algorithms are read.
                .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES384)
                .build())
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(LIFE).build())
        .build();
  }
}
