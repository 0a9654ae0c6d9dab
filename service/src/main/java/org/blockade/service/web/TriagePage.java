package org.blockade.service.web;

import java.util.List;

/// What a symptom means.
///
/// @param lines the answer of triage
public record TriagePage(Frame frame, String person, List<String> lines) {

  public TriagePage {
    lines = List.copyOf(lines);
  }
}
