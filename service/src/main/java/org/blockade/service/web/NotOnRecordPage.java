package org.blockade.service.web;

/// The page of its name.
public record NotOnRecordPage(Frame frame) {}
