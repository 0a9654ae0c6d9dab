package org.blockade.service.web;

import org.blockade.service.access.ClinicPolicy;

/// The page of its name.
///
/// @param idleMinutes after which somebody who does nothing is signed out
/// @param saved whether it was just kept
public record PolicyPage(
    Frame frame, ClinicPolicy policy, long idleMinutes, String zone, boolean saved) {}
