package org.blockade.service.web;

/// The page of its name.
///
/// @param message key of what to say first; empty for nothing
public record SignInPage(Frame frame, String message) {}
