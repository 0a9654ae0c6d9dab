package org.blockade.simulator.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Parallel;

/// Many subjects who take drugs of the same models: what holds the receptor of each, at the same
/// output times.
///
/// A cohort is made once from the models and a few people: the typical one, and some at the edges
/// of what the subjects may be, each with doses as the subjects have them. They decide which steps
/// everybody takes. A subject's result depends on its own numbers and doses and on these people; on
/// no other subject, nor on the number of threads, nor on the machine.
///
/// Binding has no exponent here, as in `BindingForm.KINETIC`. Before the first output a subject is
/// followed as long as the receptor remembers.
public final class Cohort {

  private static final int MOST_PEOPLE = Lanes.LANES;

  private final CohortModel model;

  /// By kind of event.
  private final List<Mesh> meshes;

  private final Lanes lanes;
  private final double[] outputs;
  private final Reading reading;

  /// Workspaces that no thread uses now.
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  private Cohort(
      CohortModel model, List<Mesh> meshes, Lanes lanes, double[] outputs, Reading reading) {
    this.reading = reading;
    this.model = model;
    this.meshes = meshes;
    this.lanes = lanes;
    this.outputs = outputs;
  }

  /// Chooses the steps for a cohort.
  ///
  /// @param drugs the drugs
  /// @param steady ligands that are always there
  /// @param people one to eight that the steps are chosen from, the typical one first
  /// @param outputs times (h) at which the shares are wanted, in order
  /// @param reading what is wanted of the shares
  /// @param accuracy largest error of it that is wanted, relative to it or to 0.01
  public static Cohort of(
      List<DrugModel> drugs,
      List<SteadyLigand> steady,
      List<CohortSubject> people,
      double[] outputs,
      Reading reading,
      double accuracy) {
    return of(drugs, steady, people, outputs, reading, accuracy, Instructions.best());
  }

  static Cohort of(
      List<DrugModel> drugs,
      List<SteadyLigand> steady,
      List<CohortSubject> people,
      double[] outputs,
      Reading reading,
      double accuracy,
      Lanes lanes) {
    if (people.isEmpty() || people.size() > MOST_PEOPLE) {
      throw new IllegalArgumentException(
          "the steps are chosen from 1 to " + MOST_PEOPLE + " people, not from " + people.size());
    }
    if (!(accuracy > 0)) {
      throw new IllegalArgumentException("an accuracy is above 0, not " + accuracy);
    }
    checkOutputs(outputs);
    double[] wanted = outputs.clone();
    CohortModel model = new CohortModel(drugs, steady, people, accuracy);
    List<SubjectNumbers> numbers =
        people.stream().map(person -> model.numbers(person, wanted)).toList();
    List<Mesh> meshes = new MeshChooser(model, lanes, numbers, wanted, reading).choose(accuracy);
    return new Cohort(model, meshes, lanes, wanted, reading);
  }

  private static void checkOutputs(double[] outputs) {
    if (outputs.length == 0) {
      throw new IllegalArgumentException("a cohort has one output time or more");
    }
    for (int i = 0; i < outputs.length; i++) {
      if (!Double.isFinite(outputs[i]) || (i > 0 && !(outputs[i] > outputs[i - 1]))) {
        throw new IllegalArgumentException("output times are finite, in order and each once");
      }
    }
  }

  /// Names of the ligands, in the order of the shares.
  public List<String> ligands() {
    return model.ligands;
  }

  /// How many steps are made at most after an event that is followed by none for so long (h).
  public int steps(double hours) {
    return meshes.stream().mapToInt(mesh -> mesh.steps(hours)).max().orElseThrow();
  }

  /// Whether the vector instructions of the machine are used; the results are the same.
  public boolean vectors() {
    return !(lanes instanceof ScalarLanes);
  }

  /// The same cohort without the vector instructions of the machine.
  public Cohort withoutVectors() {
    return new Cohort(model, meshes, new ScalarLanes(), outputs, reading);
  }

  /// The same cohort with two steps for each one.
  public Cohort halved() {
    return new Cohort(model, Mesh.halved(meshes), lanes, outputs, reading);
  }

  /// Takes what was computed of a subject. Called once for each, by several threads at once and in
  /// no order.
  @FunctionalInterface
  public interface Receiver {

    /// Takes the numbers of one subject.
    ///
    /// @param values at each output one after the other; to be used during the call only
    void accept(int subject, double[] values);
  }

  /// Numbers for each output.
  public int columns() {
    return reading.columns(model.ligands.size());
  }

  /// Runs the subjects 0 to count - 1.
  ///
  /// @param threads 1 or more
  public void run(int count, IntFunction<CohortSubject> subjects, int threads, Receiver receiver) {
    if (threads < 1) {
      throw new IllegalArgumentException("there is 1 thread or more, not " + threads);
    }
    int blocks = (count + Lanes.LANES - 1) / Lanes.LANES;
    // Each thread keeps its workspace to itself and takes the next block when it is done with one:
    // a workspace that changed hands would have to move from one core's cache to the other's.
    AtomicInteger next = new AtomicInteger();
    Parallel.map(
        threads,
        threads,
        thread -> {
          Worker known = idle.poll();
          Worker worker = known == null ? new Worker() : known;
          int done = 0;
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int first = block * Lanes.LANES;
            worker.run(first, StrictMath.min(Lanes.LANES, count - first), subjects, receiver);
            done++;
          }
          idle.add(worker);
          return done;
        });
  }

  /// The largest difference of what is told, relative to it or to 0.01, between these subjects and
  /// the same with two steps for each one: an estimate of the error, to be told beside a result.
  public double errorOf(List<CohortSubject> sample) {
    List<double[]> coarse = told(sample);
    List<double[]> fine = halved().told(sample);
    double worst = 0;
    for (int subject = 0; subject < sample.size(); subject++) {
      for (int i = 0; i < coarse.get(subject).length; i++) {
        double expected = fine.get(subject)[i];
        double error =
            StrictMath.abs(coarse.get(subject)[i] - expected)
                / StrictMath.max(expected, MeshChooser.FLOOR);
        worst = error <= worst ? worst : error; // what is not a number stays
      }
    }
    return worst;
  }

  private List<double[]> told(List<CohortSubject> sample) {
    List<double[]> values = new ArrayList<>();
    run(sample.size(), sample::get, 1, (i, told) -> values.add(told.clone()));
    return values;
  }

  /// The workspace of one thread.
  private final class Worker {

    private final Block block = new Block(model, meshes, lanes);
    private final SubjectNumbers[] people = new SubjectNumbers[Lanes.LANES];
    private final double[][] values = new double[Lanes.LANES][];

    void run(int first, int count, IntFunction<CohortSubject> subjects, Receiver receiver) {
      int columns = columns();
      for (int lane = 0; lane < count; lane++) {
        people[lane] = model.numbers(subjects.apply(first + lane), outputs);
        if (values[lane] == null) {
          values[lane] = new double[columns * outputs.length];
        }
      }
      block.run(
          people,
          count,
          outputs,
          (lane, output, shares) ->
              reading.read(shares, lane, people[lane].efficacies, values[lane], output * columns));
      for (int lane = 0; lane < count; lane++) {
        receiver.accept(first + lane, values[lane]);
      }
    }
  }
}
