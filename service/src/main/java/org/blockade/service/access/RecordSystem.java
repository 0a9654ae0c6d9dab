package org.blockade.service.access;

/// A record system from which a page here may be opened.
///
/// @param base address of its FHIR server, without a slash at the end
/// @param client this service's name there
public record RecordSystem(String base, String client) {}
