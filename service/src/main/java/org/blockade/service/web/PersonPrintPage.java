package org.blockade.service.web;

/// A person on paper.
///
/// @param notice what goes with it when it leaves the clinic
public record PersonPrintPage(PersonPage person, String notice) {}
