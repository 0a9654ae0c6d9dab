package org.blockade.service.fhir.smart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.RecordSystem;
import org.blockade.service.access.Systems;
import org.blockade.service.access.Verdict;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Callers;
import org.blockade.service.door.FirstLaunch;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/// SMART App Launch from a record system into the page of a person. Who somebody is says their
/// session here; the record system says which patient it shows, and whether the same person is
/// signed in there.
@Controller
class LaunchController {

  private static final String CALLBACK = "/launch/callback";
  private static final String BASE = "record-system";
  private static final String NONCE = "nonce";
  private static final String PLACES = "places";
  private static final Set<String> SCOPES = Set.of("launch", "patient/Patient.r");

  /// Asked for only where the record system says that it tells who is signed in.
  private static final Set<String> SCOPES_WITH_USER =
      Set.of("launch", "patient/Patient.r", "openid", "fhirUser");

  private static final String ID = "[A-Za-z0-9\\-.]{1,64}";
  private static final int LONGEST = 4_000;

  private final Systems systems;
  private final PublicAddress address;
  private final Desk desk;
  private final Callers callers;
  private final AuditTrail trail;
  private final KnownPeople known;
  private final HttpSessionOAuth2AuthorizationRequestRepository asked =
      new HttpSessionOAuth2AuthorizationRequestRepository();
  private final RecordSystemCalls calls = new RecordSystemCalls();

