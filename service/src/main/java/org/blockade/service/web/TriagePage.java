package org.blockade.service.web;

import java.util.List;

/// What a symptom means.
///
/// @param refused why it could not be recorded; empty where it was
/// @param lines the answer of triage
public record TriagePage(Frame frame, String person, String refused, List<String> lines) {

  public TriagePage {
    lines = List.copyOf(lines);
  }
}
