package org.blockade.service.web;

/// The page.
public record WorklistPage(Frame frame) {}
