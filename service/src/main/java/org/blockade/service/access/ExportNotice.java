package org.blockade.service.access;

/// What accompanies whatever leaves the clinic (42 CFR 2.32). Every export puts it first.
public final class ExportNotice {

  private static final String TEXT = DisclosureRules.standard().notice();

  private ExportNotice() {}

  /// The notice, on one line.
  public static String text() {
    return TEXT;
  }
}
