package org.blockade.service.fhir.hooks;

import java.time.Duration;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// What `hooks.yaml` says.
///
/// @param snooze how long a card that was put off stays silent
/// @param bodyBytes largest call
/// @param depth how deep its JSON may be
/// @param tokens how many tokens of JSON it may have
record HookRules(Duration snooze, int bodyBytes, int depth, long tokens) {

  static HookRules standard() {
    DataFile file = DataFile.resource(HookRules.class, "hooks.yaml");
    DataNode root = file.root();
    DataNode snooze = root.child("snooze");
    DataNode limits = root.child("limits");
    HookRules rules =
        new HookRules(
            Duration.ofDays((long) snooze.number("days")),
            (int) limits.number("body_bytes"),
            (int) limits.number("depth"),
            (long) limits.number("tokens"));
    for (DataNode node : java.util.List.of(snooze, limits)) {
      node.word("evidence", Evidence::ofWord, Evidence.words());
      node.text("source");
      node.close();
    }
    root.close();
    file.requireSound();
    return rules;
  }
}
