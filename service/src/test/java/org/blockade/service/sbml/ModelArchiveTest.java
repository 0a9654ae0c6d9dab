package org.blockade.service.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.assertj.core.data.Offset;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sbml.jsbml.Event;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLReader;

class ModelArchiveTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final DrugModel MODEL = CATALOGUE.model("naltrexone");
  private static final String HEADER =
      "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,DUR,II,ADDL,SS,WT,AGE,CRCL,HEPATIC,DEPENDENCE\n";

  /// Between the engine and a general integrator of the archive.
  private static final double MOST_RELATIVE = 1e-6;

  /// Below this nothing is told apart: a ng/mL of a picogram per litre, a share of a receptor.
  private static final double NOTHING = 1e-12;

  private static ModelExperiment experiment(String rows, double everyHours) {
    ChartReading reading =
        ChartReader.read(
            HEADER + rows.strip().replace("; ", "\n") + "\n",
            "chart.csv",
            ChartOptions.of(CATALOGUE));
    assertThat(reading.problems().stream().filter(problem -> !problem.text().contains("note")))
        .as("rows of the test")
        .allMatch(problem -> problem.severity().name().equals("NOTE"));
    PersonHistory person = ChartHistories.of(reading, CATALOGUE).getFirst().only(MODEL);
    Scenario scenario = person.scenarioAsOf(person.lastRecord());
    return new ModelExperiment(
        MODEL, scenario, person.lastRecord().plusHours(480), everyHours, List.of());
  }

  private static Map<String, byte[]> archive(ModelExperiment experiment) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelArchive.write(experiment, out);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] model(ModelExperiment experiment) throws IOException {
    return archive(experiment).getOrDefault(ModelArchive.MODEL, new byte[0]);
  }

  private static SBMLDocument document(byte[] model) throws XMLStreamException {
    return new SBMLReader().readSBMLFromStream(new ByteArrayInputStream(model));
  }

  private static Model read(ModelExperiment experiment) throws IOException, XMLStreamException {
    return document(model(experiment)).getModel();
  }

  /// A record in which everything happens that can be written.
  private static final String EVERYTHING =
      "1,0,1,naltrexone,oral,50,mg,,24,9,,60,25,90,normal,0; 1,30,1,naltrexone,iv,5,mg,4,,,,,,,,;"
          + " 1,48.25,2,,,,,,,,,110,,40,compensated,1; 1,60,3,,,,,,,,,,,,,;"
          + " 1,70,1,naltrexone,xr-im,380,mg,,672,,2,,,,,; 1,99,1,naltrexol,iv,1,mg,,,,,,,,,";

  @Test
  void theChecksOfTheLibraryFindNothing() throws IOException, XMLStreamException {
    byte[] model = model(experiment(EVERYTHING, 1));
    assertThat(faults(model)).isEmpty();
    String wrong = new String(model, StandardCharsets.UTF_8).replace("\"V2\"", "\"mu_occupancy\"");
    assertThat(faults(wrong.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  private static List<String> faults(byte[] model) throws XMLStreamException {
    SBMLDocument document = document(model);
    document.checkConsistencyOffline();
    return IntStream.range(0, document.getErrorCount())
        .mapToObj(i -> document.getError(i).getMessage())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // tablets for two weeks
        "1,0,1,naltrexone,oral,50,mg,,24,13,,,,,,",
        // injections, the second three weeks late
        "1,10,1,naltrexone,xr-im,380,mg,,,,,82,34,,,1; 1,1186,1,naltrexone,xr-im,380,mg,,,,,,,,,",
        // tablets, then an injection, then tablets again, some missed
        "1,0,1,naltrexone,oral,25,mg,,,,,,,,,; 1,24,1,naltrexone,oral,50,mg,,24,4,,,,,,;"
            + " 1,150,1,naltrexone,xr-im,380,mg,,,,,,,,,; 1,700,1,naltrexone,oral,50,mg,,72,3,,,,,,",
        // several at once, one of them before a reset
        "1,0,1,naltrexone,oral,50,mg,,,,,,,,,; 1,24,1,naltrexone,oral,50,mg,,,,,,,,,;"
            + " 1,24,1,naltrexone,oral,100,mg,,,,,,,,,; 1,24,1,naltrexone,iv,1,mg,,,,,,,,,;"
            + " 1,48.1,1,naltrexone,oral,50,mg,,,,,,,,,; 1,48.2,3,,,,,,,,,,,,,;"
            + " 1,72,4,naltrexone,oral,150,mg,,,,,,,,,",
        // infusions that overlap, of the drug and of its metabolite
        "1,0,1,naltrexone,iv,10,mg,30,,,,,,,,; 1,7,1,naltrexone,iv,5,mg,10,20,2,,,,,,;"
            + " 1,50,1,naltrexol,iv,10,mg,4,,,,,,,,",
        // an infusion that a reset ends
        "1,0,1,naltrexone,iv,10,mg,30,,,,,,,,; 1,11,3,,,,,,,,,,,,,; 1,30,1,naltrexone,oral,50,mg,,,,,,,,,",
        // steady states: from the beginning, later, and added
        "1,0,1,naltrexone,oral,50,mg,,24,6,1,,,,,; 1,300,1,naltrexone,xr-im,380,mg,,672,,2,,,,,;"
            + " 1,900,1,naltrexone,oral,100,mg,,48,3,1,,,,,",
        // covariates that change, also where a dose enters
        "1,0,1,naltrexone,oral,50,mg,,24,9,,60,25,90,normal,0;"
            + " 1,48.25,2,,,,,,,,,110,,40,compensated,1; 1,120,1,naltrexone,xr-im,380,mg,,,,,70,,,normal,;"
            + " 1,130,2,,,,,,,,,,60,,,",
        // a record that begins before its hour 0
        "1,-30,1,naltrexone,oral,50,mg,,24,3,,,,,,; 1,-5,2,,,,,,,,,95,,,,",
      })
  void theArchiveGivesTheCurveOfTheEngine(String rows) throws IOException, XMLStreamException {
    ModelExperiment experiment = experiment(rows, 13.7);
    Trajectory engine = Simulation.ofTypicalPerson(MODEL).run(experiment.scenario());
    double[] times = new double[experiment.steps() + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * experiment.everyHours();
    }
    List<String> ids = SbmlModel.outputs(MODEL).stream().map(SbmlModel.Output::id).toList();
    Map<String, double[]> archive = new SbmlRun(model(experiment)).at(times, ids);
    for (String id : ids) {
      double[] curve = archive.getOrDefault(id, new double[0]);
      for (int i = 0; i < times.length; i++) {
        double expected = value(engine, id, new ModelTime(times[i] + experiment.origin()));
        assertThat(curve[i])
            .as("%s at %s h", id, times[i])
            .isCloseTo(expected, Offset.offset(MOST_RELATIVE * expected + NOTHING));
      }
    }
  }

  private static double value(Trajectory engine, String id, ModelTime time) {
    return switch (id) {
      case "naltrexone_plasma" -> engine.plasma("naltrexone", time);
      case "naltrexol_plasma" -> engine.plasma("naltrexol", time);
      case "mu_occupancy" -> engine.muOccupancy(time);
      case "kappa_occupancy" -> engine.occupancy(time).kappa();
      case "delta_occupancy" -> engine.occupancy(time).delta();
      default -> throw new IllegalArgumentException(id);
    };
  }

  private static final String TABLETS = "1,0,1,naltrexone,oral,50,mg,,24,2,,60,,,,";

  @Test
  void theArchiveHoldsItsFilesAndTheManifestNamesThemAll() throws IOException {
    Map<String, byte[]> files = archive(experiment(TABLETS, 1));
    assertThat(files.keySet()).containsExactly("manifest.xml", "model.sbml", "experiment.sedml");
    String manifest =
        new String(files.getOrDefault("manifest.xml", new byte[0]), StandardCharsets.UTF_8);
    files.keySet().forEach(name -> assertThat(manifest).contains("location=\"./" + name + "\""));
    assertThat(manifest).contains("master=\"true\"");
  }

  @Test
  void theSameExperimentGivesTheSameBytes() throws IOException {
    Map<String, byte[]> first = archive(experiment(TABLETS, 1));
    Map<String, byte[]> second = archive(experiment(TABLETS, 1));
    first.forEach(
        (name, bytes) -> assertThat(second.getOrDefault(name, new byte[0])).isEqualTo(bytes));
    assertThat(new String(first.getOrDefault("model.sbml", new byte[0]), StandardCharsets.UTF_8))
        .doesNotContain("Created by");
  }

  @Test
  void everyNumberHasAUnitAndSaysWhereItIsFrom() throws IOException, XMLStreamException {
    Model model = read(experiment(TABLETS, 1));
    for (Parameter parameter : model.getListOfParameters()) {
      assertThat(parameter.isSetUnits()).as(parameter.getId()).isTrue();
      assertThat(parameter.isSetName()).as(parameter.getId()).isTrue();
    }
    assertThat(model.getParameter("ka").getNotesString()).contains("MP002", "proposal");
    assertThat(model.getParameter("CL").getNotesString())
        .contains("With the person's covariates; without them 140 L/h");
  }

  @Test
  void whatIsDoneAtTheBeginningIsInTheInitialAmounts() throws IOException, XMLStreamException {
    Model model = read(experiment("1,0,1,naltrexone,xr-im,380,mg,,672,1,,,,,,", 1));
    assertThat(model.getSpecies("naltrexone_xr_im_f1_stage_1").getInitialAmount())
        .isCloseTo(0.02 * 380 / 341.41 * 1e6, Offset.offset(1e-6));
    assertThat(model.getListOfEvents()).hasSize(1);
  }

  @Test
  void noEventIsDueAtTheBeginningAndNoTwoAtOneTime() throws IOException, XMLStreamException {
    Model model =
        read(
            experiment(
                "1,0,1,naltrexone,iv,1,mg,,,,,,,,,; 1,24,1,naltrexone,iv,1,mg,,,,,,,,,;"
                    + " 1,24,1,naltrexone,xr-im,380,mg,,,,,,,,,; 1,24,3,,,,,,,,,,,,,",
                1));
    TreeSet<Double> times = new TreeSet<>();
    for (Event event : model.getListOfEvents()) {
      assertThat(event.getTrigger().getInitialValue()).isFalse();
      assertThat(event.getTrigger().getPersistent()).isTrue();
      assertThat(event.getUseValuesFromTriggerTime()).isTrue();
      assertThat(times.add(event.getTrigger().getMath().getChild(1).getReal())).isTrue();
    }
    assertThat(times).allMatch(time -> time > 0);
  }

  @Test
  void aSteadyStateOfAnInfusionIsRefused() {
    assertThatExceptionOfType(ArchiveRefusedException.class)
        .isThrownBy(() -> archive(experiment("1,0,1,naltrexone,iv,1,mg,2,24,,1,,,,,", 1)))
        .withMessageContaining("an infusion with SS");
  }
}
