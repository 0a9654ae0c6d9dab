package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.blockade.service.fhir.read.BundleReader;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.drug.DrugCatalogue;

/// Any bytes are people with their facts, or a refusal in one clean sentence.
class BundleReaderFuzzTest {

  private static final BundleReader READER =
      new BundleReader(DrugCatalogue.standard(), Optional.empty());

  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) {
    check(READER.json("bundle.json", bytes));
    check(READER.xml("bundle.xml", new ByteArrayInputStream(bytes)));
  }

  private static void check(RecordReading reading) {
    switch (reading) {
      case RecordReading.Refused refused -> Clean.assertClean(refused.reason());
      case RecordReading.Read read -> {
        for (RecordReading.Problem problem : read.problems()) {
          Clean.assertClean(problem.place() + ": " + problem.message());
        }
        for (RecordReading.Person person : read.people()) {
          assertThat(person.history().id()).isNotBlank();
          person.facts().facts().forEach(fact -> assertThat(fact.occurred().hours()).isFinite());
        }
      }
    }
  }
}
