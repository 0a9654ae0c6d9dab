package org.blockade.service.web;

import jakarta.servlet.http.HttpServletRequest;
import org.blockade.service.door.Open;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Signing in. The form is taken by the security filters.
@Controller
class SignInController {

  private final Pages pages;
  private final SetUpLink link;

  private final WebSettings settings;

  SignInController(Pages pages, SetUpLink link, WebSettings settings) {
    this.settings = settings;
    this.pages = pages;
    this.link = link;
  }

  @Open
  @GetMapping("/sign-in")
  ResponseEntity<byte[]> signIn(Visitor visitor, HttpServletRequest request) {
    String message =
        request.getParameter("refused") != null
            ? "sign-in.refused"
            : request.getParameter("unbound") != null
                ? "sign-in.unbound"
                : request.getParameter("out") != null
                    ? "sign-in.out"
                    : link.first() && link.path().isPresent() ? "sign-in.set-up" : "";
    return pages.page(
        "sign-in",
        new SignInPage(
            new Frame(visitor, "sign-in.title"),
            message,
            settings.oidc().isPresent() ? IdentitySignIn.START : ""));
  }
}
