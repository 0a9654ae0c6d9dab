package org.blockade.service.journal;

/// The id of an entry is that of another one. Nothing is wrong with the journal: whoever brought it
/// takes another id.
public final class IdTakenException extends JournalException {

  private static final long serialVersionUID = 1;

  IdTakenException() {
    super("an entry with this id is there and says something else; give each its own");
  }
}
