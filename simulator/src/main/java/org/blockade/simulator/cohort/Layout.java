package org.blockade.simulator.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which states there are, which of them act on which, and what each ligand reads: the pattern that
/// all subjects of a cohort share. States that no ligand reads, on no way, are left out.
final class Layout {

  /// How often larger the rates of a subject may be than those of the people that the layout was
  /// made from: the series are long enough for it.
  private static final double ROOM = 4;

  /// Over a step this much shorter than one over the rates, a series is used. A choice.
  private static final double SERIES = 0.125;

  final int states;
  final int ligands;

  /// The rates: to which state, from which; part by part.
  final int[] rateTo;

  final int[] rateFrom;

  /// The entries of `exp(A h)` that are not zero, part by part and row by row.
  final int entries;

  final boolean[] diagonal;
  final List<Part> parts;

  /// `A M`, `M M`, `M x`, `A x`.
  final Products rateMatrix;

  final Products matrixMatrix;
  final Products matrixState;
  final Products rateState;

  /// The entries of the rows, ligand by ligand; `row M`, `row A`, `row x`.
  final int rowEntries;

  /// Of each ligand, where its row begins; at the end, how many entries there are.
  final int[] rowStarts;

  final Products rowMatrix;
  final Products rowRate;
  final Products rowState;

  private final int[] kept;
  private final int[] rowLigand;
  private final int[] rowFrom;
  private final int[] partOf;

  /// Of each drug, which rates are not zero in anybody.
  private final boolean[][] acting;

  /// Of each ligand, which states it reads in anybody.
  private final boolean[][] reads;

  /// A part of the states on which the others do not act: a drug.
  ///
  /// @param index its place among the parts
  /// @param finest exponent of the shortest time (a power of two hours) that has a propagator; less
  ///   is made by a series
  /// @param largestNorm of the rates, that the series is long enough for
  record Part(
      int index,
      int firstState,
      int states,
      int firstEntry,
      int endEntry,
      int finest,
      double largestNorm) {}

  /// @param people whose rates tell which are not zero
  static Layout of(List<CohortModel.Dense> people, int[] firstStates, int steady) {
    return new Layout(people, firstStates, steady);
  }

  private Layout(List<CohortModel.Dense> people, int[] firstStates, int steady) {
    CohortModel.Dense first = people.getFirst();
    int all = first.states();
    this.ligands = first.rates().length;
    boolean[][] acts = new boolean[all][all];
    this.reads = new boolean[ligands][all];
    int[] drugOf = new int[all];
    for (CohortModel.Dense person : people) {
      for (int drug = 0; drug < person.generators().length; drug++) {
        int size = firstStates[drug + 1] - firstStates[drug];
        for (int to = 0; to < size; to++) {
          drugOf[firstStates[drug] + to] = drug;
          for (int from = 0; from < size; from++) {
            acts[firstStates[drug] + to][firstStates[drug] + from] |=
                person.generators()[drug][to * size + from] != 0;
          }
        }
      }
      for (int ligand = 0; ligand < ligands; ligand++) {
        for (int state = 0; state < all; state++) {
          reads[ligand][state] |= person.weights()[ligand][state] != 0;
        }
      }
    }
    for (int i = 0; i < steady; i++) {
      drugOf[all - steady + i] = firstStates.length - 1 + i;
    }
    this.acting = new boolean[first.generators().length][];
    for (int drug = 0; drug < acting.length; drug++) {
      int size = firstStates[drug + 1] - firstStates[drug];
      acting[drug] = new boolean[size * size];
      for (int i = 0; i < size * size; i++) {
        acting[drug][i] = acts[firstStates[drug] + i / size][firstStates[drug] + i % size];
      }
    }
    boolean[][] reaches = closure(acts);
    int[] position = new int[all];
    Arrays.fill(position, -1);
    List<Integer> keep = new ArrayList<>();
    for (int state = 0; state < all; state++) {
      boolean matters = false;
      for (int to = 0; to < all; to++) {
        for (int ligand = 0; ligand < ligands; ligand++) {
          matters |= reaches[to][state] && reads[ligand][to];
        }
      }
      if (matters && !first.infusionRates()[state]) {
        position[state] = keep.size();
        keep.add(state);
      }
    }
    this.kept = keep.stream().mapToInt(Integer::intValue).toArray();
    this.states = kept.length;
    this.partOf = new int[states];

    List<int[]> rates = new ArrayList<>();
    List<int[]> filled = new ArrayList<>();
    List<Part> made = new ArrayList<>();
    int begin = 0;
    while (begin < states) {
      int end = begin;
      int firstEntry = filled.size();
      int drug = drugOf[kept[begin]];
      while (end < states && drugOf[kept[end]] == drug) {
        partOf[end++] = made.size();
      }
      for (int to = begin; to < end; to++) {
        for (int from = begin; from < end; from++) {
          if (acts[kept[to]][kept[from]]) {
            rates.add(new int[] {to, from});
          }
          if (reaches[kept[to]][kept[from]]) {
            filled.add(new int[] {to, from});
          }
        }
      }
      double norm = 0;
      for (CohortModel.Dense person : people) {
        norm = StrictMath.max(norm, norm(person, firstStates, drug, position));
      }
      int finest = norm == 0 ? 0 : StrictMath.getExponent(SERIES / norm);
      made.add(
          new Part(
              made.size(), begin, end - begin, firstEntry, filled.size(), finest, ROOM * norm));
      begin = end;
    }
    this.parts = List.copyOf(made);
    this.rateTo = rates.stream().mapToInt(rate -> rate[0]).toArray();
    this.rateFrom = rates.stream().mapToInt(rate -> rate[1]).toArray();
    this.entries = filled.size();
    this.diagonal = new boolean[entries];
    int[][] rateAt = table(rates, states, states);
    int[][] entryAt = table(filled, states, states);
    for (int entry = 0; entry < entries; entry++) {
      diagonal[entry] = filled.get(entry)[0] == filled.get(entry)[1];
    }
    List<int[]> rows = new ArrayList<>();
    this.rowStarts = new int[ligands + 1];
    for (int ligand = 0; ligand < ligands; ligand++) {
      for (int from = 0; from < states; from++) {
        boolean matters = false;
        for (int to = 0; to < states; to++) {
          matters |= entryAt[to][from] >= 0 && reads[ligand][kept[to]];
        }
        if (matters) {
          rows.add(new int[] {ligand, from});
        }
      }
      rowStarts[ligand + 1] = rows.size();
    }
    this.rowEntries = rows.size();
    this.rowLigand = rows.stream().mapToInt(row -> row[0]).toArray();
    this.rowFrom = rows.stream().mapToInt(row -> row[1]).toArray();
    int[][] rowAt = table(rows, ligands, states);

    this.rateMatrix = product(filled, rateAt, entryAt);
    this.matrixMatrix = product(filled, entryAt, entryAt);
    this.rowMatrix = product(rows, rowAt, entryAt);
    this.rowRate = product(rows, rowAt, rateAt);
    this.matrixState = timesState(entryAt);
    this.rateState = timesState(rateAt);
    this.rowState = timesState(rowAt);
  }

