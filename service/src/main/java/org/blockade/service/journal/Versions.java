package org.blockade.service.journal;

/// What was in use when an entry was made.
///
/// @param model id of the model
/// @param parameters checksum of its parameter files
/// @param rules version of the rules
public record Versions(String model, String parameters, String rules) {}
