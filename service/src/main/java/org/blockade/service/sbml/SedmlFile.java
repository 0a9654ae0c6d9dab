package org.blockade.service.sbml;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes what is done with the model: SED-ML Level 1 Version 3, one uniform time course, a report
/// and two plots.
///
/// Version 3 and not 4, because more tools read it; nothing here needs more.
final class SedmlFile {

  static final String NAMESPACE = "http://sed-ml.org/sed-ml/level1/version3";
  static final String SBML = "http://www.sbml.org/sbml/level3/version2/core";
  private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

  /// CVODE, its relative and its absolute tolerance, in the ontology of algorithms (KiSAO).
  private static final String CVODE = "KISAO:0000019";

  private static final Map<String, String> TOLERANCES =
      new java.util.TreeMap<>(Map.of("KISAO:0000209", "1e-10", "KISAO:0000211", "1e-10"));

  private static final String COURSE = "course";
  private static final String TASK = "task";
  private static final String TIME = "time";

  private final ModelExperiment experiment;
  private final String modelFile;
  private final List<SbmlModel.Output> outputs;
  private final XMLStreamWriter xml;
  private int depth;

  private SedmlFile(ModelExperiment experiment, String modelFile, XMLStreamWriter xml) {
    this.experiment = experiment;
    this.modelFile = modelFile;
    this.outputs = SbmlModel.outputs(experiment.model());
    this.xml = xml;
  }

  /// Writes the file; does not close the stream.
  ///
  /// @param modelFile where the model is, beside this file
  static void write(ModelExperiment experiment, String modelFile, OutputStream out) {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new SedmlFile(experiment, modelFile, xml).write();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the experiment cannot be written", e);
    }
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    begin("sedML");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeNamespace("sbml", SBML);
    attributes("level", "1", "version", "3");
    writeSimulation();
    begin("listOfModels");
    empty(
        "model",
        "id",
        "model",
        "language",
        "urn:sedml:language:sbml.level-3.version-2",
        "source",
        modelFile);
    end();
    begin("listOfTasks");
    empty("task", "id", TASK, "modelReference", "model", "simulationReference", COURSE);
    end();
    writeDataGenerators();
    writeOutputs();
    end();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void writeSimulation() throws XMLStreamException {
    begin("listOfSimulations");
    String end = Double.toString(experiment.end());
    begin(
        "uniformTimeCourse",
        "id",
        COURSE,
        "initialTime",
        "0",
        "outputStartTime",
        "0",
        "outputEndTime",
        end,
        "numberOfPoints",
        Integer.toString(experiment.steps()));
    begin("algorithm", "kisaoID", CVODE);
    begin("listOfAlgorithmParameters");
    for (Map.Entry<String, String> tolerance : TOLERANCES.entrySet()) {
      empty("algorithmParameter", "kisaoID", tolerance.getKey(), "value", tolerance.getValue());
    }
    end();
    end();
    end();
    end();
  }

  private void writeDataGenerators() throws XMLStreamException {
    begin("listOfDataGenerators");
    writeDataGenerator(TIME, "time (h)", "symbol", "urn:sedml:symbol:time");
    for (SbmlModel.Output output : outputs) {
      writeDataGenerator(
          output.id(),
          output.name(),
          "target",
          "/sbml:sbml/sbml:model/sbml:listOfParameters/sbml:parameter[@id='" + output.id() + "']");
    }
    end();
  }

  private void writeDataGenerator(String id, String name, String kind, String what)
      throws XMLStreamException {
    String variable = id + "_variable";
    begin("dataGenerator", "id", data(id), "name", name);
    begin("listOfVariables");
    empty("variable", "id", variable, "taskReference", TASK, kind, what);
    end();
    begin("math");
    xml.writeDefaultNamespace(MATHML);
    indent();
    xml.writeStartElement("ci");
    xml.writeCharacters(" " + variable + " ");
    xml.writeEndElement();
    end();
    end();
  }

  private void writeOutputs() throws XMLStreamException {
    begin("listOfOutputs");
    writePlot("plasma", "plasma concentrations (ng/mL)", true);
    writePlot("occupancy", "shares of receptors held", false);
    begin("report", "id", "report", "name", "plasma concentrations and occupancy");
    begin("listOfDataSets");
    writeDataSet(TIME);
    for (SbmlModel.Output output : outputs) {
      writeDataSet(output.id());
    }
    end();
    end();
    end();
  }

  private void writeDataSet(String id) throws XMLStreamException {
    empty("dataSet", "id", id + "_column", "label", id, "dataReference", data(id));
  }

  private void writePlot(String id, String name, boolean plasma) throws XMLStreamException {
    begin("plot2D", "id", id, "name", name);
    begin("listOfCurves");
    for (SbmlModel.Output output : outputs) {
      if (output.plasma() == plasma) {
        empty(
            "curve",
            "id",
            output.id() + "_curve",
            "name",
            output.name(),
            "logX",
            "false",
            "logY",
            "false",
            "xDataReference",
            data(TIME),
            "yDataReference",
            data(output.id()));
      }
    }
    end();
    end();
  }

  private static String data(String id) {
    return id + "_data";
  }

  private void begin(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    attributes(attributes);
    depth++;
  }

  private void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  private void empty(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
