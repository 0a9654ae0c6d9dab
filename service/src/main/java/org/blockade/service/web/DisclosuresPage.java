package org.blockade.service.web;

import java.util.List;
import java.util.Optional;

/// The page of its name.
///
/// @param may whether this visitor may disclose something now
/// @param choices what a disclosure may rest on; empty where nothing stands
/// @param emergencyUntil when the emergency ends that this visitor declared
/// @param restrictions what the clinic agreed not to disclose
public record DisclosuresPage(
    Frame frame,
    String person,
    List<Row> rows,
    boolean may,
    boolean mayBreakGlass,
    List<Choice> choices,
    Optional<String> emergencyUntil,
    List<String> restrictions,
    String notice,
    FormValues form,
    String id) {

  public DisclosuresPage {
    rows = List.copyOf(rows);
    choices = List.copyOf(choices);
    restrictions = List.copyOf(restrictions);
  }

  /// A disclosure.
  ///
  /// @param person whom it was about
  /// @param review what was found afterwards; empty where nobody looked, or need not
  /// @param id of its entry
  public record Row(
      String when,
      String person,
      String recipient,
      String affiliation,
      String discloser,
      String nature,
      String purpose,
      boolean emergency,
      String review,
      String id) {}

  /// What a disclosure may rest on.
  ///
  /// @param value of the field
  /// @param key of the kind of consent
  /// @param recipient name or class that it names
  public record Choice(String value, String key, String recipient) {}

  /// What is wrong with a field, in words; empty for nothing.
  public String problem(String field) {
    String key = form.problem(field);
    return key.isEmpty() ? "" : frame.say(key);
  }
}
