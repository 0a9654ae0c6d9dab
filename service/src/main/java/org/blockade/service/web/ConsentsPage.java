package org.blockade.service.web;

import java.util.List;

/// The page of its name.
///
/// @param known false where an entry is of a newer version, so that no consent counts
/// @param id of the entry that the form becomes
public record ConsentsPage(
    Frame frame,
    String person,
    List<Row> consents,
    List<Restriction> restrictions,
    boolean known,
    FormValues form,
    String id) {

  public ConsentsPage {
    consents = List.copyOf(consents);
    restrictions = List.copyOf(restrictions);
  }

  /// A consent.
  ///
  /// @param state key: in force, ended, taken back, not yet
  /// @param id of its entry; empty where it cannot be taken back any more
  public record Row(
      String covers,
      String purpose,
      String discloser,
      List<String> recipients,
      String information,
      String signed,
      String expires,
      String signer,
      String policy,
      String state,
      String id) {

    public Row {
      recipients = List.copyOf(recipients);
    }
  }

  /// What the person asked to restrict.
  public record Restriction(String when, String request, boolean agreed, String answer) {}

  /// What is wrong with a field, in words; empty for nothing.
  public String problem(String field) {
    String key = form.problem(field);
    return key.isEmpty() ? "" : frame.say(key);
  }
}
