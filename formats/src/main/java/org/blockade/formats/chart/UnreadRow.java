package org.blockade.formats.chart;

import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// A row that was refused, and what of it could be read all the same. It is not part of the chart,
/// but a record does not end before it.
///
/// @param line line of the file
/// @param id whom it is about; empty where that could not be read, so that it may be about anybody
/// @param time when it was; empty where that could not be read, so that it may be at any time
public record UnreadRow(int line, Optional<String> id, Optional<ModelTime> time) {}
