package org.blockade.simulator.data;

/// What is wrong with a data file, and where.
///
/// @param line line of the file, 1 first
/// @param message one sentence that says what is wrong and what would be right
public record DataProblem(int line, String message) {}