  private static double norm(
      CohortModel.Dense person, int[] firstStates, int drug, int[] position) {
    if (drug >= person.generators().length) {
      return 0;
    }
    int size = firstStates[drug + 1] - firstStates[drug];
    double norm = 0;
    for (int from = 0; from < size; from++) {
      double sum = 0;
      for (int to = 0; to < size; to++) {
        if (position[firstStates[drug] + to] >= 0 && position[firstStates[drug] + from] >= 0) {
          sum += StrictMath.abs(person.generators()[drug][to * size + from]);
        }
      }
      norm = StrictMath.max(norm, sum);
    }
    return norm;
  }

  private static boolean[][] closure(boolean[][] acts) {
    int size = acts.length;
    boolean[][] reaches = new boolean[size][];
    for (int i = 0; i < size; i++) {
      reaches[i] = acts[i].clone();
      reaches[i][i] = true;
    }
    for (int over = 0; over < size; over++) {
      for (int to = 0; to < size; to++) {
        for (int from = 0; reaches[to][over] && from < size; from++) {
          reaches[to][from] |= reaches[over][from];
        }
      }
    }
    return reaches;
  }

  private static int[][] table(List<int[]> pairs, int rows, int columns) {
    int[][] table = new int[rows][columns];
    for (int[] row : table) {
      Arrays.fill(row, -1);
    }
    for (int i = 0; i < pairs.size(); i++) {
      table[pairs.get(i)[0]][pairs.get(i)[1]] = i;
    }
    return table;
  }

  private static Products product(List<int[]> result, int[][] left, int[][] right) {
    Products.Builder builder = new Products.Builder();
    for (int[] entry : result) {
      for (int over = 0; over < right.length; over++) {
        if (left[entry[0]][over] >= 0 && right[over][entry[1]] >= 0) {
          builder.pair(left[entry[0]][over], right[over][entry[1]]);
        }
      }
      builder.endEntry();
    }
    return builder.build();
  }

  private static Products timesState(int[][] left) {
    Products.Builder builder = new Products.Builder();
    for (int[] row : left) {
      for (int from = 0; from < row.length; from++) {
        if (row[from] >= 0) {
          builder.pair(row[from], from);
        }
      }
      builder.endEntry();
    }
    return builder.build();
  }

