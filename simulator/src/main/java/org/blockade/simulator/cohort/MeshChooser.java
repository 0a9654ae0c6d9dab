package org.blockade.simulator.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.blockade.simulator.integration.StepLadder;

/// Chooses the mesh of a cohort from the model and up to eight people with their doses.
///
/// From the states after some of their events, steps are tried side by side: the longest one is
/// taken whose end and inner points differ from those of two steps of half its length by no more
/// than a tolerance, in all of the people and after all of the events at once. Then the whole
/// course of these people is computed on the mesh and on one with two steps for each. Where the two
/// differ by more than a part of the accuracy, the event before it is looked at too, or, if it was,
/// the tolerance is lowered.
final class MeshChooser {

  /// Errors are relative to what is told, or to this where that is smaller. A choice.
  static final double FLOOR = 0.01;

  /// The part of the accuracy that the people may use up; the rest is for others. A choice.
  private static final double PART = 0.5;

  /// The first tolerance of a step, in units of the accuracy. A choice.
  private static final double FIRST_TOLERANCE = 0.7;

  /// Errors at the ends of steps add up, those within do not: they count so much more. A choice.
  private static final double ENDS = 5;

  /// Where in a step it is looked at early, as a part of the step: what binds fast is furthest from
  /// its polynomial there. A choice.
  private static final double EARLY = 0.1;

  /// After an event it is looked at once, this long after at the soonest (h), and twice as long
  /// after the next event, and so on. A choice.
  private static final int SOONEST = -11;

  private static final int PLACES = 13;

  /// From one person to the next, so many places on. A choice.
  private static final int SHIFT = 5;

  private static final int MOST_TRIALS = 60;

  /// Events that are looked at from the first trial on. A choice.
  private static final int FIRST_CASES = 6;

  /// What the tolerance is multiplied by where it was too large.
  private static final double LOWER = 0.7;

  /// The mesh that the people are followed on at first: steps begin with 14 s and are at most a
  /// quarter of the time since the event.
  private static final int FIRST_POSITION = -16;

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
  private record Case(int event, double[] x, double[] shares, double[] lengths, boolean[] over) {

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

  Mesh choose(double accuracy) {
    List<Case> all = cases();
    SortedSet<Integer> looked = new TreeSet<>();
    for (int i = 0; i < FIRST_CASES; i++) {
      looked.add(i * (all.size() - 1) / (FIRST_CASES - 1));
    }
    double tolerance = FIRST_TOLERANCE * accuracy;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      Mesh mesh = new Trial(looked.stream().map(all::get).toList(), longest(all)).mesh(tolerance);
      Difference found = difference(mesh, mesh.halved());
      if (found.error() <= PART * accuracy) {
        return mesh;
      }
      int event = found.event();
      int missed = 0;
      while (missed + 1 < all.size() && all.get(missed).event < event) {
        missed++;
      }
      if (!looked.add(missed)) {
        tolerance *= LOWER;
      }
    }
    throw new IllegalArgumentException(
        "no mesh was found on which these people are followed to an accuracy of "
            + accuracy
            + "; ask for less");
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
    new Block(model, new Mesh(positions, typicalRates), lanes)
        .run(
            people,
            count,
            outputs,
            (lane, output, shares) -> {},
            (event, x, shares, lengths, over) ->
                all.add(new Case(event, x.clone(), shares.clone(), lengths.clone(), over.clone())));
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
  /// @param event the event after which it was found
  private record Difference(double error, int event) {}

  /// The largest difference of what is told of these people on two meshes, relative to it or to the
  /// floor.
  private Difference difference(Mesh mesh, Mesh finer) {
    double[] one = told(mesh);
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
        error(one[worst], other[worst]), event >= 0 ? event : StrictMath.max(0, -event - 2));
  }

