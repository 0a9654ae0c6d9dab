package org.blockade.service.fhir.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.drug.DrugCatalogue;

/// Bundles in as few words as tests need. Single quotes stand for double ones.
final class Bundles {

  static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  static final BundleReader READER = new BundleReader(CATALOGUE, Optional.empty());

  static final String SUBJECT = "'subject':{'reference':'Patient/1'}";

  static final String INJECTION =
      "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm',"
          + "'code':'637213'}]}";

  static final String DOSE =
      "'dosage':{'dose':{'value':380,'system':'http://unitsofmeasure.org','code':'mg'}}";

  private Bundles() {}

  /// A collection of these resources.
  static RecordReading.Read read(String... resources) {
    return (RecordReading.Read) READER.json("test", collection(resources));
  }

  static byte[] collection(String... resources) {
    return ("{'resourceType':'Bundle','type':'collection','entry':["
            + Arrays.stream(resources)
                .map(resource -> "{'resource':" + resource + "}")
                .collect(Collectors.joining(","))
            + "]}")
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
  }

  /// An administration of the injection on a day in 2026.
  static String injection(String id, String time, String status) {
    return resource(
        "MedicationAdministration",
        id,
        "'status':'" + status + "'",
        INJECTION,
        SUBJECT,
        "'effectiveDateTime':'" + time + "'",
        DOSE);
  }

  static String resource(String type, String id, String... members) {
    return "{'resourceType':'" + type + "','id':'" + id + "'," + String.join(",", members) + "}";
  }

  /// The statements about the only person.
  static List<Statement> statements(RecordReading.Read read) {
    return read.people().getFirst().facts().facts().stream().map(Fact::statement).toList();
  }

  static List<String> told(RecordReading.Read read) {
    return read.problems().stream().map(RecordReading.Problem::text).toList();
  }
}
