package org.blockade.service.clinic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.protocol.guideline.NextInjection.Timing;

/// Figures over everybody in the clinic. A number that is empty is withheld, or there is nothing to
/// count.
///
/// @param withheld whether counts under 5 are withheld, with those from which they follow in the
///   same table
/// @param people everybody: `naltrexone`, `none` on record, or `not-understood` and left out of
///   everything else
/// @param calendar proportion of days covered by injections since the first one (percent)
/// @param blockade proportion of days blocked since the first dose (percent)
/// @param unprotected days not blocked since the first dose
/// @param lateness injections but the first of each person, by the days since the one before
/// @param overrides decisions that stand, by whether they were overridden
public record PanelFigures(
    Instant asOf,
    boolean withheld,
    Tally people,
    Measured calendar,
    Measured blockade,
    Persistence persistence,
    Measured unprotected,
    Tally lateness,
    Tally overrides) {

  /// The least count that is shown where small ones are withheld. A choice.
  public static final int LEAST_SHOWN = 5;

  /// Days of a period of the persistence table. A choice: one labelled interval.
  private static final int PERIOD_DAYS = 28;

  private static final double ALL = 100;
  private static final String WITHHELD = "withheld";

  /// Bands of the proportion of days covered (percent). A choice: fifths.
  private static final List<Integer> SHARE_FROM = List.of(0, 20, 40, 60, 80);

  private static final List<String> SHARES = List.of("0-20", "20-40", "40-60", "60-80", "80-100");

  /// Bands of days unprotected. A choice: a day, a week, one interval, three intervals.
  private static final List<Integer> DAYS_FROM = List.of(0, 1, 7, 28, 84);

  private static final List<String> DAYS = List.of("0-1", "1-7", "7-28", "28-84", "84-more");

  /// A figure with a table of its own.
  public enum Figure {
    COVERAGE,
    PERSISTENCE,
    UNPROTECTED,
    LATENESS,
    OVERRIDES;

    /// The word in addresses and names of files.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The figure of a word.
    public static Optional<Figure> ofWord(String word) {
      return Arrays.stream(values()).filter(figure -> figure.word().equals(word)).findFirst();
    }
  }

  /// Counts that add up.
  ///
  /// @param total empty where it is withheld
  public record Tally(List<Row> rows, OptionalInt total) {

    /// One count.
    ///
    /// @param count empty where it is withheld
    /// @param percent of the total
    public record Row(String key, OptionalInt count, OptionalDouble percent) {}

    public Tally {
      rows = List.copyOf(rows);
    }

    /// The smallest count that is large enough is withheld beside a small one, and the total with
    /// the shares of it: else the small one would follow from them, or from another figure's total.
    static Tally of(List<String> keys, List<Integer> counts, boolean withheld) {
      boolean small = withheld && counts.stream().anyMatch(count -> count < LEAST_SHOWN);
      int beside =
          small
              ? IntStream.range(0, counts.size())
                  .filter(i -> counts.get(i) >= LEAST_SHOWN)
                  .boxed()
                  .min(Comparator.comparing(counts::get))
                  .orElse(-1)
              : -1;
      int total = counts.stream().mapToInt(Integer::intValue).sum();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        boolean shown = !withheld || (counts.get(i) >= LEAST_SHOWN && i != beside);
        rows.add(
            new Row(
                keys.get(i),
                shown ? OptionalInt.of(counts.get(i)) : OptionalInt.empty(),
                !small && total > 0
                    ? OptionalDouble.of(ALL * counts.get(i) / total)
                    : OptionalDouble.empty()));
      }
      return new Tally(rows, small ? OptionalInt.empty() : OptionalInt.of(total));
    }
  }

  /// A number that each person has.
  ///
  /// @param people how many have it; empty where it is withheld
  /// @param bands how many people are where
  public record Measured(
      OptionalInt people, OptionalDouble mean, OptionalDouble median, Tally bands) {

    static Measured of(double[] values, List<Integer> from, List<String> keys, boolean withheld) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int count = sorted.length;
      boolean shown = !withheld || count >= LEAST_SHOWN;
      int[] counts = new int[keys.size()];
      for (double value : sorted) {
        counts[(int) from.stream().filter(bound -> value >= bound).count() - 1]++;
      }
      boolean any = shown && count > 0;
      return new Measured(
          shown ? OptionalInt.of(count) : OptionalInt.empty(),
          any ? OptionalDouble.of(Arrays.stream(sorted).sum() / count) : OptionalDouble.empty(),
          any
              ? OptionalDouble.of((sorted[(count - 1) / 2] + sorted[count / 2]) / 2)
              : OptionalDouble.empty(),
          Tally.of(keys, Arrays.stream(counts).boxed().toList(), withheld));
    }
  }

  /// Staying on injections, after Kaplan and Meier.
  ///
  /// @param people how many ever had an injection; empty where it is withheld
  /// @param steps each day on which somebody ended; none where small counts are withheld
  /// @param periods the same in periods; pooled where small counts are withheld, so that 5 or more
  ///   end in each and 5 or more leave it otherwise
  /// @param points of the curve: it holds from one to the next
  public record Persistence(
      OptionalInt people, List<Step> steps, List<Step> periods, List<Point> points) {

    /// What happened from a day until before another one, counted from the first injection.
    ///
    /// @param atRisk people on injections and followed when the first day begins
    /// @param ended who ended
    /// @param percent still on injections at the end
    public record Step(
        int fromDay, int untilDay, OptionalInt atRisk, OptionalInt ended, OptionalDouble percent) {}

    /// Share still on injections from a day on.
    public record Point(int day, double percent) {}

    public Persistence {
      steps = List.copyOf(steps);
      periods = List.copyOf(periods);
      points = List.copyOf(points);
    }

    static Persistence of(List<PanelPerson.Stay> stays, boolean withheld) {
      int last = stays.stream().mapToInt(PanelPerson.Stay::days).max().orElse(0);
      List<Step> steps = steps(stays);
      List<Step> periods = new ArrayList<>();
      int from = 0;
      for (int until = PERIOD_DAYS; !stays.isEmpty() && from <= last; until += PERIOD_DAYS) {
        int atRisk = atRisk(stays, from);
        int ended = ended(stays, from, until);
        int otherwise = atRisk - ended - atRisk(stays, until);
        if (!withheld) {
          periods.add(step(from, until, atRisk, ended, percent(steps, until)));
          from = until;
        } else if (ended >= LEAST_SHOWN && otherwise >= LEAST_SHOWN) {
          periods.add(step(from, until, atRisk, ended, StrictMath.rint(percent(steps, until))));
          from = until;
        } else if (until > last) {
          periods.add(
              new Step(
                  from,
                  until,
                  atRisk >= LEAST_SHOWN ? OptionalInt.of(atRisk) : OptionalInt.empty(),
                  OptionalInt.empty(),
                  OptionalDouble.empty()));
          from = until;
        }
      }
      return new Persistence(
          !withheld || stays.size() >= LEAST_SHOWN
              ? OptionalInt.of(stays.size())
              : OptionalInt.empty(),
          withheld ? List.of() : steps,
          periods,
          withheld ? points(periods, Step::untilDay) : points(steps, last));
    }

    private static Step step(int from, int until, int atRisk, int ended, double percent) {
      return new Step(
          from, until, OptionalInt.of(atRisk), OptionalInt.of(ended), OptionalDouble.of(percent));
    }

    private static int atRisk(List<PanelPerson.Stay> stays, int day) {
      return (int) stays.stream().filter(stay -> stay.days() >= day).count();
    }

    private static int ended(List<PanelPerson.Stay> stays, int from, int until) {
      return (int)
          stays.stream()
              .filter(stay -> stay.ended() && stay.days() >= from && stay.days() < until)
              .count();
    }

    /// S(t) = product over days of ends up to t of (1 - ended / at risk); who is followed up to the
    /// day of an end is at risk on it.
    private static List<Step> steps(List<PanelPerson.Stay> stays) {
      List<Step> steps = new ArrayList<>();
      double staying = 1;
      for (int day :
          stays.stream()
              .filter(PanelPerson.Stay::ended)
              .mapToInt(PanelPerson.Stay::days)
              .distinct()
              .sorted()
              .toArray()) {
        int atRisk = atRisk(stays, day);
        int ended = ended(stays, day, day + 1);
        staying *= 1 - (double) ended / atRisk;
        steps.add(step(day, day + 1, atRisk, ended, ALL * staying));
      }
      return steps;
    }

    private static double percent(List<Step> steps, int until) {
      return steps.stream()
          .filter(step -> step.fromDay() < until)
          .reduce((earlier, later) -> later)
          .map(step -> step.percent().orElse(ALL))
          .orElse(ALL);
    }

    private static List<Point> points(List<Step> steps, int last) {
      List<Point> points = new ArrayList<>(points(steps, Step::fromDay));
      if (points.getLast().day() < last) {
        points.add(new Point(last, points.getLast().percent()));
      }
      return points;
    }

    private static List<Point> points(List<Step> steps, Function<Step, Integer> day) {
      List<Point> points = new ArrayList<>();
      points.add(new Point(0, ALL));
      steps.stream()
          .filter(step -> step.percent().isPresent())
          .forEach(step -> points.add(new Point(day.apply(step), step.percent().orElse(ALL))));
      return points;
    }
  }

  static PanelFigures of(Instant asOf, List<PanelPerson> everybody, boolean withheld) {
    List<PanelPerson> people = everybody.stream().filter(PanelPerson::understood).toList();
    int treated = (int) people.stream().filter(PanelPerson::hasNaltrexone).count();
    int decisions = people.stream().mapToInt(PanelPerson::decisions).sum();
    int overridden = people.stream().mapToInt(PanelPerson::overridden).sum();
    return new PanelFigures(
        asOf,
        withheld,
        Tally.of(
            List.of("naltrexone", "none", "not-understood"),
            List.of(treated, people.size() - treated, everybody.size() - people.size()),
            withheld),
        Measured.of(
            values(people, PanelPerson::calendar, PanelPerson.Days::percent),
            SHARE_FROM,
            SHARES,
            withheld),
        Measured.of(
            values(people, PanelPerson::blockade, PanelPerson.Days::percent),
            SHARE_FROM,
            SHARES,
            withheld),
        Persistence.of(
            people.stream().flatMap(person -> person.stay().stream()).toList(), withheld),
        Measured.of(
            values(people, PanelPerson::blockade, PanelPerson.Days::uncovered),
            DAYS_FROM,
            DAYS,
            withheld),
        Tally.of(
            Arrays.stream(Timing.values()).map(Timing::name).toList(),
            Arrays.stream(Timing.values()).map(timing -> injections(people, timing)).toList(),
            withheld),
        Tally.of(
            List.of("kept", "overridden"), List.of(decisions - overridden, overridden), withheld));
  }

  private static double[] values(
      List<PanelPerson> people,
      Function<PanelPerson, Optional<PanelPerson.Days>> days,
      ToDoubleFunction<PanelPerson.Days> value) {
    return people.stream()
        .flatMap(person -> days.apply(person).stream())
        .mapToDouble(value)
        .toArray();
  }

  private static int injections(List<PanelPerson> people, Timing timing) {
    return people.stream().mapToInt(person -> person.injections().getOrDefault(timing, 0)).sum();
  }

  /// The rows of a figure for a spreadsheet.
  ///
  /// @param notice what must go with a disclosure (42 CFR 2.32); it stands first
  public Table table(Figure figure, String notice) {
    String first =
        withheld
            ? notice
                + " Counts under "
                + LEAST_SHOWN
                + " are withheld, with those from which they follow in the same table."
            : notice;
    return switch (figure) {
      case COVERAGE -> {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(measured("calendar", calendar));
        rows.addAll(measured("blockade", blockade));
        yield new Table(first, List.of("by", "days covered, %", "people", "%"), rows);
      }
      case PERSISTENCE ->
          new Table(
              first,
              List.of("from day", "until before day", "at risk", "ended", "still on injections, %"),
              (withheld ? persistence.periods() : persistence.steps())
                  .stream()
                      .map(step ->
                          List.of(
                              Integer.toString(step.fromDay()),
                              Integer.toString(step.untilDay()),
                              cell(step.atRisk()),
                              cell(step.ended()),
                              cell(step.percent())))
                      .toList());
      case UNPROTECTED ->
          new Table(
              first,
              List.of("by", "days unprotected", "people", "% (mean, median: days)"),
              measured("blockade", unprotected));
      case LATENESS -> counted(first, List.of("timing", "injections", "%"), lateness);
      case OVERRIDES -> counted(first, List.of("decision", "decisions", "%"), overrides);
    };
  }

  private List<List<String>> measured(String by, Measured figure) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(by, "mean", cell(figure.people()), cell(figure.mean())));
    rows.add(List.of(by, "median", cell(figure.people()), cell(figure.median())));
    figure
        .bands()
        .rows()
        .forEach(
            row -> rows.add(List.of(by, words(row.key()), cell(row.count()), cell(row.percent()))));
    return rows;
  }

  private Table counted(String notice, List<String> columns, Tally tally) {
    List<List<String>> rows = new ArrayList<>();
    tally
        .rows()
        .forEach(
            row -> rows.add(List.of(words(row.key()), cell(row.count()), cell(row.percent()))));
    rows.add(List.of("all", cell(tally.total()), ""));
    return new Table(notice, columns, rows);
  }

  /// A spreadsheet takes "1-7" for a date.
  private static String words(String key) {
    return key.toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace("84-more", "84 or more")
        .replaceFirst("^([0-9]+)-100$", "$1 to 100")
        .replaceFirst("^([0-9]+)-([0-9]+)$", "$1 to under $2");
  }

  private String cell(OptionalInt count) {
    return count.isPresent() ? Integer.toString(count.getAsInt()) : empty();
  }

  private String cell(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : empty();
  }

  private String empty() {
    return withheld ? WITHHELD : "";
  }
}
