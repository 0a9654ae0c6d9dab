package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.LigandDrive;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// Receptor shares and effects of the engine against the witness, on random people, drugs and
/// doses: one to three drugs (one to five ligands), none to 300 doses, seconds to a year.
class ArenaReferenceTest {

  /// The gate takes the first of them; `-Darena.scenarios=200` is the long evidence.
  private static final int SCENARIOS = Integer.getInteger("arena.scenarios", 60);

  /// Of these, so many are computed finely: the witness takes seconds for each.
  private static final int FINE_SCENARIOS = SCENARIOS / 5;

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final List<String> DRUGS =
      List.of(
          "naltrexone",
          "heroin",
          "morphine",
          "hydromorphone",
          "oxycodone",
          "fentanyl",
          "methadone",
          "buprenorphine",
          "naloxone",
          "carfentanil",
          "nalmefene",
          "codeine");

  /// The largest differences found.
  private static final class Worst {
    private double difference;
    private String where = "";

    void add(double engine, double witness, String name) {
      if (!(Math.abs(engine - witness) <= difference)) {
        difference = Math.abs(engine - witness);
        where = name + ": " + engine + ", witness " + witness;
      }
    }
  }

  @Test
  void aTenThousandthIsKeptOnTwoHundredRandomScenarios() {
    Worst worst = new Worst();
    for (int number = 0; number < SCENARIOS; number++) {
      compare(number, 1e-4, 1e-8, worst);
    }
    assertThat(worst.difference).as(worst.where).isLessThanOrEqualTo(1e-4);
  }

  @Test
  void aMillionthIsKeptWhenAskedFor() {
    Worst worst = new Worst();
    for (int number = 0; number < FINE_SCENARIOS; number++) {
      compare(number, 1e-7, 1e-10, worst);
    }
    assertThat(worst.difference).as(worst.where).isLessThanOrEqualTo(1e-6);
  }

  private static void compare(int number, double accuracy, double tolerance, Worst worst) {
    SplittableRandom random = new SplittableRandom(7000 + number);
    List<DrugModel> models = models(random);
    double span = Math.exp(random.nextDouble(Math.log(30 / 3600.0), Math.log(8760)));
    List<DoseEvent> doses = doses(models, span, random);
    EffectParameters effects = EffectParameters.standard();
    List<Simulation> drugs =
        models.stream()
            .map(model ->
                Simulation.of(model, new VirtualSubject(model, new CounterRandom(5), number)))
            .toList();
    ModelTime from = new ModelTime(-0.5);
    ModelTime to = new ModelTime(span);
    ArenaCourse course = Arena.of(drugs, effects).run(Scenario.of(doses), from, to, accuracy);

    Reference reference = new Reference(drugs, doses, effects, tolerance);
    double[] times = random.doubles(6, 0, span).sorted().toArray();
    double[] state = reference.start();
    double now = from.hours();
    for (double time : times) {
      state = reference.advance(state, now, time);
      now = time;
      check(
          number
              + " at "
              + time
              + " of "
              + models.stream().map(DrugModel::id).toList()
              + " doses "
              + doses.size(),
          course,
          reference,
          state,
          new ModelTime(time),
          worst);
    }
  }

  private static void check(
      String name,
      ArenaCourse course,
      Reference reference,
      double[] state,
      ModelTime time,
      Worst worst) {
    double[] shares = course.shares(time);
    double sum = 0;
    for (double share : shares) {
      assertThat(share).isBetween(0.0, 1.0);
      sum += share;
    }
    assertThat(sum).isLessThanOrEqualTo(1 + 1e-12);
    for (int i = 0; i < reference.names.size(); i++) {
      worst.add(
          course.share(reference.names.get(i), time),
          state[i],
          name + " share " + reference.names.get(i));
    }
    OpioidEffect effect = course.effect(time);
    int slow = reference.names.size();
    worst.add(effect.tolerance().acute(), state[slow], name + " T1");
    worst.add(effect.tolerance().adaptive(), state[slow + 1], name + " T2");
    worst.add(effect.tolerance().slow(), state[slow + 2], name + " T3");
    worst.add(effect.slowWithdrawal(), state[slow + 3], name + " E2");
  }

  private static List<DrugModel> models(SplittableRandom random) {
    List<String> ids = new ArrayList<>(DRUGS);
    Collections.shuffle(ids, new Random(random.nextLong()));
    return ids.subList(0, 1 + random.nextInt(3)).stream().map(CATALOGUE::model).toList();
  }

