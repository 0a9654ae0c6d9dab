package org.blockade.formats.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.quantity.ModelTime;

/// Reads one row: who, when, what.
final class RowReader {

  private static final int LONGEST_ID = 100;
  private static final int HIGHEST_EVID = 4;

  /// `EVID` of what stands with the doses of a day.
  private static final Set<String> ACTING = Set.of("1", "3", "4");

  /// What only a dose may hold.
  private static final List<ChartColumn> DOSE_ONLY =
      List.of(
          ChartColumn.AMT,
          ChartColumn.RATE,
          ChartColumn.DUR,
          ChartColumn.II,
          ChartColumn.ADDL,
          ChartColumn.SS);

  private final ChartOptions options;
  private final Plausible plausible;
  private final ChartHeader header;
  private final ChartProblems problems;

  RowReader(ChartOptions options, Plausible plausible, ChartHeader header, ChartProblems problems) {
    this.options = options;
    this.plausible = plausible;
    this.header = header;
    this.problems = problems;
  }

  /// What became of a row.
  sealed interface Read {}

  /// A row that is not taken, and what of it could be read all the same.
  ///
  /// @param acts whether it is written as something that acts on the body
  record Refused(
      int line, Optional<String> id, Optional<RowTime> time, boolean acts, UnreadRow.About about)
      implements Read {

    /// A row of which nothing can be read.
    static Refused whole(int line) {
      return new Refused(line, Optional.empty(), Optional.empty(), false, UnreadRow.About.NOTHING);
    }
  }

  /// A good row; its event is at the origin until the chart knows its own.
  record Draft(
      int line,
      String id,
      RowTime time,
      ChartEvent event,
      RowCovariates covariates,
      List<String> cells)
      implements Read {

    ChartRow at(ModelTime modelTime) {
      return new ChartRow(line, modelTime, event.at(modelTime), covariates, cells);
    }
  }

  /// The row; where it is refused, with a problem.
  Read read(ChartRecords.Cells row) {
    Optional<ChartRecords.Cells> fitted = fitted(row);
    return fitted.isPresent()
        ? row(new ChartCells(header, fitted.get(), problems), fitted.get().cells())
        : outOfStep(row);
  }

  private Read row(ChartCells cells, List<String> written) {
    Optional<String> id = id(cells);
    Optional<RowTime> time = new TimeCells(cells, plausible.lengths()).read();
    RowCovariates covariates = new CovariateCells(cells, plausible).read();
    Optional<ChartEvent> event = event(cells);
    if (cells.isRefused() || id.isEmpty() || time.isEmpty() || event.isEmpty()) {
      return new Refused(cells.line(), id, time, actsOnTheBody(cells), about(cells));
    }
    return new Draft(cells.line(), id.get(), time.get(), event.get(), covariates, written);
  }

  private UnreadRow.About about(ChartCells cells) {
    boolean dose =
        actsOnTheBody(cells) && cells.text(ChartColumn.EVID).filter("3"::equals).isEmpty();
    return new UnreadRow.About(
        cells.text(ChartColumn.DRUG).flatMap(options.catalogue()::find).map(CatalogueEntry::id),
        dose,
        cells.word(ChartColumn.OBS));
  }

  private static boolean actsOnTheBody(ChartCells cells) {
    return cells.has(ChartColumn.EVID)
        ? cells.text(ChartColumn.EVID).filter(ACTING::contains).isPresent()
        : cells.has(ChartColumn.AMT);
  }

  /// In a row with too many or too few cells any cell may stand under the wrong name. The person in
  /// the first cell and a date speak for themselves; a bare number does not.
  private Refused outOfStep(ChartRecords.Cells row) {
    Optional<String> id =
        header.place(ChartColumn.ID).equals(OptionalInt.of(0)) && !row.cells().isEmpty()
            ? Optional.of(ChartCells.trimmed(row.cells().getFirst())).filter(RowReader::isId)
            : Optional.empty();
    OptionalInt place = header.place(ChartColumn.DATETIME);
    Optional<RowTime> time =
        place.isPresent() && place.getAsInt() < row.cells().size()
            ? TimeCells.moment(row.cells().get(place.getAsInt()), plausible.lengths())
            : Optional.empty();
    return new Refused(row.line(), id, time, false, UnreadRow.About.NOTHING);
  }

