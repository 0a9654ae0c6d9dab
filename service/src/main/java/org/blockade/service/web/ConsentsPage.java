package org.blockade.service.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.blockade.service.journal.Information;

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
  /// @param opens what a computer system may be given that is named in it
  /// @param state key: in force, ended, taken back, not yet
  /// @param id of its entry; empty where it cannot be taken back any more
  public record Row(
      String covers,
      String purpose,
      String discloser,
      List<String> recipients,
      String information,
      Set<Information> opens,
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

  /// Name of the box that opens a kind of information.
  public static String field(Information kind) {
    return "opens-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A kind of information in words.
  public String kind(Information kind) {
    return frame.say("consents." + field(kind));
  }

  /// What is wrong with a field, in words; empty for nothing.
  public String problem(String field) {
    String key = form.problem(field);
    return key.isEmpty() ? "" : frame.say(key);
  }
}
