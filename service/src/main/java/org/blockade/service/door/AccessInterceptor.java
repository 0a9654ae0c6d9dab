package org.blockade.service.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.AccessPolicy;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.Consents;
import org.blockade.service.access.Role;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.NotThereException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Asks, before every route, whether the one who came may. What names no action is closed.
public final class AccessInterceptor implements HandlerInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger("org.blockade.request");
  private static final String STARTED = AccessInterceptor.class.getName() + ".started";

  /// What an id of a person can be. Anything else is nobody, and reaches no table.
  private static final String PERSON = "[A-Za-z0-9._~-]{1,100}";

  private final Callers callers;
  private final Consents consents;
  private final AuditTrail trail;
  private final PersonDoor door;

  /// @param callers tells who asks
  /// @param door for people whom a system of somebody else asks about
  public AccessInterceptor(Callers callers, Consents consents, AuditTrail trail, PersonDoor door) {
    this.callers = callers;
    this.consents = consents;
    this.trail = trail;
    this.door = door;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(STARTED, System.nanoTime());
    return switch (handler) {
      case HandlerMethod method -> mayGoOn(request, method);
      case ResourceHttpRequestHandler assets -> true;
      default -> throw new ClosedException(Verdict.REFUSED);
    };
  }

  private boolean mayGoOn(HttpServletRequest request, HandlerMethod method) {
    if (method.hasMethodAnnotation(Open.class) || isOfTheServer(method)) {
      return true;
    }
    Needs needs = method.getMethodAnnotation(Needs.class);
    Optional<Account> account = callers.account();
    if (method.hasMethodAnnotation(EachPerson.class) && account.isPresent()) {
      return true;
    }
    if (needs == null || account.isEmpty()) {
      throw new ClosedException(Verdict.REFUSED);
    }
    Optional<String> person = person(request);
    if (person.filter(id -> !id.matches(PERSON)).isPresent()) {
      throw new NotThereException();
    }
    Set<ConsentState> consent =
        person.map(id -> consents.of(id, account.get())).orElse(Set.of(ConsentState.NONE));
    Verdict verdict = AccessPolicy.decide(account.get().roles(), needs.value(), consent);
    if (verdict != Verdict.ALLOWED && needs.orDisclosing() && isSystem(account.get())) {
      return mayBeTold(account.get(), person);
    }
    if (verdict != Verdict.ALLOWED || isAboutSomebody(needs.value(), person)) {
      trail.note(account.get().name(), needs.value().name(), person, verdict.name());
    }
    if (verdict != Verdict.ALLOWED) {
      throw new ClosedException(verdict);
    }
    return true;
  }

  private static boolean isSystem(Account account) {
    return account.roles().stream().anyMatch(Role::isSystem);
  }

  /// A system of somebody else meets those who agreed. Of anybody else it learns nothing, not even
  /// that they are here.
  private boolean mayBeTold(Account account, Optional<String> person) {
    if (AccessPolicy.decide(account.roles(), Action.DISCLOSE, ConsentState.NONE)
        == Verdict.REFUSED) {
      trail.note(account.name(), Action.DISCLOSE.name(), person, Verdict.REFUSED.name());
      throw new ClosedException(Verdict.REFUSED);
    }
    if (person.isPresent()) {
      Optional<Sight> sight = door.sight(account, person.get());
      if (sight.isEmpty()) {
        door.refused(account, person.get());
        throw new NotThereException();
      }
      door.seen(account, Map.of(person.get(), sight.get()));
    }
    return true;
  }

  /// What was looked at is noted where it was a person, and where it was everybody.
  private static boolean isAboutSomebody(Action action, Optional<String> person) {
    return person.isPresent()
        || action == Action.SEE_WORKLIST
        || action == Action.SEE_APPOINTMENTS
        || action == Action.REVIEW_DISCLOSURES
        || action == Action.EXPORT_DEIDENTIFIED
        || action == Action.MANAGE_ACCOUNTS
        || action == Action.MANAGE_POLICY
        || action == Action.BACKUP;
  }

  /// Health and metrics, which have rules of their own.
  private static boolean isOfTheServer(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.springframework.boot.");
  }

  private static Optional<String> person(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("person") instanceof String id
        ? Optional.of(id)
        : Optional.empty();
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @org.jspecify.annotations.Nullable Exception problem) {
    // The pattern, not the address: an id names somebody.
    if (LOG.isInfoEnabled() && request.getAttribute(STARTED) instanceof Long started) {
      LOG.atInfo()
          .addKeyValue("method", request.getMethod())
          .addKeyValue(
              "route",
              String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
          .addKeyValue("status", response.getStatus())
          .addKeyValue("microseconds", (System.nanoTime() - started) / 1000)
          .log("request");
    }
  }
}