  private double[] told(Mesh mesh) {
    int columns = told.columns(ligands);
    double[] values = new double[count * outputs.length * columns];
    new Block(model, mesh, lanes)
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
    private final LaneSystem system = new LaneSystem(layout, lanes);
    private final int rowLength = layout.rowEntries * Lanes.LANES;
    private final double[] whole = new double[layout.entries * Lanes.LANES];
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
    private final double[] one = new double[told.columns(ligands)];
    private final double[] other = new double[one.length];

    Trial(List<Case> cases, double end) {
      this.end = end;
      this.cases =
          cases.stream()
              .map(each ->
                  new Case(
                      each.event, each.x.clone(), each.shares.clone(), each.lengths, each.over))
              .toList();
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        system.set(lane, people[lane]);
        for (int ligand = 0; ligand < ligands; ligand++) {
          rates[ligand * Lanes.LANES + lane] = people[lane].rates[ligand];
        }
      }
    }

    Mesh mesh(double tolerance) {
      List<Integer> positions = new ArrayList<>();
      double passed = 0;
      int position = 0;
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
      } while (passed < end);
      return new Mesh(positions, typicalRates);
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
      double[] middle = end(first);
      take(second, position - 2, half, middle);
      double worst = ENDS * compare(each, passed, end(coarse), end(second));
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

    private void carryOn(int position, double passed) {
      for (Case each : cases) {
        if (each.longest() > passed) {
          take(first, position - 2, each.x, each.shares);
          take(second, position - 2, later(each.x, position - 2), end(first));
          System.arraycopy(end(second), 0, each.shares, 0, each.shares.length);
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

    private double[] end(Within step) {
      double[] shares = new double[ligands * Lanes.LANES];
      for (int ligand = 0; ligand < ligands; ligand++) {
        System.arraycopy(
            step.stages,
            (ligand * Lanes.STAGES + 2) * Lanes.LANES,
            shares,
            ligand * Lanes.LANES,
            Lanes.LANES);
      }
      return shares;
    }

    private void take(Within step, int position, double[] x, double[] shares) {
      double[] table = table(position);
      System.arraycopy(rates, 0, step.rates, 0, rates.length);
      System.arraycopy(shares, 0, step.shares, 0, shares.length);
      step.step = StepLadder.length(position);
      step.fast = new Mesh(List.of(position), typicalRates).fast(position);
      lanes.product(layout.rowState, 0, ligands, system.weights, 0, x, 0, step.startDrives, 0);
      lanes.product3(layout.rowState, table, 2 * rowLength, rowLength, x, step.drives);
      lanes.product(layout.rowState, 0, ligands, table, 0, x, 0, step.startSlopes, 0);
      lanes.product(layout.rowState, 0, ligands, table, rowLength, x, 0, step.endSlopes, 0);
      lanes.bind(step, coefficients(position));
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        double free = 1;
        for (int ligand = 0; ligand < ligands; ligand++) {
          free -= shares[ligand * Lanes.LANES + lane];
        }
        step.startFree[lane] = free;
      }
    }

    private double[] coefficients(int position) {
      double[] made = coefficients[position - StepLadder.FINEST];
      if (made == null) {
        made = new double[ligands * Lanes.PER_LIGAND * Lanes.LANES];
        lanes.coefficients(rates, ligands, StepLadder.length(position), made);
        coefficients[position - StepLadder.FINEST] = made;
      }
      return made;
    }

    /// Rows of slopes at the start and the end of a step, and of values at its stages.
    private double[] table(int position) {
      double[] made = tables[position - StepLadder.FINEST];
      if (made == null) {
        made = new double[(2 + Lanes.STAGES) * rowLength];
        for (int node = 0; node < Lanes.STAGES; node++) {
          system.rowsLater(system.weights, 0, node, position, whole, made, (2 + node) * rowLength);
        }
        int rows = layout.rowEntries;
        lanes.product(layout.rowRate, 0, rows, system.weights, 0, system.generator, 0, made, 0);
        lanes.product(
            layout.rowRate, 0, rows, made, 4 * rowLength, system.generator, 0, made, rowLength);
        tables[position - StepLadder.FINEST] = made;
      }
      return made;
    }
  }
}
