package org.blockade.service.web;

import org.blockade.service.access.Systems;

/// The page of its name.
///
/// @param asked who would be joined with whom
/// @param problem what was wrong with the answer; empty for the first look
public record JoinPage(Frame frame, Systems.LaunchUser asked, String problem) {}
