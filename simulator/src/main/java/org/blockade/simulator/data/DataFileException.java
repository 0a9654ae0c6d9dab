package org.blockade.simulator.data;

import java.util.List;
import java.util.stream.Collectors;

/// A data file that cannot be used, with every problem found in it.
public final class DataFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<DataProblem> problems;

  public DataFileException(String file, List<DataProblem> problems) {
    super(
        problems.stream()
            .map(problem -> file + " line " + problem.line() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// The problems, in the order of the file.
  public List<DataProblem> problems() {
    return problems;
  }
}
