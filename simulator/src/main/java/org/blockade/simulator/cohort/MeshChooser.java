package org.blockade.simulator.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.blockade.simulator.integration.StepLadder;

/// Chooses the meshes of a cohort, one for each kind of event, from the model and up to eight
/// people with their doses.
///
/// From the states after some of their events, steps are tried side by side: the longest one is
/// taken whose end and inner points differ from those of two steps of half its length by no more
/// than a tolerance, in all of the people and after all of the events of a kind at once. Then the
/// curves of the drives are made as long as they may be. Last, the whole course of these people is
/// computed on the meshes and on others with two steps for each. Where the two differ by more than
/// a part of the accuracy, the event before it, and the one before that, from which shares are
/// carried on, are looked at too; if they were, the tolerance is lowered.
final class MeshChooser {

  /// Errors are relative to what is told, or to this where that is smaller. A choice.
  static final double FLOOR = 0.01;

  /// The part of the accuracy that the people may use up; the rest is for others. A choice.
  private static final double PART = 0.5;

  /// The first tolerance of a step, in units of the accuracy. A choice.
  private static final double FIRST_TOLERANCE = 0.35;

  /// Errors at the ends of steps add up, those within do not: they count so much more. A choice.
  private static final double ENDS = 5;

  /// The part of a step's tolerance that the curves of the drives may use up. A choice.
  private static final double CURVE = 0.3;

  /// Where in a step it is looked at early, as a part of the step: what binds fast is furthest from
  /// its polynomial there. A choice.
  private static final double EARLY = 0.1;

  /// After an event it is looked at once, this long after at the soonest (h), and twice as long
  /// after the next event, and so on. A choice.
  private static final int SOONEST = -11;

  private static final int PLACES = 13;

  /// From one person to the next, so many places on. A choice.
  private static final int SHIFT = 5;

  /// From here on, a place on a curve counts as near its middle. A choice.
  private static final double NEAR_MIDDLE = 0.45;

  private static final int MOST_TRIALS = 60;

  /// Events that are looked at from the first trial on. A choice.
  private static final int FIRST_CASES = 6;

  /// What the tolerance is multiplied by where it was too large.
  private static final double LOWER = 0.7;

  /// The mesh that the people are followed on at first: steps begin with 14 s and are at most a
  /// quarter of the time since the event.
  private static final int FIRST_POSITION = -16;

  /// Steps are tried from here on: shorter ones are made by a series each.
  private static final int SHORTEST_TRIED = -20;

  private static final int FIRST_QUARTER = 4;

  private final CohortModel model;
  private final Lanes lanes;
  private final SubjectNumbers[] people;
  private final int count;
  private final double[] outputs;
  private final Reading told;
  private final double[] typicalRates;
  private final Layout layout;
  private final int ligands;

  MeshChooser(
      CohortModel model, Lanes lanes, List<SubjectNumbers> people, double[] outputs, Reading told) {
    this.told = told;
    this.model = model;
    this.lanes = lanes;
    this.people = Arrays.copyOf(people.toArray(SubjectNumbers[]::new), Lanes.LANES);
    this.count = people.size();
    this.outputs = withPlacesAfterEvents(people, outputs);
    this.typicalRates = people.getFirst().rates;
    this.layout = model.layout;
    this.ligands = layout.ligands;
  }

