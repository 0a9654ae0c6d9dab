package org.blockade.simulator.drug;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;

/// One drug file: the leading model and the other parameter sets it names.
public record DrugFile(List<DrugModel> models) {

  public DrugFile {
    models = List.copyOf(models);
  }

  /// Reads and checks a drug file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static DrugFile read(DataFile file) {
    return new DrugFileReader(file).read();
  }

  /// The model with this parameter set.
  public Optional<DrugModel> model(String variant) {
    return models.stream().filter(model -> model.variant().equals(variant)).findFirst();
  }
}
