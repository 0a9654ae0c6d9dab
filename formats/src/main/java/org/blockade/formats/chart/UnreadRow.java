package org.blockade.formats.chart;

import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// A row that was refused, and what of it could be read all the same. It is not part of the chart,
/// but a record does not end before it.
///
/// @param line line of the file
/// @param id whom it is about; empty where that could not be read, so that it may be about anybody
/// @param time when it was; empty where that could not be read, so that it may be at any time
/// @param about what it is about, as far as that could be read
public record UnreadRow(int line, Optional<String> id, Optional<ModelTime> time, About about) {

  /// What a refused row is about.
  ///
  /// @param drug catalogue id of its drug; empty where none was named or could be read
  /// @param dose whether it is written as a dose
  /// @param observation name of what it observed or reported, in lower case
  public record About(Optional<String> drug, boolean dose, Optional<String> observation) {

    /// Nothing is known of it.
    static final About NOTHING = new About(Optional.empty(), false, Optional.empty());
  }
}