  /// What is known after an event: the states and the shares of all people.
  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Case(
      int event, int kind, double[] x, double[] shares, double[] lengths, boolean[] over) {

    boolean isFor(int lane, int number) {
      return event == number && !over[lane];
    }

    boolean goesOn(int lane, double since) {
      return !over[lane] && since < lengths[lane];
    }

    double longest() {
      double longest = 0;
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        longest = over[lane] ? longest : StrictMath.max(longest, lengths[lane]);
      }
      return longest;
    }
  }

  /// Subjects have events at other times, and so outputs at any time after one.
  private static double[] withPlacesAfterEvents(List<SubjectNumbers> people, double[] outputs) {
    double last = outputs[outputs.length - 1];
    SortedSet<Double> all = new TreeSet<>();
    for (double output : outputs) {
      all.add(output);
    }
    for (int person = 0; person < people.size(); person++) {
      double[] times = people.get(person).times;
      for (int event = 0; event < times.length; event++) {
        int place = (event + SHIFT * person) % PLACES;
        double time = times[event] + StrictMath.scalb(1.0, SOONEST + place);
        double next = event + 1 < times.length ? times[event + 1] : last;
        if (times[event] >= outputs[0] && time < next) {
          all.add(time);
        }
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// The meshes, by kind of event.
  List<Mesh> choose(double accuracy) {
    List<Case> all = cases();
    SortedSet<Integer> looked = new TreeSet<>();
    for (int i = 0; i < FIRST_CASES; i++) {
      looked.add(i * (all.size() - 1) / (FIRST_CASES - 1));
    }
    for (int i = 0; i < all.size(); i++) {
      Case first = all.get(i);
      if (looked.stream().noneMatch(each -> all.get(each).kind == first.kind)) {
        looked.add(i);
      }
    }
    double tolerance = FIRST_TOLERANCE * accuracy;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      List<Mesh> meshes = meshes(looked.stream().map(all::get).toList(), tolerance);
      Difference found = difference(meshes, Mesh.halved(meshes));
      if (found.error() <= PART * accuracy) {
        return meshes;
      }
      boolean more = looked.add(caseOf(all, found.person(), found.event()));
      more |= looked.add(caseOf(all, found.person(), found.event() - 1));
      if (!more) {
        tolerance *= LOWER;
      }
    }
    throw new IllegalArgumentException(
        "no mesh was found on which these people are followed to an accuracy of "
            + accuracy
            + "; ask for less");
  }

  /// The case of an event of a person, or the first one if there is none.
  private static int caseOf(List<Case> all, int person, int event) {
    int at = all.size() - 1;
    while (at > 0 && !all.get(at).isFor(person, event)) {
      at--;
    }
    return at;
  }

  /// A mesh for each kind of event from the cases of that kind; from all of them where there is
  /// none.
  private List<Mesh> meshes(List<Case> cases, double tolerance) {
    List<Mesh> meshes = new ArrayList<>();
    for (int kind = 0; kind < layout.kinds(); kind++) {
      int wanted = kind;
      List<Case> own = cases.stream().filter(each -> each.kind == wanted).toList();
      List<Case> from = own.isEmpty() ? cases : own;
      meshes.add(new Trial(from, longest(from)).mesh(tolerance));
    }
    return meshes;
  }

  /// What happens after each event that is followed by something.
  private List<Case> cases() {
    List<Integer> positions = new ArrayList<>();
    double passed = 0;
    int position = FIRST_POSITION;
    double longest = outputs[outputs.length - 1];
    while (passed < longest - people[0].times[0]) {
      passed += StepLadder.length(position);
      positions.add(position);
      while (StepLadder.length(position + 1) * FIRST_QUARTER <= passed) {
        position++;
      }
    }
    List<Case> all = new ArrayList<>();
    new Block(model, Collections.nCopies(layout.kinds(), Mesh.of(positions, typicalRates)), lanes)
        .run(
            people,
            count,
            outputs,
            (lane, output, shares) -> {},
            (event, kind, x, shares, lengths, over) ->
                all.add(
                    new Case(
                        event, kind, x.clone(), shares.clone(), lengths.clone(), over.clone())));
    if (all.size() > 1) {
      all.removeIf(each -> each.longest() == 0);
    }
    return all;
  }

  private static double longest(List<Case> cases) {
    return cases.stream().mapToDouble(Case::longest).max().orElse(0);
  }

  /// A difference of two courses.
  ///
  /// @param event the event of the person after which it was found
  private record Difference(double error, int person, int event) {}

  /// The largest difference of what is told of these people on two meshes, relative to it or to the
  /// floor.
  private Difference difference(List<Mesh> meshes, List<Mesh> finer) {
    double[] one = told(meshes);
    double[] other = told(finer);
    int worst = 0;
    for (int i = 1; i < one.length; i++) {
      if (error(one[i], other[i]) > error(one[worst], other[worst])) {
        worst = i;
      }
    }
    int perPerson = one.length / count;
    int columns = told.columns(ligands);
    double[] times = people[worst / perPerson].times;
    int event = Arrays.binarySearch(times, outputs[worst % perPerson / columns]);
    return new Difference(
        error(one[worst], other[worst]),
        worst / perPerson,
        event >= 0 ? event : StrictMath.max(0, -event - 2));
  }

  private double[] told(List<Mesh> meshes) {
    int columns = told.columns(ligands);
    double[] values = new double[count * outputs.length * columns];
    new Block(model, meshes, lanes)
        .run(
            people,
            count,
            outputs,
            (lane, output, shares) ->
                told.read(
                    shares,
                    lane,
                    people[lane].efficacies,
                    values,
                    (lane * outputs.length + output) * columns));
    return values;
  }

  private static double error(double value, double expected) {
    double error = StrictMath.abs(value - expected) / StrictMath.max(expected, FLOOR);
    return error >= 0 ? error : Double.POSITIVE_INFINITY; // what is not a number is no answer
  }

  /// One way from the events on.
  private final class Trial {

    private final List<Case> cases;
    private final double end;
    private final LaneSystem system = new LaneSystem(layout, lanes, SHORTEST_TRIED);
    private final int rowLength = layout.rowEntries * Lanes.LANES;
    private final double[] places = new double[Lanes.LANES];
    private final double[] hours = new double[Lanes.LANES];
    private final double[][] tables = new double[StepLadder.COARSEST - StepLadder.FINEST + 1][];
    private final double[][] coefficients = new double[tables.length][];
    private final Within coarse = new Within(ligands);
    private final Within first = new Within(ligands);
    private final Within second = new Within(ligands);
    private final double[] read = new double[ligands * Lanes.LANES];
    private final double[] expected = new double[ligands * Lanes.LANES];
    private final double[] rates = new double[ligands * Lanes.LANES];
    private final List<Double> times = new ArrayList<>();

    /// By step and case.
    private final List<double[][]> drives = new ArrayList<>();

    private final double[] start = new double[Lanes.STAGES * rowLength];
    private final double[] one = new double[told.columns(ligands)];
    private final double[] other = new double[one.length];

    Trial(List<Case> cases, double end) {
      this.end = end;
      this.cases =
          cases.stream()
              .map(each ->
                  new Case(
                      each.event,
                      each.kind,
                      each.x.clone(),
                      each.shares.clone(),
                      each.lengths,
                      each.over))
              .toList();
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        system.set(lane, people[lane]);
        for (int ligand = 0; ligand < ligands; ligand++) {
          rates[ligand * Lanes.LANES + lane] = people[lane].rates[ligand];
        }
      }
      System.arraycopy(system.weights, 0, start, 0, rowLength);
      system.derivatives(start, 0, ligands);
    }

    Mesh mesh(double tolerance) {
      List<Integer> positions = new ArrayList<>();
      double passed = 0;
      int position = 0;
      note(passed);
      do {
        int tried = StrictMath.min(position + 2, StepLadder.COARSEST);
        while (!good(tried, passed, tolerance)) {
          tried--;
          if (tried < StepLadder.FINEST + 4) {
            throw new IllegalArgumentException(
                "the drives of the people that the mesh is chosen from cannot be followed; are they"
                    + " numbers?");
          }
        }
        position = tried;
        positions.add(position);
        carryOn(position, passed);
        passed += StepLadder.length(position);
        note(passed);
      } while (passed < end);
      int[][] knots = new int[ligands][];
      for (int ligand = 0; ligand < ligands; ligand++) {
        knots[ligand] = knots(ligand, CURVE * tolerance);
      }
      return new Mesh(positions, knots, typicalRates);
    }

    /// Curves of a ligand that are as long as they may be.
    private int[] knots(int ligand, double tolerance) {
      List<Integer> knots = new ArrayList<>(List.of(0));
      int last = times.size() - 1;
      for (int knot = 0; knot < last; knots.add(knot)) {
        int next = knot + 1;
        while (next < last && curveError(ligand, knot, next + 1) <= tolerance) {
          next++;
        }
        knot = next;
      }
      return knots.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The largest error on a curve, in what the ligand would hold at equilibrium: from the error
    /// at the beginning of a step near the middle, as it goes with `t^3 (1 - t)^3`.
    private double curveError(int ligand, int knot, int next) {
      double begin = times.get(knot);
      double length = times.get(next) - begin;
      int middle = knot + 1;
      while (middle + 1 < next && times.get(middle) - begin < NEAR_MIDDLE * length) {
        middle++;
      }
      double place = (times.get(middle) - begin) / length;
      double[] weights = new double[DriveCurve.NUMBERS];
      DriveCurve.weigh(place, length, weights, 0);
      double worst = 0;
      for (int i = 0; i < cases.size(); i++) {
        for (int lane = 0; lane < Lanes.LANES; lane++) {
          if (cases.get(i).goesOn(lane, begin)) {
            double[] exact = drives.get(middle)[i];
            double drive = 0;
            for (int number = 0; number < Lanes.STAGES; number++) {
              int at = (ligand * Lanes.STAGES + number) * Lanes.LANES + lane;
              drive += weights[number] * drives.get(knot)[i][at];
              drive += weights[number + Lanes.STAGES] * drives.get(next)[i][at];
            }
            double all = 1;
            for (int each = 0; each < ligands; each++) {
              all += exact[each * Lanes.STAGES * Lanes.LANES + lane];
            }
            double expected = exact[ligand * Lanes.STAGES * Lanes.LANES + lane];
            worst = StrictMath.max(worst, MeshChooser.error(drive / all, expected / all));
          }
        }
      }
      return worst / StrictMath.pow(4 * place * (1 - place), 3);
    }

    private boolean good(int position, double passed, double tolerance) {
      for (Case each : cases) {
        if (each.longest() > passed && error(each, position, passed) > tolerance) {
          return false;
        }
      }
      return true;
    }

    private double error(Case each, int position, double passed) {
      double[] x = each.x;
      take(coarse, position, x, each.shares);
      take(first, position - 2, x, each.shares);
      double[] half = later(x, position - 2);
      double[] middle = first.ends;
      take(second, position - 2, half, middle);
      double worst = ENDS * compare(each, passed, coarse.ends, second.ends);
      lanes.within(coarse, at(0.5), read);
      worst = StrictMath.max(worst, compare(each, passed, read, middle));
      lanes.within(coarse, at(0.25), read);
      lanes.within(first, at(0.5), expected);
      worst = StrictMath.max(worst, compare(each, passed, read, expected));
      lanes.within(coarse, at(EARLY), read);
      lanes.within(first, at(2 * EARLY), expected);
      worst = StrictMath.max(worst, compare(each, passed, read, expected));
      lanes.within(coarse, at(0.75), read);
      lanes.within(second, at(0.5), expected);
      return StrictMath.max(worst, compare(each, passed, read, expected));
    }

    private double compare(Case each, double passed, double[] values, double[] others) {
      double worst = 0;
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        if (each.goesOn(lane, passed)) {
          told.read(values, lane, people[lane].efficacies, one, 0);
          told.read(others, lane, people[lane].efficacies, other, 0);
          for (int column = 0; column < one.length; column++) {
            worst = StrictMath.max(worst, MeshChooser.error(one[column], other[column]));
          }
          // what an agonist that comes next will hold goes with the free share
          worst = StrictMath.max(worst, MeshChooser.error(free(values, lane), free(others, lane)));
        }
      }
      return worst;
    }

    private double free(double[] shares, int lane) {
      double free = 1;
      for (int ligand = 0; ligand < ligands; ligand++) {
        free -= shares[ligand * Lanes.LANES + lane];
      }
      return free;
    }

    private double[] at(double place) {
      Arrays.fill(places, place);
      return places;
    }

    /// Keeps values, slopes and curvatures of all drives.
    private void note(double passed) {
      times.add(passed);
      drives.add(
          cases.stream()
              .map(each -> {
                double[] made = new double[ligands * Lanes.STAGES * Lanes.LANES];
                knots(start, each.x, made, 0, Lanes.STAGES * Lanes.LANES);
                return made;
              })
              .toArray(double[][]::new));
    }

    private void carryOn(int position, double passed) {
      for (Case each : cases) {
        if (each.longest() > passed) {
          take(first, position - 2, each.x, each.shares);
          take(second, position - 2, later(each.x, position - 2), first.ends);
          System.arraycopy(second.ends, 0, each.shares, 0, each.shares.length);
          System.arraycopy(later(each.x, position), 0, each.x, 0, each.x.length);
        }
      }
    }

    private double[] later(double[] x, int position) {
      double[] moved = x.clone();
      Arrays.fill(hours, StepLadder.length(position));
      system.advance(moved, hours);
      return moved;
    }

    private void take(Within step, int position, double[] x, double[] shares) {
      System.arraycopy(rates, 0, step.rates, 0, rates.length);
      System.arraycopy(shares, 0, step.shares, 0, shares.length);
      step.step = StepLadder.length(position);
      step.fast = Mesh.of(List.of(position), typicalRates).fast(position);
      step.curves = new double[ligands * DriveCurve.SIZE];
      for (int ligand = 0; ligand < ligands; ligand++) {
        DriveCurve.locate(0, step.step, 0, step.step, step.curves, ligand);
      }
      int each = DriveCurve.NUMBERS * Lanes.LANES;
      knots(start, x, step.knots, 0, each);
      knots(table(position), x, step.knots, Lanes.STAGES * Lanes.LANES, each);
      lanes.product(layout.rowState, 0, ligands, system.weights, 0, x, 0, step.startDrives, 0);
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        double free = 1;
        for (int ligand = 0; ligand < ligands; ligand++) {
          free -= shares[ligand * Lanes.LANES + lane];
        }
        step.startFree[lane] = free;
      }
      lanes.step(step, coefficients(position));
      lanes.inner(step, coefficients(position));
    }

    private void knots(double[] rows, double[] x, double[] into, int at, int step) {
      lanes.product3(layout.rowState, 0, ligands, rows, rowLength, x, into, at, step);
    }

    private double[] coefficients(int position) {
      double[] made = coefficients[position - StepLadder.FINEST];
      if (made == null) {
        made = new double[ligands * Lanes.PER_LIGAND * Lanes.LANES];
        RadauStep.coefficients(rates, ligands, StepLadder.length(position), made);
        coefficients[position - StepLadder.FINEST] = made;
      }
      return made;
    }

    /// Rows of values, slopes and curvatures at the end of a step.
    private double[] table(int position) {
      double[] made = tables[position - StepLadder.FINEST];
      if (made == null) {
        made = new double[Lanes.STAGES * rowLength];
        system.rowsLater(system.weights, position, made);
        system.derivatives(made, 0, ligands);
        tables[position - StepLadder.FINEST] = made;
      }
      return made;
    }
  }
}
