package org.blockade.protocol.facts;

/// What a fact states. Each alternative holds only what somebody can record; a thing that nobody
/// recorded has no statement, and stays unknown.
public sealed interface Statement
    permits AboutOpioids, AboutTests, AboutHealth, AboutTreatment, Correction {}
