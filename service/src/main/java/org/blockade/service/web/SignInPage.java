package org.blockade.service.web;

/// The page of its name.
///
/// @param message key of what to say first; empty for nothing
/// @param elsewhere where a provider of identities is asked; empty where there is none
public record SignInPage(Frame frame, String message, String elsewhere) {}
