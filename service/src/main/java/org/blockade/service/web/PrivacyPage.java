package org.blockade.service.web;

import java.util.List;

/// The page of its name.
///
/// @param waiting emergencies that nobody looked at yet, the oldest first
/// @param older number before which older disclosures stand; 0 for none
/// @param ids of the entries that reviews become, one for each that waits
public record PrivacyPage(
    Frame frame,
    List<DisclosuresPage.Row> waiting,
    List<DisclosuresPage.Row> ledger,
    List<Restriction> restrictions,
    long older,
    List<String> ids) {

  public PrivacyPage {
    waiting = List.copyOf(waiting);
    ledger = List.copyOf(ledger);
    restrictions = List.copyOf(restrictions);
    ids = List.copyOf(ids);
  }

  /// What somebody asked to restrict.
  public record Restriction(
      String when, String person, String request, boolean agreed, String answer) {}
}
