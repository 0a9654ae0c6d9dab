package org.blockade.service.web;

import java.util.List;
import org.blockade.service.access.AuditTrail;

/// The page of its name.
///
/// @param number of the page, 1 first
/// @param more whether there are older events
public record AuditPage(Frame frame, List<AuditTrail.Event> events, int number, boolean more) {

  public AuditPage {
    events = List.copyOf(events);
  }
}
