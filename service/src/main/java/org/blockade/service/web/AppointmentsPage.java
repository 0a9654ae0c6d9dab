package org.blockade.service.web;

import java.util.Comparator;
import java.util.List;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.clinic.WorklistRow;

/// Who comes when, and nothing of why.
public record AppointmentsPage(Frame frame, Worklist worklist, WorklistPage.Part part) {

  /// By the day of the next visit; those without one last.
  public List<WorklistRow> rows() {
    return worklist.rows().stream()
        .sorted(
            Comparator.comparing((WorklistRow row) ->
                    row.visit().map(WorklistRow.Visit::due).orElse(java.time.LocalDate.MAX))
                .thenComparing(WorklistRow::name))
        .toList()
        .subList(part.from(), part.to());
  }
}
