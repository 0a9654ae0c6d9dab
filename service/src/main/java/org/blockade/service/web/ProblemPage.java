package org.blockade.service.web;

/// The page of its name.
///
/// @param key of what happened
/// @param sentence more about it; empty for nothing
public record ProblemPage(Frame frame, int status, String key, String sentence) {}
