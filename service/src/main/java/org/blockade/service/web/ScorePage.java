package org.blockade.service.web;

import org.blockade.protocol.facts.Scale;

/// A form of a scale that adds up.
public record ScorePage(Frame frame, String person, String name, Scale scale) {

  /// The scale's word in addresses.
  public String word() {
    return Form.word(scale);
  }
}
