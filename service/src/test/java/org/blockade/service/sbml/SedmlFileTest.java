package org.blockade.service.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The rules of SED-ML Level 1 Version 3 that a file of this kind can break.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SedmlFileTest {

  private static final ModelExperiment EXPERIMENT =
      new ModelExperiment(
          DrugCatalogue.standard().model("naltrexone"),
          Scenario.of(
              List.of(
                  DoseEvent.of(new ModelTime(3), "naltrexone", Route.ORAL, Mass.ofMilligrams(50)))),
          new ModelTime(100.5),
          2,
          List.of());

  /// What each attribute that refers to something refers to.
  private static final Map<String, String> REFERENCES =
      Map.of(
          "modelReference", "model",
          "simulationReference", "uniformTimeCourse",
          "taskReference", "task",
          "dataReference", "dataGenerator",
          "xDataReference", "dataGenerator",
          "yDataReference", "dataGenerator");

  private Document sedml = document("<none/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private Document model = sedml;

  @BeforeAll
  void write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SedmlFile.write(EXPERIMENT, ModelArchive.MODEL, out);
    sedml = document(out.toByteArray());
    model = document(ModelArchive.model(EXPERIMENT));
  }

  private static Document document(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (Exception e) {
      throw new AssertionError("the file is no XML", e);
    }
  }

  private List<Element> elements(String name) {
    NodeList nodes = sedml.getElementsByTagNameNS(SedmlFile.NAMESPACE, name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private Element only(String name) {
    assertThat(elements(name)).hasSize(1);
    return elements(name).getFirst();
  }

  @Test
  void everyIdIsAnIdentifierAndStandsOnce() {
    List<String> ids =
        elements("*").stream()
            .filter(element -> element.hasAttribute("id"))
            .map(element -> element.getAttribute("id"))
            .toList();
    assertThat(ids)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z_]\\w*"));
  }

  @Test
  void everyReferenceNamesAnElementOfItsKind() {
    int found = 0;
    for (Element element : elements("*")) {
      for (Map.Entry<String, String> reference : REFERENCES.entrySet()) {
        if (element.hasAttribute(reference.getKey())) {
          found++;
          assertThat(elements(reference.getValue()).stream().map(one -> one.getAttribute("id")))
              .contains(element.getAttribute(reference.getKey()));
        }
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  @Test
  void everyFormulaUsesTheVariableOfItsOwn() {
    for (Element generator : elements("dataGenerator")) {
      Element variable =
          (Element) generator.getElementsByTagNameNS(SedmlFile.NAMESPACE, "variable").item(0);
      String used =
          generator
              .getElementsByTagNameNS("http://www.w3.org/1998/Math/MathML", "ci")
              .item(0)
              .getTextContent()
              .strip();
      assertThat(used).isEqualTo(variable.getAttribute("id"));
    }
  }

  @Test
  void everyTargetIsOneElementOfTheModel() throws Exception {
    XPath path = XPathFactory.newDefaultInstance().newXPath();
    path.setNamespaceContext(new Prefixes(sedml.getDocumentElement()));
    List<String> targets = new ArrayList<>();
    for (Element variable : elements("variable")) {
      if (variable.hasAttribute("target")) {
        String target = variable.getAttribute("target");
        targets.add(target);
        NodeList found = (NodeList) path.evaluate(target, model, XPathConstants.NODESET);
        assertThat(found.getLength()).as(target).isEqualTo(1);
      } else {
        assertThat(variable.getAttribute("symbol")).isEqualTo("urn:sedml:symbol:time");
      }
    }
    assertThat(targets).hasSameSizeAs(SbmlModel.outputs(EXPERIMENT.model())).isNotEmpty();
  }

  @Test
  void theTimeCourseEndsAtAWholeStepNotBeforeTheTimeAskedFor() {
    Element course = only("uniformTimeCourse");
    assertThat(course.getAttribute("initialTime")).isEqualTo("0");
    assertThat(course.getAttribute("outputEndTime")).isEqualTo("102.0");
    assertThat(course.getAttribute("numberOfPoints")).isEqualTo("51");
    assertThat(only("algorithm").getAttribute("kisaoID")).isEqualTo("KISAO:0000019");
  }

  @Test
  void theListsStandInTheOrderOfTheSchema() {
    NodeList children = sedml.getDocumentElement().getChildNodes();
    List<String> names =
        IntStream.range(0, children.getLength())
            .mapToObj(children::item)
            .filter(Element.class::isInstance)
            .map(node -> node.getNodeName())
            .toList();
    assertThat(names)
        .isEqualTo(
            Arrays.asList(
                "listOfSimulations",
                "listOfModels",
                "listOfTasks",
                "listOfDataGenerators",
                "listOfOutputs"));
    assertThat(only("model").getAttribute("source")).isEqualTo("model.sbml");
  }

  /// The prefixes that the file itself declares.
  private record Prefixes(Element root) implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return root.getAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix);
    }

    @Override
    public @Nullable String getPrefix(String uri) {
      return null;
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
      return List.<String>of().iterator();
    }
  }
}
