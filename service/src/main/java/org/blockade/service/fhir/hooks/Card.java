package org.blockade.service.fhir.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A card of CDS Hooks 2.0. What is empty is left out.
///
/// @param summary one sentence, shorter than 140 characters
/// @param detail Markdown
/// @param indicator `info`, `warning` or `critical`
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Card(
    String uuid,
    String summary,
    String detail,
    String indicator,
    Source source,
    List<Suggestion> suggestions,
    @Nullable String selectionBehavior,
    List<Code> overrideReasons,
    List<Link> links) {

  /// A summary is shorter than this (characters).
  static final int SUMMARY = 140;

  /// The answer to a call.
  record Cards(List<Card> cards) {}

  record Source(String label, String url, Code topic) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Code(@Nullable String system, String code, String display) {}

  record Suggestion(String label, String uuid, List<Action> actions) {}

  /// @param type `create`, `update` or `delete`
  /// @param resource a FHIR resource as JSON
  /// @param resourceId what is deleted
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Action(
      String type, String description, @Nullable Object resource, @Nullable String resourceId) {}

  /// @param type `absolute` or `smart`
  record Link(String label, String url, String type) {}
}
