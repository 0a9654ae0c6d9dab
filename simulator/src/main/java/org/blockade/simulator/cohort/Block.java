package org.blockade.simulator.cohort;

import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.integration.StepLadder;

/// Eight subjects, from the first dose to the last output. Used again for the next eight.
final class Block {

  private final Layout layout;
  private final Lanes lanes;
  private final LaneSystem system;
  private final Within within;
  private final int ligands;
  private final int rowLength;

  /// By kind of event.
  private final DriveTable[] tables;

  /// The table of the events that are followed now.
  private DriveTable table;

  /// By place in the ladder.
  private final double[][] coefficients = new double[StepLadder.COARSEST - StepLadder.FINEST + 1][];

  private final boolean[] known = new boolean[coefficients.length];
  private final boolean[][] fast = new boolean[coefficients.length][];
  private final double[] x;
  private final double[] places = new double[Lanes.LANES];
  private final double[] read;
  private final double[] startShares;
  private final double[] nextShares;
  private final double[] lengths = new double[Lanes.LANES];
  private final double[] starts = new double[Lanes.LANES];
  private final int[] kinds = new int[Lanes.LANES];
  private final boolean[] over = new boolean[Lanes.LANES];
  private final int[] output = new int[Lanes.LANES];
  private final int[] wanted = new int[Lanes.LANES];
  private SubjectNumbers[] subjects = {};
  private double[] outputs = {};

  /// Nothing is read before this time since the event (h).
  private double soonest;

  /// @param meshes by kind of event
  Block(CohortModel model, List<Mesh> meshes, Lanes lanes) {
    this.layout = model.layout;
    this.lanes = lanes;
    this.system =
        new LaneSystem(layout, lanes, meshes.stream().mapToInt(Mesh::shortest).min().orElseThrow());
    this.tables =
        meshes.stream()
            .map(mesh -> new DriveTable(layout, system, mesh))
            .toArray(DriveTable[]::new);
    this.table = tables[0];
    this.ligands = layout.ligands;
    this.within = new Within(ligands);
    this.rowLength = layout.rowEntries * Lanes.LANES;
    this.x = new double[layout.states * Lanes.LANES];
    this.read = new double[ligands * Lanes.LANES];
    this.startShares = new double[ligands * Lanes.LANES];
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
    /// @param kind of the event, in the lanes that are followed
    /// @param x states after the event
    /// @param shares at the event
    /// @param lengths time until the next event (h)
    /// @param over which lanes are not followed
    void segment(
        int event, int kind, double[] x, double[] shares, double[] lengths, boolean[] over);
  }

  /// Runs up to eight subjects; the lanes that are left run the first one again.
  void run(SubjectNumbers[] people, int count, double[] wantedOutputs, Sink sink) {
    run(people, count, wantedOutputs, sink, (event, kind, states, shares, hours, done) -> {});
  }

  void run(SubjectNumbers[] people, int count, double[] wantedOutputs, Sink sink, Watch watch) {
    subjects = people;
    outputs = wantedOutputs;
    system.renew();
    Arrays.fill(known, false);
    for (DriveTable each : tables) {
      each.renew();
    }
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
      kinds[lane] = -1;
      if (event >= numbers.times.length) {
        lengths[lane] = 0;
        continue;
      }
      if (event >= numbers.firstEvent) {
        kinds[lane] = numbers.kinds[event];
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

  /// Follows the receptor from an event to the next: the lanes of each kind by themselves, as they
  /// take other steps.
  private void follow(int event, int count, Sink sink, Watch watch) {
    System.arraycopy(within.shares, 0, startShares, 0, startShares.length);
    System.arraycopy(within.shares, 0, nextShares, 0, nextShares.length);
    for (int kind = 0; kind < tables.length; kind++) {
      double longest = -1;
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        over[lane] = kinds[lane] != kind;
        longest = over[lane] ? longest : StrictMath.max(longest, lengths[lane]);
      }
      if (longest >= 0) {
        table = tables[kind];
        table.reach(longest);
        System.arraycopy(startShares, 0, within.shares, 0, startShares.length);
        follow(event, kind, count, sink, watch);
      }
    }
    System.arraycopy(nextShares, 0, within.shares, 0, nextShares.length);
  }

  private void follow(int event, int kind, int count, Sink sink, Watch watch) {
    for (int ligand = 0; ligand < ligands; ligand++) {
      knot(ligand, 0);
      System.arraycopy(
          within.knots,
          (ligand * DriveCurve.NUMBERS + Lanes.STAGES) * Lanes.LANES,
          within.startDrives,
          ligand * Lanes.LANES,
          Lanes.LANES);
    }
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      if (!over[lane] && event == subjects[lane].firstEvent) {
        equilibrium(lane);
      }
    }
    startFree();
    watch.segment(event, kind, x, within.shares, lengths, over);
    soonest = 0;
    for (int step = 0; left(); step++) {
      step(step);
      if (soonest <= table.time(step + 1)) {
        look(step, event, count, sink);
      }
      within.carryOn();
    }
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
    for (int ligand = 0; ligand < ligands; ligand++) {
      int next = table.nextKnot(ligand, step);
      if (next > 0) {
        int before = ligand * DriveCurve.NUMBERS * Lanes.LANES;
        int half = Lanes.STAGES * Lanes.LANES;
        System.arraycopy(within.knots, before + half, within.knots, before, half);
        knot(ligand, next);
      }
    }
    within.curves = table.curves(step);
    within.step = table.mesh().length(step);
    lanes.step(within, coefficients(table.mesh().position(step)));
  }

  /// Value, slope and curvature of the drive of a ligand, as the knot after.
  private void knot(int ligand, int step) {
    lanes.product3(
        layout.rowState,
        ligand,
        ligand + 1,
        table.rows(step),
        rowLength,
        x,
        within.knots,
        Lanes.STAGES * Lanes.LANES,
        DriveCurve.NUMBERS * Lanes.LANES);
  }

  private boolean[] fast(int position) {
    boolean[] made = fast[position - StepLadder.FINEST];
    if (made == null) {
      made = table.mesh().fast(position);
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
      RadauStep.coefficients(within.rates, ligands, StepLadder.length(position), made);
      known[at] = true;
    }
    return made;
  }

  /// Reads the outputs that lie within a step, and the shares at the next event if it does.
  private void look(int step, int event, int count, Sink sink) {
    double begin = table.time(step);
    double end = table.time(step + 1);
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

  /// What only a step that is read from needs.
  private boolean prepare(int step, boolean prepared) {
    if (!prepared) {
      int position = table.mesh().position(step);
      within.fast = fast(position);
      lanes.inner(within, coefficients(position));
    }
    return true;
  }
}
