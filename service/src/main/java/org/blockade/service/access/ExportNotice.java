package org.blockade.service.access;

import org.blockade.simulator.data.DataFile;

/// What accompanies whatever leaves the clinic (42 CFR 2.32). Every export puts it first.
public final class ExportNotice {

  private static final String TEXT = read();

  private ExportNotice() {}

  /// The notice, on one line.
  public static String text() {
    return TEXT;
  }

  private static String read() {
    DataFile file = DataFile.resource(ExportNotice.class, "disclosure.yaml");
    String text = file.root().child("notice").text("text");
    file.requireSound();
    return text;
  }
}
