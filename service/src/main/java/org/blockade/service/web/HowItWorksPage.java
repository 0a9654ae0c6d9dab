package org.blockade.service.web;

import org.blockade.service.handout.SheetPage;

/// What naltrexone does at the receptor, to try and to read.
///
/// @param sheet the sheet that people take home
public record HowItWorksPage(Frame frame, SheetPage sheet) {}
