package org.blockade.service.web;

import java.time.ZoneId;
import java.util.List;
import org.blockade.service.access.CounsellingNotes;

/// The page of its name.
///
/// @param id of the note that the form becomes
public record NotesPage(
    Frame frame,
    String person,
    List<CounsellingNotes.Note> notes,
    FormValues form,
    String id,
    ZoneId zone) {

  public NotesPage {
    notes = List.copyOf(notes);
  }

  /// What is wrong with the form, in words; empty for nothing.
  public String problem() {
    String key = form.problem("content");
    return key.isEmpty() ? "" : frame.say(key, CounsellingNotes.LONGEST);
  }
}
