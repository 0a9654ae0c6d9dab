package org.blockade.service.web;

/// The page of its name.
///
/// @param problem a sentence about what was wrong; empty for nothing
public record SetUpPage(Frame frame, String token, String problem) {}