  /// A subject's numbers in the order of this layout.
  ///
  /// @param happenings what changes, in time order
  /// @param forgotten time before which the shares need not be known (h)
  SubjectNumbers numbers(CohortModel.Dense dense, Happenings happenings, double forgotten) {
    SubjectNumbers numbers = new SubjectNumbers();
    numbers.generator = new double[rateTo.length];
    double[] sums = new double[states];
    for (int i = 0; i < rateTo.length; i++) {
      int drug = drugOf(dense, kept[rateFrom[i]]);
      int start = dense.firstStates()[drug];
      int size = dense.firstStates()[drug + 1] - start;
      double rate =
          dense.generators()[drug][(kept[rateTo[i]] - start) * size + kept[rateFrom[i]] - start];
      numbers.generator[i] = rate;
      sums[rateFrom[i]] += StrictMath.abs(rate);
    }
    for (int state = 0; state < states; state++) {
      if (!(sums[state] <= parts.get(partOf[state]).largestNorm())) {
        throw new IllegalArgumentException(
            "a subject has rates more than four times those of the people that the mesh was"
                + " chosen from; choose it from people that are more like all");
      }
    }
    checkPattern(dense);
    numbers.weights = new double[rowEntries];
    for (int i = 0; i < rowEntries; i++) {
      numbers.weights[i] = dense.weights()[rowLigand[i]][kept[rowFrom[i]]];
    }
    numbers.rates = dense.rates();
    numbers.efficacies = dense.efficacies();
    events(numbers, happenings, dense.states(), forgotten);
    return numbers;
  }

  private void checkPattern(CohortModel.Dense dense) {
    for (int drug = 0; drug < dense.generators().length; drug++) {
      double[] generator = dense.generators()[drug];
      boolean[] known = acting[drug];
      for (int i = 0; i < generator.length; i++) {
        if (generator[i] != 0 && !known[i]) {
          throw new IllegalArgumentException(
              "a subject has a rate where none of the people that the mesh was chosen from has"
                  + " one");
        }
      }
    }
    for (int ligand = 0; ligand < ligands; ligand++) {
      double[] weights = dense.weights()[ligand];
      for (int state = 0; state < weights.length; state++) {
        if (weights[state] != 0 && !reads[ligand][state]) {
          throw new IllegalArgumentException(
              "a ligand of a subject reaches the receptor from a place (plasma or biophase) from"
                  + " which it does in none of the people that the mesh was chosen from; choose it"
                  + " from people that are more like all");
        }
      }
    }
  }

  private void events(SubjectNumbers numbers, Happenings happenings, int all, double forgotten) {
    int[] position = new int[all];
    Arrays.fill(position, -1);
    for (int i = 0; i < states; i++) {
      position[kept[i]] = i;
    }
    int count = happenings.size;
    double[] times = new double[count];
    int[] changes = new int[count + 1];
    numbers.changedStates = new int[count];
    numbers.amounts = new double[count];
    numbers.sets = new boolean[count];
    int events = 0;
    int change = 0;
    for (int i = 0; i < count; i++) {
      if (events == 0 || happenings.times[i] != times[events - 1]) {
        times[events++] = happenings.times[i];
      }
      int state = happenings.states[i] < 0 ? -1 : position[happenings.states[i]];
      if (state >= 0) {
        numbers.changedStates[change] = state;
        numbers.amounts[change] = happenings.amounts[i];
        numbers.sets[change++] = happenings.sets[i];
      }
      changes[events] = change;
      if (happenings.times[i] <= forgotten) {
        numbers.firstEvent = events - 1;
      }
    }
    numbers.times = Arrays.copyOf(times, events);
    numbers.kinds = new int[events];
    for (int event = 0; event < events; event++) {
      numbers.kinds[event] = kind(numbers.changedStates, changes[event], changes[event + 1]);
    }
    numbers.changes = Arrays.copyOf(changes, events + 1);
  }

  /// Kinds of events: a dose of one drug, by the part of its states; and all others.
  int kinds() {
    return parts.size() + 1;
  }

  private int kind(int[] changed, int from, int to) {
    int kind = -1;
    for (int change = from; change < to; change++) {
      Part part = parts.get(partOf[changed[change]]);
      if (part.largestNorm() > 0) { // not a steady ligand
        kind = kind < 0 || kind == part.index() ? part.index() : parts.size();
      }
    }
    return kind < 0 ? parts.size() : kind;
  }

  private static int drugOf(CohortModel.Dense dense, int state) {
    int drug = 0;
    while (dense.firstStates()[drug + 1] <= state) {
      drug++;
    }
    return drug;
  }
}