  LaunchController(
      Systems systems,
      PublicAddress address,
      Desk desk,
      Callers callers,
      AuditTrail trail,
      KnownPeople known) {
    this.systems = systems;
    this.address = address;
    this.desk = desk;
    this.callers = callers;
    this.trail = trail;
    this.known = known;
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping("/launch")
  ResponseEntity<byte[]> launch(
      @RequestParam String iss,
      @RequestParam String launch,
      HttpServletRequest request,
      HttpServletResponse response) {
    RecordSystem system = recordSystem(iss);
    if (launch.isEmpty() || launch.length() > LONGEST) {
      throw new UnfitException("the record system says what it launches, in launch");
    }
    RecordSystemCalls.Places places = places(system);
    String nonce = UUID.randomUUID().toString();
    OAuth2AuthorizationRequest.Builder builder =
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(places.authorization())
            .clientId(system.client())
            .redirectUri(address.of(request) + CALLBACK)
            .scopes(places.identities().isPresent() ? SCOPES_WITH_USER : SCOPES)
            .state(UUID.randomUUID().toString())
            .attributes(attributes -> {
              attributes.put(BASE, system.base());
              attributes.put(NONCE, nonce);
              // As it said at the start: what it says later changes nothing about this launch.
              attributes.put(PLACES, places);
            })
            .additionalParameters(more -> {
              more.put("aud", system.base());
              more.put("launch", launch);
              places.identities().ifPresent(each -> more.put(NONCE, nonce));
            });
    OAuth2AuthorizationRequestCustomizers.withPkce().accept(builder);
    OAuth2AuthorizationRequest made = builder.build();
    asked.saveAuthorizationRequest(made, request, response);
    return goTo(made.getAuthorizationRequestUri());
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping(CALLBACK)
  ResponseEntity<byte[]> back(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    OAuth2AuthorizationRequest made = asked.removeAuthorizationRequest(request, response);
    if (made == null || state.isEmpty()) {
      throw new UnfitException("nobody here asked for this; open the person in the record system");
    }
    if (code.isEmpty() || code.length() > LONGEST) {
      throw new UnfitException("the record system did not agree; open the person there again");
    }
    String account = callers.account().map(Account::name).orElseThrow();
    RecordSystem system = recordSystem(made.getAttribute(BASE) instanceof String base ? base : "");
    if (!(made.getAttribute(PLACES) instanceof RecordSystemCalls.Places places)) {
      throw new IllegalStateException("a launch keeps what the record system said");
    }
    OAuth2AccessTokenResponse token = token(system, places, made, code, state);
    Optional<Systems.LaunchUser> asked =
        places
            .identities()
            .map(told ->
                new Systems.LaunchUser(
                    system.base(), account, userThere(system, told, made, token)));
    Systems.Bond bond = asked.map(systems::bond).orElse(Systems.Bond.SAME);
    if (bond == Systems.Bond.OTHER) {
      trail.note(account, "LAUNCHED", Optional.empty(), Verdict.REFUSED.name());
      throw new UnfitException(
          "somebody else is signed in at the record system than here; sign out here, and in again as"
              + " the same person");
    }
    String patient = token.getAdditionalParameters().get("patient") instanceof String id ? id : "";
    if (!patient.matches(ID)) {
      throw new UnfitException("the record system named no patient; open a person there first");
    }
    Optional<String> person = person(system, patient, token.getAccessToken().getTokenValue());
    if (bond == Systems.Bond.NONE) {
      new FirstLaunch(asked.orElseThrow(), person, desk.now()).keep(request.getSession());
      return goTo(FirstLaunch.PAGE);
    }
    trail.note(account, "LAUNCHED", person, Verdict.ALLOWED.name());
    return goTo(FirstLaunch.page(person));
  }

  /// Who is signed in there. Whoever opens a person there under one name must not act here under
  /// another's: at a machine that several use, the session here may be a colleague's.
  private String userThere(
      RecordSystem system,
      RecordSystemCalls.Identities identities,
      OAuth2AuthorizationRequest made,
      OAuth2AccessTokenResponse token) {
    String text = token.getAdditionalParameters().get("id_token") instanceof String id ? id : "";
    String nonce = made.getAttribute(NONCE) instanceof String sent ? sent : "";
    return calls
        .keys(identities)
        .flatMap(keys ->
            new IdToken(identities.issuer(), system.client(), nonce)
                .user(text, keys, system.base(), desk.now()))
        .orElseThrow(() ->
            new UnfitException(
                "the record system does not say who is signed in there; open the person there"
                    + " again"));
  }

  private RecordSystem recordSystem(String base) {
    return systems
        .recordSystem(base)
        .orElseThrow(() ->
            new UnfitException(
                "this record system is not on the list; whoever looks after accounts can add it"));
  }

  private RecordSystemCalls.Places places(RecordSystem system) {
    return calls
        .places(system)
        .orElseThrow(() ->
            new UnfitException("the record system does not say where one signs in; try again"));
  }

  private OAuth2AccessTokenResponse token(
      RecordSystem system,
      RecordSystemCalls.Places places,
      OAuth2AuthorizationRequest made,
      String code,
      String state) {
    String redirect = String.valueOf(made.getRedirectUri());
    ClientRegistration registration =
        ClientRegistration.withRegistrationId("launch")
            .clientId(system.client())
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(redirect)
            .authorizationUri(made.getAuthorizationUri())
            .tokenUri(places.token())
            .build();
    try {
      return calls.token(
          new OAuth2AuthorizationCodeGrantRequest(
              registration,
              new OAuth2AuthorizationExchange(
                  made,
                  OAuth2AuthorizationResponse.success(code)
                      .redirectUri(redirect)
                      .state(state)
                      .build())));
    } catch (OAuth2AuthorizationException | RestClientException | IllegalArgumentException e) {
      // What it says could hold a token.
      throw new UnfitException("the record system gave no token; open the person there again");
    }
  }

  /// By the id itself, or by chart number and birth date together.
  private Optional<String> person(RecordSystem system, String patient, String token) {
    Optional<JsonNode> told = calls.patient(system, patient, token);
    Optional<WorklistRow> own =
        desk.worklist().rows().stream().filter(row -> row.person().equals(patient)).findFirst();
    if (own.isPresent()) {
      return own.filter(row -> told.filter(each -> contradicts(row, each)).isEmpty())
          .map(WorklistRow::person);
    }
    return told.flatMap(each -> known.byChart(desk.worklist().rows(), each));
  }

  private static boolean contradicts(WorklistRow row, JsonNode patient) {
    String born = patient.path("birthDate").asString("");
    return !born.isEmpty()
        && row.registered().filter(who -> !who.birthDate().toString().equals(born)).isPresent();
  }

  private static ResponseEntity<byte[]> goTo(String address) {
    return ResponseEntity.status(302).header("Location", address).build();
  }
}
