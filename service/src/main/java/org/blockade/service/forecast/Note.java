package org.blockade.service.forecast;

/// Something that the reader of an answer has to know besides the numbers.
///
/// @param text a sentence
public record Note(Kind kind, String text) {

  /// What it is about.
  public enum Kind {
    NOTHING_READ("no row read"),
    RECORD_END("record may go on"),
    ROWS_NOT_READ("rows not read"),
    OPIOID("opioid on record"),
    OPIOID_UNREAD("opioid named, not read"),
    OPIOID_DOSES("opioid doses not counted"),
    NEW_START("new start"),
    TOLERANCE("tolerance may be lost"),
    CHECK_RECORD("check the record"),
    RESET("reset on record"),
    PARAMETERS("sensitivity case"),
    LATER_DOSES("later doses not counted");

    private final String brief;

    Kind(String brief) {
      this.brief = brief;
    }

    /// A few words for a list of many people.
    public String brief() {
      return brief;
    }

    /// Whether it stands directly under the headline, which would say too much without it, or be
    /// read without what must be thought of first.
    public boolean underHeadline() {
      return switch (this) {
        case NOTHING_READ, RECORD_END, OPIOID, OPIOID_UNREAD -> true;
        case ROWS_NOT_READ,
            OPIOID_DOSES,
            NEW_START,
            TOLERANCE,
            CHECK_RECORD,
            RESET,
            PARAMETERS,
            LATER_DOSES ->
            false;
      };
    }

    /// Whether it asks to assess before a further dose is given.
    boolean asksToAssess() {
      return switch (this) {
        case OPIOID, OPIOID_UNREAD, NEW_START -> true;
        case NOTHING_READ,
            RECORD_END,
            ROWS_NOT_READ,
            OPIOID_DOSES,
            TOLERANCE,
            CHECK_RECORD,
            RESET,
            PARAMETERS,
            LATER_DOSES ->
            false;
      };
    }
  }
}
