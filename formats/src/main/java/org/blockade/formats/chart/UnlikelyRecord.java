package org.blockade.formats.chart;

import org.blockade.simulator.quantity.ModelTime;

/// A record that was read as it stands, but that is seldom true: its author should look again.
///
/// @param line line of the file
/// @param time time of the record
/// @param column column that it is about; empty where it is about the whole row
/// @param message for the author of the chart, who has the lines; holds no data of a person
/// @param remark for the reader of an answer, who does not
public record UnlikelyRecord(
    int line, ModelTime time, String column, String message, String remark) {}
