package org.blockade.service.fhir.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// An answer, before it is sent.
///
/// @param body empty for none
@SuppressWarnings("ArrayRecordComponent") // written once, sent once
record Answer(int status, byte[] body, Map<String, String> headers) {

  Answer {
    headers = Map.copyOf(headers);
  }

  Answer with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Answer(status, body, all);
  }
}
