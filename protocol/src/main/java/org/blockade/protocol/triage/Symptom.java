package org.blockade.protocol.triage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.drug.Evidence;

/// A symptom, or something else that is said about a person, with what it means.
///
/// @param id e.g. `dark-urine`
/// @param tier where nothing else is known
/// @param action what to do
/// @param escalate what would make it more urgent, in words
/// @param persists from how long on it is more urgent
/// @param words what people call it, in every language
/// @param call whom to call
/// @param signs what it may be a part of
public record Symptom(
    String id,
    Wording title,
    Tier tier,
    Wording action,
    Optional<Wording> escalate,
    Optional<Persistence> persists,
    List<String> words,
    Set<Contact.Kind> call,
    Evidence evidence,
    String source,
    Set<Sign> signs) {

  public Symptom {
    words = List.copyOf(words);
    call = Set.copyOf(call);
    signs = Set.copyOf(signs);
  }

  /// A symptom that lasts longer than so many days rises to a tier.
  public record Persistence(int days, Tier tier, Evidence evidence, String source) {}
}
