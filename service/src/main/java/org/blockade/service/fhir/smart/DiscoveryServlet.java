package org.blockade.service.fhir.smart;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What SMART asks a FHIR server to say about itself, at its place below the server's address. It
/// has a mapping of its own, because that place belongs to the FHIR server otherwise.
final class DiscoveryServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  static final String PATH = "/fhir/.well-known/smart-configuration";
  static final String TOKEN = "/oauth2/token";
  static final String KEYS = "/oauth2/jwks";

  private static final List<String> SIGNED_WITH = List.of("RS384", "ES384");

  private final transient PublicAddress address;

  DiscoveryServlet(PublicAddress address) {
    this.address = address;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String base = address.of(request);
    TreeMap<String, Object> says = new TreeMap<>();
    says.put("token_endpoint", base + TOKEN);
    says.put("jwks_uri", base + KEYS);
    says.put("grant_types_supported", List.of("client_credentials"));
    says.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    says.put("token_endpoint_auth_signing_alg_values_supported", SIGNED_WITH);
    says.put(
        "scopes_supported",
        List.of(
            "system/*.rs", "system/*.r", "system/*.s", "system/*.read", "api/read", "api/write"));
    says.put("code_challenge_methods_supported", List.of("S256"));
    says.put(
        "capabilities",
        List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
    byte[] body = JsonMapper.shared().writeValueAsString(says).getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
