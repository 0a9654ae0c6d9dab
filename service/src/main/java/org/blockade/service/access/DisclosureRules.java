package org.blockade.service.access;

import java.time.Duration;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// What `disclosure.yaml` says, where each has its source.
///
/// @param notice that accompanies whatever leaves the clinic (42 CFR 2.32)
/// @param policy version of the rules under which a consent is taken
/// @param emergency how long an emergency lasts that was declared (2.51)
record DisclosureRules(String notice, String policy, Duration emergency) {

  static DisclosureRules standard() {
    DataFile file = DataFile.resource(DisclosureRules.class, "disclosure.yaml");
    DataNode root = file.root();
    String notice = sourced(root, "notice").text("text");
    String policy = sourced(root, "policy").text("version");
    double minutes = sourced(root, "emergency").number("minutes");
    root.close();
    file.requireSound();
    return new DisclosureRules(notice, policy, Duration.ofMinutes((long) minutes));
  }

  private static DataNode sourced(DataNode root, String key) {
    DataNode node = root.child(key);
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    return node;
  }
}
