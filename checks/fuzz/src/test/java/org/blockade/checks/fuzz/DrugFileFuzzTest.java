package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.data.DataProblem;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Parameter;

/// Any bytes are a sound drug file, or problems with their lines.
class DrugFileFuzzTest {

  @FuzzTest
  void anyBytesAreADrugFileOrProblems(byte[] bytes) {
    try {
      DrugFile file = DrugFile.read(DataFile.of("drug.yaml", bytes));
      for (DrugModel model : file.models()) {
        for (Parameter parameter : model.parameters().all()) {
          assertThat(parameter.value()).isFinite();
          assertThat(parameter.source()).isNotBlank();
        }
      }
    } catch (DataFileException e) {
      assertThat(e.problems()).isNotEmpty();
      for (DataProblem problem : e.problems()) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.message()).isNotBlank();
      }
    }
  }
}
