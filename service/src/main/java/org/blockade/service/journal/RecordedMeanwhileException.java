package org.blockade.service.journal;

/// Somebody else has recorded about the same person since whoever writes has looked. Nothing is
/// wrong with the journal: they look again.
public final class RecordedMeanwhileException extends JournalException {

  private static final long serialVersionUID = 1;

  RecordedMeanwhileException() {
    super("somebody else has recorded about this person in between; look again");
  }
}
