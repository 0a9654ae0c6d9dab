package org.blockade.service.validation.fact;

/// A fact of the dossier that the simulator was not asked for.
///
/// @param id id of the row of the evidence tables
/// @param reason why not
public record NotComputed(String id, String quantity, String reason) {}
