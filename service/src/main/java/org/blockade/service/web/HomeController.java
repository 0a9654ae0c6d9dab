package org.blockade.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.blockade.protocol.words.Language;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Open;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where everybody arrives, and the language.
@Controller
class HomeController {

  private static final Duration KEPT = Duration.ofDays(365);

  private final WebSettings settings;

  HomeController(WebSettings settings) {
    this.settings = settings;
  }

  @Open
  @GetMapping("/")
  ResponseEntity<byte[]> home(Visitor visitor) {
    return Pages.goTo(visitor.account().map(Frame::first).orElse("/sign-in"));
  }

  @Open
  @PostMapping("/language")
  ResponseEntity<byte[]> language(
      @RequestParam String to,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language language =
        Language.ofCode(to)
            .orElseThrow(() -> new UnfitException("the languages are English and Spanish"));
    response.addHeader(
        "Set-Cookie",
        ResponseCookie.from(VisitorResolver.LANGUAGE, language.code())
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(settings.secure())
            .sameSite("Lax")
            .build()
            .toString());
    // Only to a page of this service.
    return Pages.goTo(back.matches("/[A-Za-z0-9/_-]*") && !back.startsWith("//") ? back : "/");
  }
}
