package org.blockade.service.web;

import java.util.Optional;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ClinicPolicy;
import org.blockade.service.access.Settings;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the clinic decided for itself.
@Controller
class PolicyController {

  private final Pages pages;
  private final Settings kept;
  private final WebSettings settings;
  private final AuditTrail trail;
  private final Desk desk;

  PolicyController(Pages pages, Settings kept, WebSettings settings, AuditTrail trail, Desk desk) {
    this.pages = pages;
    this.kept = kept;
    this.settings = settings;
    this.trail = trail;
    this.desk = desk;
  }

  @Needs(Action.MANAGE_POLICY)
  @GetMapping("/admin/policy")
  ResponseEntity<byte[]> policy(Visitor visitor) {
    return page(visitor, false);
  }

  @Needs(Action.MANAGE_POLICY)
  @PostMapping("/admin/policy")
  ResponseEntity<byte[]> keep(
      @RequestParam String interval,
      @RequestParam(defaultValue = "false") boolean partTwo,
      Visitor visitor) {
    new ClinicPolicy(
            NextInjection.Policy.ofWord(interval)
                .orElseThrow(() -> new UnfitException("the interval is 28d or monthly")),
            partTwo)
        .keep(kept);
    desk.reopen();
    trail.note(visitor.signedIn().name(), "POLICY_KEPT", Optional.empty(), "ALLOWED");
    return page(visitor, true);
  }

  private ResponseEntity<byte[]> page(Visitor visitor, boolean saved) {
    return pages.page(
        "policy",
        new PolicyPage(
            new Frame(visitor, "policy.title"),
            ClinicPolicy.of(kept),
            settings.idle().toMinutes(),
            settings.zone().getId(),
            saved));
  }
}
