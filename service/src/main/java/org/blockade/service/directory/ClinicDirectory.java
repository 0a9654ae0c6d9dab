package org.blockade.service.directory;

import java.util.List;

/// A file of clinics as far as it could be read, with every problem in it.
///
/// @param name how the file is called in messages
/// @param clinics the good rows, in the order of the file
/// @param rows rows of the file, good and bad
public record ClinicDirectory(
    String name, List<Clinic> clinics, int rows, List<DirectoryProblem> problems) {

  public ClinicDirectory {
    clinics = List.copyOf(clinics);
    problems = List.copyOf(problems);
  }

  /// Rows that could not be read.
  public int rowsRefused() {
    return rows - clinics.size();
  }

  /// Whether nothing could be read.
  public boolean fileRefused() {
    return problems.stream()
        .anyMatch(problem -> problem.severity() == DirectoryProblem.Severity.REFUSED_FILE);
  }
}
