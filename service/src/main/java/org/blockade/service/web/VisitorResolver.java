package org.blockade.service.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.words.Language;
import org.blockade.service.door.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Finds out who asks, and in which language.
final class VisitorResolver implements HandlerMethodArgumentResolver {

  /// Name of the cookie that keeps the language.
  static final String LANGUAGE = "language";

  private final Callers callers;

  VisitorResolver(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Visitor.class);
  }

  @Override
  public Visitor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
    if (servlet == null) {
      throw new IllegalStateException("a request over HTTP is one of a servlet");
    }
    return of(servlet);
  }

  Visitor of(HttpServletRequest request) {
    return new Visitor(
        callers.account(), language(request), csrf(request), request.getRequestURI());
  }

  private static Visitor.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Visitor.Csrf(token.getParameterName(), token.getToken())
        : new Visitor.Csrf("_csrf", "");
  }

  static Language language(HttpServletRequest request) {
    Optional<String> chosen =
        Optional.ofNullable(request.getCookies()).stream()
            .flatMap(Arrays::stream)
            .filter(cookie -> cookie.getName().equals(LANGUAGE))
            .map(Cookie::getValue)
            .findFirst();
    String tag = chosen.orElseGet(() -> request.getLocale().getLanguage());
    return tag.toLowerCase(Locale.ROOT).equals("es") ? Language.SPANISH : Language.ENGLISH;
  }
}
