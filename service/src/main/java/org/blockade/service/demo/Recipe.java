package org.blockade.service.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// How many people stand where.
///
/// @param groups each state once
public record Recipe(List<Group> groups, List<String> familyNames, List<String> givenNames) {

  /// People of one state.
  ///
  /// @param fromDays least days since the last injection, where they had one
  /// @param toDays most days
  public record Group(ProtectionState state, int people, int fromDays, int toDays) {}

  public Recipe {
    groups = List.copyOf(groups);
    familyNames = List.copyOf(familyNames);
    givenNames = List.copyOf(givenNames);
  }

  /// The recipe that comes with Blockade.
  public static Recipe standard() {
    DataFile file = DataFile.resource(Recipe.class, "demo-clinic.yaml");
    DataNode root = file.root();
    root.text("evidence");
    List<Group> groups = new ArrayList<>();
    for (DataNode node : root.children("states")) {
      Optional<ProtectionState> state = node.word("state", Recipe::state, "a state of protection");
      int people = (int) node.number("people");
      int from = (int) node.number("from_days");
      int to = (int) node.number("to_days");
      node.close();
      state.ifPresent(word -> groups.add(new Group(word, people, from, to)));
    }
    List<String> family = root.texts("family_names");
    List<String> given = root.texts("given_names");
    root.close();
    if (groups.stream().map(Group::state).distinct().count() != ProtectionState.values().length) {
      file.root().report("states", "each state of protection stands once");
    }
    file.requireSound();
    return new Recipe(groups, family, given);
  }

  private static Optional<ProtectionState> state(String word) {
    return Arrays.stream(ProtectionState.values())
        .filter(state -> state.word().equals(word))
        .findFirst();
  }

  /// How many people in all.
  public int people() {
    return groups.stream().mapToInt(Group::people).sum();
  }
}