  private static List<DoseEvent> doses(
      List<DrugModel> models, double span, SplittableRandom random) {
    int count = (int) Math.exp(random.nextDouble(0, Math.log(301))) - 1;
    List<DoseEvent> doses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DrugModel model = models.get(random.nextInt(models.size()));
      Formulation form = model.formulations().get(random.nextInt(model.formulations().size()));
      double middle = Math.sqrt(form.leastMilligrams() * form.mostMilligrams());
      doses.add(
          DoseEvent.of(
              new ModelTime(random.nextDouble(0, span)),
              form.entrance().substance(),
              form.entrance().route(),
              Mass.ofMilligrams(middle * Math.exp(random.nextDouble(-1, 1)))));
    }
    return doses;
  }

  /// The witness with the exact drives of the drugs; shared ligands are one.
  private static final class Reference {

    private final List<String> names;
    private final ArenaWitness witness;
    private final TreeSet<Double> events = new TreeSet<>();
    private final EffectParameters effects;

    /// Drives are evaluated as they run on from the last event: one at the end of a stretch is not
    /// yet seen.
    private double stretchEnd;

    Reference(
        List<Simulation> drugs, List<DoseEvent> doses, EffectParameters effects, double tolerance) {
      this.effects = effects;
      TreeMap<String, ArenaWitness.Ligand> byName = new TreeMap<>();
      EffectParameters.Tone tone = effects.tone();
      byName.put(
          Arena.ENDOGENOUS, new ArenaWitness.Ligand(tone.dissociationRate(), tone.efficacy()));
      List<Trajectory> trajectories = new ArrayList<>();
      for (Simulation drug : drugs) {
        List<DoseEvent> own = doses.stream().filter(dose -> owner(drugs, dose) == drug).toList();
        if (!own.isEmpty()) {
          Trajectory trajectory = drug.run(Scenario.of(own));
          trajectories.add(trajectory);
          trajectory.eventTimes().forEach(time -> events.add(time.hours()));
          ParameterValues values = trajectory.state(ModelTime.ORIGIN).parameters();
          for (Structure.Ligand ligand : drug.model().structure().ligands()) {
            byName.put(
                ligand.substance(),
                new ArenaWitness.Ligand(
                    values.value(ligand.dissociationRate().orElseThrow()),
                    ligand.efficacy().map(values::value).orElse(0.0)));
          }
        }
      }
      this.names = List.copyOf(byName.keySet());
      this.witness =
          new ArenaWitness(
              List.copyOf(byName.values()),
              time -> drives(trajectories, beforeEvent(time)),
              effects,
              tolerance);
    }

    private double[] drives(List<Trajectory> trajectories, double time) {
      double[] drives = new double[names.size()];
      drives[names.indexOf(Arena.ENDOGENOUS)] = effects.tone().drive();
      for (Trajectory trajectory : trajectories) {
        KineticState state = trajectory.state(new ModelTime(time));
        DrugModel model = trajectory.model();
        for (Structure.Ligand ligand : model.structure().ligands()) {
          drives[names.indexOf(ligand.substance())] +=
              LigandDrive.of(model, ligand, state.parameters()).of(state);
        }
      }
      return drives;
    }

    private static Simulation owner(List<Simulation> drugs, DoseEvent dose) {
      return drugs.stream()
          .filter(drug -> drug.model().id().equals(dose.drug()))
          .findFirst()
          .orElseGet(() ->
              drugs.stream()
                  .filter(drug -> drug.model().structure().inputs().containsKey(Entrance.of(dose)))
                  .findFirst()
                  .orElseThrow());
    }

    /// At the end of a stretch, the time just before the event there.
    private double beforeEvent(double time) {
      return time >= stretchEnd && events.contains(stretchEnd) ? Math.nextDown(stretchEnd) : time;
    }

    double[] start() {
      double[] state = new double[names.size() + 4];
      double drive = effects.tone().drive();
      state[names.indexOf(Arena.ENDOGENOUS)] = drive / (1 + drive);
      for (int i = 0; i < 3; i++) {
        state[names.size() + i] = effects.tone().activation();
      }
      return state;
    }

    double[] advance(double[] state, double from, double to) {
      double[] now = state;
      double time = from;
      for (double event : events.subSet(from, false, to, false)) {
        stretchEnd = event;
        now = witness.advance(now, time, event);
        time = event;
      }
      stretchEnd = to;
      return witness.advance(now, time, to);
    }
  }
}
