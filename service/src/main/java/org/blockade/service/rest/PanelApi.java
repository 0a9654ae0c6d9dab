package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.Operation;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.Role;
import org.blockade.service.clinic.PanelFigures;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.Needs;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Figures over everybody.
@Controller
class PanelApi {

  private final Desk desk;
  private final Caller caller;

  PanelApi(Desk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  @Operation(
      summary = "Figures over everybody",
      description =
          "Counts, and no rows of people. A system, and whoever may not see a person, gets no small"
              + " counts: they are null.")
  @Needs(Action.SEE_PANEL)
  @GetMapping(value = ApiDoor.ROOT + "/panel", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PanelFigures> panel() {
    Account account = caller.account();
    // What a program is given of everybody is often passed on: no count may point at somebody.
    boolean deidentified =
        !account.may(Action.SEE_PERSON) || account.roles().stream().anyMatch(Role::isSystem);
    return ResponseEntity.ok(desk.panel().figures(deidentified));
  }
}
