package org.blockade.service.web;

import org.blockade.service.handout.SheetPage;

/// A sheet to read.
public record OneSheetPage(Frame frame, SheetPage sheet) {}
