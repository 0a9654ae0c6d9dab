package org.blockade.simulator.cohort;

import java.util.Arrays;
import org.blockade.simulator.integration.StepLadder;

/// Eight subjects, from the first dose to the last output. Used again for the next eight.
final class Block {

  /// Rows of a step in the table: slopes at its start, and values at its three stages.
  private static final int ROWS = 4;

  private final Layout layout;
  private final Mesh mesh;
  private final Lanes lanes;
  private final LaneSystem system;
  private final Within within;
  private final int ligands;
  private final int rowLength;

  /// What a ligand reads at the start of a step of the mesh, of the state at the event: slopes, and
  /// then values at the stages.
  private double[][] table = {};

  /// Steps of the table that are made.
  private int steps;

  private double[] times = {0};

  /// By place in the ladder.
  private final double[][] coefficients = new double[StepLadder.COARSEST - StepLadder.FINEST + 1][];

  private final boolean[] known = new boolean[coefficients.length];
  private final boolean[][] fast = new boolean[coefficients.length][];
  private final double[] whole;
  private final double[] x;
  private final double[] places = new double[Lanes.LANES];
  private final double[] read;
  private final double[] nextShares;
  private final double[] lengths = new double[Lanes.LANES];
  private final double[] starts = new double[Lanes.LANES];
  private final boolean[] over = new boolean[Lanes.LANES];
  private final int[] output = new int[Lanes.LANES];
  private final int[] wanted = new int[Lanes.LANES];
  private SubjectNumbers[] subjects = {};
  private double[] outputs = {};
  private boolean slopesKnown;

  /// Nothing is read before this time since the event (h).
  private double soonest;

  Block(CohortModel model, Mesh mesh, Lanes lanes) {
    this.layout = model.layout;
    this.mesh = mesh;
    this.lanes = lanes;
    this.system = new LaneSystem(layout, lanes);
    this.ligands = layout.ligands;
    this.within = new Within(ligands);
    this.rowLength = layout.rowEntries * Lanes.LANES;
    this.whole = new double[layout.entries * Lanes.LANES];
    this.x = new double[layout.states * Lanes.LANES];
    this.read = new double[ligands * Lanes.LANES];
    this.nextShares = new double[ligands * Lanes.LANES];
  }

  /// Where the shares of a lane at an output go.
  interface Sink {

    /// Takes the shares of a lane at an output.
    ///
    /// @param shares of all lanes, ligand by ligand
    void accept(int lane, int output, double[] shares);
  }

  /// What is looked at between two events, for who chooses the mesh.
  interface Watch {

    /// Looks at the lanes after an event.
    ///
    /// @param x states after the event
    /// @param shares at the event
    /// @param lengths time until the next event (h)
    /// @param over which lanes are not followed
    void segment(int event, double[] x, double[] shares, double[] lengths, boolean[] over);
  }

  /// Runs up to eight subjects; the lanes that are left run the first one again.
  void run(SubjectNumbers[] people, int count, double[] wantedOutputs, Sink sink) {
    run(people, count, wantedOutputs, sink, (event, states, shares, hours, done) -> {});
  }

