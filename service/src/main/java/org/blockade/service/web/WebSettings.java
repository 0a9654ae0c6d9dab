package org.blockade.service.web;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.blockade.service.journal.Database;

/// How a service is to run.
///
/// @param address to listen on; the loopback address unless somebody says otherwise
/// @param port 0 for any that is free
/// @param database of the journal and the accounts
/// @param zone of the clinic, in which a day begins and ends
/// @param idle time after which somebody who does nothing is signed out
/// @param certificate for TLS; empty for plain HTTP on the loopback address or behind a proxy
/// @param behindProxy whether a proxy that ends TLS stands before it, whose headers are believed
/// @param metricsPort port for metrics on the loopback address; empty for none
/// @param collector of traces, to which each request is told; empty for none
/// @param jsonLog whether log lines are JSON
/// @param signInsPerMinute attempts from one address
/// @param demo whether an empty journal is filled with made-up people
/// @param oidc provider of identities, if there is one
public record WebSettings(
    InetAddress address,
    int port,
    Database database,
    ZoneId zone,
    Duration idle,
    Optional<Certificate> certificate,
    boolean behindProxy,
    Optional<Integer> metricsPort,
    Optional<URI> collector,
    boolean jsonLog,
    int signInsPerMinute,
    boolean demo,
    Optional<IdentityProvider> oidc) {

  /// Files in PEM.
  public record Certificate(Path chain, Path key) {}

  /// A provider of OpenID Connect.
  ///
  /// @param issuer its address
  public record IdentityProvider(String issuer, String clientId, String clientSecret) {

    /// Whom it vouches for, so that no other provider's subject is taken for the same.
    String identity(String subject) {
      return issuer + " " + subject;
    }

    @Override
    public String toString() {
      return "IdentityProvider";
    }
  }

  /// Whether a browser reaches it by TLS.
  boolean secure() {
    return certificate.isPresent() || behindProxy;
  }
}