  /// A row has as many cells as the header. Empty ones at the end, which spreadsheets add, are cut.
  private Optional<ChartRecords.Cells> fitted(ChartRecords.Cells row) {
    int wanted = header.names().size();
    List<String> cells = row.cells();
    int size = cells.size();
    while (size > wanted && cells.get(size - 1).isBlank()) {
      size--;
    }
    if (size == wanted) {
      return Optional.of(new ChartRecords.Cells(row.line(), cells.subList(0, size)));
    }
    problems.refuseRow(
        row.line(),
        "",
        "the row has "
            + size
            + " cells and the header "
            + wanted
            + (size > wanted
                ? "; put text that holds a comma in quotation marks, and write numbers with a point"
                : "; write a comma for every cell, also for empty ones"));
    return Optional.empty();
  }

  private static Optional<String> id(ChartCells cells) {
    Optional<String> id = cells.text(ChartColumn.ID);
    if (id.isEmpty()) {
      cells.refuse(ChartColumn.ID, "the row does not say whom it is about; write the person's ID");
      return Optional.empty();
    }
    if (id.get().startsWith("=") || id.get().startsWith("@")) {
      cells.refuseCell(ChartColumn.ID, "is a formula; save its value");
      return Optional.empty();
    }
    if (!isId(id.get())) {
      cells.refuseCell(
          ChartColumn.ID,
          "is no ID; write at most " + LONGEST_ID + " characters without line breaks");
      return Optional.empty();
    }
    return id;
  }

  private static boolean isId(String text) {
    return !ChartCells.isMissing(text)
        && !text.startsWith("=")
        && !text.startsWith("@")
        && text.length() <= LONGEST_ID
        && text.chars().noneMatch(Character::isISOControl);
  }

  private Optional<ChartEvent> event(ChartCells cells) {
    Optional<Integer> code = code(cells);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    boolean dosed = code.get() == 1 || code.get() == HIGHEST_EVID;
    if (!dosed) {
      refuseDoseCells(cells, code.get());
    }
    return switch (code.get()) {
      case 0 -> observations(cells).observation();
      case 1 -> doses(cells).read().map(dose -> dose);
      case 2 -> observations(cells).other();
      case 3 -> reset(cells);
      default -> doses(cells).read().map(ChartEvent.ResetAndDose::new);
    };
  }

  private ObservationCells observations(ChartCells cells) {
    return new ObservationCells(cells, plausible, options.catalogue());
  }

  private DoseCells doses(ChartCells cells) {
    return new DoseCells(cells, plausible.lengths(), options.catalogue());
  }

  /// `EVID`, or what NONMEM takes it for where it is missing: a dose where there is an amount.
  private static Optional<Integer> code(ChartCells cells) {
    if (cells.has(ChartColumn.EVID)) {
      return cells
          .whole(
              ChartColumn.EVID,
              0,
              HIGHEST_EVID,
              "is not known in EVID; write 0 (observation), 1 (dose), 2 (other event), 3 (reset) or"
                  + " 4 (reset and dose)")
          .stream()
          .boxed()
          .findFirst();
    }
    boolean amount =
        cells
            .text(ChartColumn.AMT)
            .filter(text -> !ChartCells.isNumber(text) || Double.parseDouble(text) != 0)
            .isPresent();
    return Optional.of(amount ? 1 : 0);
  }

  private static void refuseDoseCells(ChartCells cells, int code) {
    for (ChartColumn column : DOSE_ONLY) {
      OptionalDouble number = cells.number(column);
      if (number.isPresent() && number.getAsDouble() != 0) {
        cells.refuse(
            column,
            column
                + " belongs to a dose, and EVID is "
                + code
                + "; write EVID 1 if it was one, else leave "
                + column
                + " empty");
      }
    }
    if (cells.text(ChartColumn.CMT).filter(text -> !text.equals("0")).isPresent()) {
      cells.refuseCell(
          ChartColumn.CMT, "names where a dose goes, and this row is no dose; leave CMT empty");
    }
  }

  private static Optional<ChartEvent> reset(ChartCells cells) {
    if (cells.has(ChartColumn.OBS)) {
      cells.refuse(
          ChartColumn.OBS, "a reset and an observation are two rows; write each on its own line");
    }
    cells.noteUnreadValue();
    return Optional.of(new ChartEvent.Reset());
  }
}
