package org.blockade.service.web;

/// Who somebody is.
public record NewPersonPage(Frame frame) {}
