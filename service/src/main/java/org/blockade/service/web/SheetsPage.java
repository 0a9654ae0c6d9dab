package org.blockade.service.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.blockade.service.handout.Topic;

/// The sheets there are.
///
/// @param titles in the language of the visitor, in the order of the list
public record SheetsPage(Frame frame, Map<Topic, String> titles) {

  public SheetsPage {
    titles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(titles));
  }
}
