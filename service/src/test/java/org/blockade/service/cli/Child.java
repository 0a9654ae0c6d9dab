package org.blockade.service.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as a process of its own, which starts fast.
final class Child {

  private Child() {}

  /// @param arguments of the program
  static ProcessBuilder of(String... arguments) {
    return of(List.of(), arguments);
  }

  /// @param machine more options of its virtual machine
  static ProcessBuilder of(List<String> machine, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Blockade.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
