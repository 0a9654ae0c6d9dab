package org.blockade.protocol.triage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.drug.Evidence;

/// What a text about symptoms comes to.
///
/// @param tier the most urgent of everything below
/// @param text the tier as people see it
/// @param matches symptoms that are there, the most urgent first
/// @param raises what made the tier more urgent, or would have; the most urgent first
/// @param denied symptoms that are said not to be there; they lower nothing
/// @param notUnderstood words that stand for nothing that is known
/// @param questions what would help, by the name of what is missing
/// @param call whom to call
public record TriageAnswer(
    Tier tier,
    TierText text,
    List<Match> matches,
    List<Raise> raises,
    List<Match> denied,
    List<String> notUnderstood,
    Map<String, Wording> questions,
    Set<Contact.Kind> call) {

  public TriageAnswer {
    matches = List.copyOf(matches);
    raises = List.copyOf(raises);
    denied = List.copyOf(denied);
    notUnderstood = List.copyOf(notUnderstood);
    questions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(questions));
    call = Set.copyOf(call);
  }

  /// A symptom, and the words by which it was named.
  public record Match(Symptom symptom, String words) {}

  /// Something that asks for a tier beside the symptoms alone.
  ///
  /// @param id e.g. `liver`, `not-understood`, `persists`
  /// @param restsOn the symptoms whose signs it is made of; empty where it is made of words alone,
  ///   or of a score
  /// @param reason why, in one line
  /// @param actions what to do about it; may be empty
  public record Raise(
      String id,
      Tier tier,
      Set<Symptom> restsOn,
      Wording reason,
      List<Wording> actions,
      Evidence evidence,
      String source) {

    public Raise {
      restsOn = Set.copyOf(restsOn);
      actions = List.copyOf(actions);
    }
  }
}