  void run(SubjectNumbers[] people, int count, double[] wantedOutputs, Sink sink, Watch watch) {
    subjects = people;
    outputs = wantedOutputs;
    system.renew();
    Arrays.fill(known, false);
    steps = 0;
    int events = 0;
    int first = Integer.MAX_VALUE;
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      if (lane >= count) {
        people[lane] = people[0];
      }
      SubjectNumbers numbers = people[lane];
      system.set(lane, numbers);
      for (int ligand = 0; ligand < ligands; ligand++) {
        within.rates[ligand * Lanes.LANES + lane] = numbers.rates[ligand];
      }
      events = StrictMath.max(events, numbers.times.length);
      first = StrictMath.min(first, numbers.firstEvent);
    }
    Arrays.fill(x, 0);
    Arrays.fill(output, 0);
    Arrays.fill(within.shares, 0);
    for (int event = 0; event < events; event++) {
      begin(event);
      if (event >= first) {
        follow(event, count, sink, watch);
      }
      system.advance(x, lengths);
    }
  }

  /// Lets an event act on each lane that has one, and sets how long it is until the next.
  private void begin(int event) {
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      SubjectNumbers numbers = subjects[lane];
      over[lane] = event >= numbers.times.length || event < numbers.firstEvent;
      if (event >= numbers.times.length) {
        lengths[lane] = 0;
        continue;
      }
      starts[lane] = numbers.times[event];
      double next =
          event + 1 < numbers.times.length ? numbers.times[event + 1] : outputs[outputs.length - 1];
      lengths[lane] = next - starts[lane];
      for (int i = numbers.changes[event]; i < numbers.changes[event + 1]; i++) {
        int at = numbers.changedStates[i] * Lanes.LANES + lane;
        x[at] = numbers.sets[i] ? numbers.amounts[i] : x[at] + numbers.amounts[i];
      }
    }
  }

  /// Follows the receptor from an event to the next.
  private void follow(int event, int count, Sink sink, Watch watch) {
    double longest = 0;
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      longest = StrictMath.max(longest, over[lane] ? 0 : lengths[lane]);
    }
    if (steps == 0 || times[steps] <= longest) {
      tabulate(mesh.steps(longest));
    }
    lanes.product(layout.rowState, 0, ligands, system.weights, 0, x, 0, within.startDrives, 0);
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      if (!over[lane] && event == subjects[lane].firstEvent) {
        equilibrium(lane);
      }
    }
    startFree();
    watch.segment(event, x, within.shares, lengths, over);
    System.arraycopy(within.shares, 0, nextShares, 0, nextShares.length);
    slopesKnown = false;
    soonest = 0;
    for (int step = 0; left(); step++) {
      step(step);
      if (soonest <= times[step + 1]) {
        look(step, event, count, sink);
      } else {
        slopesKnown = false;
      }
      carryOn();
    }
    System.arraycopy(nextShares, 0, within.shares, 0, nextShares.length);
  }

  private boolean left() {
    for (boolean done : over) {
      if (!done) {
        return true;
      }
    }
    return false;
  }

  private void equilibrium(int lane) {
    double sum = 1;
    for (int ligand = 0; ligand < ligands; ligand++) {
      sum += within.startDrives[ligand * Lanes.LANES + lane];
    }
    for (int ligand = 0; ligand < ligands; ligand++) {
      int at = ligand * Lanes.LANES + lane;
      within.shares[at] = within.startDrives[at] / sum;
    }
  }

  private void startFree() {
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      double free = 1;
      for (int ligand = 0; ligand < ligands; ligand++) {
        free -= within.shares[ligand * Lanes.LANES + lane];
      }
      within.startFree[lane] = free;
    }
  }

  private void step(int step) {
    lanes.product3(layout.rowState, table[step], rowLength, rowLength, x, within.drives);
    lanes.bind(within, coefficients(mesh.position(step)));
  }

  private boolean[] fast(int position) {
    boolean[] made = fast[position - StepLadder.FINEST];
    if (made == null) {
      made = mesh.fast(position);
      fast[position - StepLadder.FINEST] = made;
    }
    return made;
  }

  private double[] coefficients(int position) {
    int at = position - StepLadder.FINEST;
    double[] made = coefficients[at];
    if (made == null) {
      made = new double[ligands * Lanes.PER_LIGAND * Lanes.LANES];
      coefficients[at] = made;
    }
    if (!known[at]) {
      lanes.coefficients(within.rates, ligands, StepLadder.length(position), made);
      known[at] = true;
    }
    return made;
  }

  /// Reads the outputs that lie within a step, and the shares at the next event if it does.
  private void look(int step, int event, int count, Sink sink) {
    double begin = times[step];
    double end = times[step + 1];
    double perStep = 1 / (end - begin);
    boolean prepared = false;
    boolean more = true;
    while (more) {
      more = false;
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        wanted[lane] = -1;
        places[lane] = 0;
        if (over[lane]) {
          continue;
        }
        boolean last = event + 1 == subjects[lane].times.length;
        double until = StrictMath.min(end, lengths[lane]);
        double place = output[lane] < outputs.length ? outputs[output[lane]] - starts[lane] : end;
        if (place < until || (last && place <= lengths[lane] && place < end)) {
          wanted[lane] = output[lane]++;
          places[lane] = (place - begin) * perStep;
          more = true;
        }
      }
      if (more) {
        prepared = prepare(step, prepared);
        lanes.within(within, places, read);
        for (int lane = 0; lane < count; lane++) {
          if (wanted[lane] >= 0) {
            sink.accept(lane, wanted[lane], read);
          }
        }
      }
    }
    slopesKnown = prepared;
    boolean ends = false;
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      ends |= !over[lane] && lengths[lane] < end;
      places[lane] = over[lane] ? 0 : StrictMath.min(1, (lengths[lane] - begin) * perStep);
    }
    if (ends) {
      prepare(step, prepared);
      lanes.within(within, places, read);
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        if (!over[lane] && lengths[lane] < end) {
          over[lane] = true;
          for (int at = lane; at < nextShares.length; at += Lanes.LANES) {
            nextShares[at] = read[at];
          }
        }
      }
    }
    soonest = Double.POSITIVE_INFINITY;
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      if (!over[lane]) {
        double place =
            output[lane] < outputs.length
                ? outputs[output[lane]] - starts[lane]
                : Double.POSITIVE_INFINITY;
        soonest = StrictMath.min(soonest, StrictMath.min(place, lengths[lane]));
      }
    }
  }

  /// The slopes of the drives that are read, which are needed only where something is.
  private boolean prepare(int step, boolean prepared) {
    if (prepared) {
      return true;
    }
    boolean[] fastBefore = within.fast;
    within.fast = fast(mesh.position(step));
    for (int ligand = 0; ligand < ligands; ligand++) {
      if (!within.fast[ligand]) {
        continue; // read from its own slopes
      }
      if (slopesKnown && fastBefore[ligand]) {
        int at = ligand * Lanes.LANES;
        System.arraycopy(within.endSlopes, at, within.startSlopes, at, Lanes.LANES);
      } else {
        slope(ligand, table[step], within.startSlopes);
      }
      slope(ligand, table[step + 1], within.endSlopes);
    }
    within.step = mesh.length(step);
    slopesKnown = true;
    return true;
  }

  private void slope(int ligand, double[] rows, double[] into) {
    lanes.product(layout.rowState, ligand, ligand + 1, rows, 0, x, 0, into, 0);
  }

  private void carryOn() {
    int last = 2 * Lanes.LANES;
    int all = Lanes.STAGES * Lanes.LANES;
    for (int ligand = 0; ligand < ligands; ligand++) {
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        int at = ligand * Lanes.LANES + lane;
        within.shares[at] = within.stages[ligand * all + last + lane];
        within.startDrives[at] = within.drives[ligand * all + last + lane];
      }
    }
    System.arraycopy(within.free, last, within.startFree, 0, Lanes.LANES);
  }

  /// Makes the table for a number of steps.
  private void tabulate(int wantedSteps) {
    if (wantedSteps + 1 > table.length) {
      int old = table.length;
      table = Arrays.copyOf(table, wantedSteps + 1);
      for (int step = old; step < table.length; step++) {
        table[step] = new double[ROWS * rowLength];
      }
    }
    if (steps >= wantedSteps) {
      return;
    }
    times = mesh.times(wantedSteps);
    if (steps == 0) {
      slopes(system.weights, 0, 0);
    }
    for (int step = steps; step < wantedSteps; step++) {
      double[] rows = step == 0 ? system.weights : table[step - 1];
      int at = step == 0 ? 0 : 3 * rowLength;
      int position = mesh.position(step);
      for (int node = 0; node < Lanes.STAGES; node++) {
        system.rowsLater(rows, at, node, position, whole, table[step], (1 + node) * rowLength);
      }
      slopes(table[step], 3 * rowLength, step + 1);
    }
    steps = wantedSteps;
  }

  private void slopes(double[] rows, int at, int step) {
    lanes.product(
        layout.rowRate, 0, layout.rowEntries, rows, at, system.generator, 0, table[step], 0);
  }
}
