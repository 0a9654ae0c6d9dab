package org.blockade.service.journal;

/// An entry before it is recorded: all but its number, its time and its place in the chain.
///
/// @param id the entry's own word; a second append with the same id and the same words does nothing
/// @param person whom it is about, as the clinic numbers people
/// @param author who records it
public record Draft(String id, String person, String author, Versions versions, Content content) {

  /// Longest id, person or author. A choice.
  static final int MOST_NAME = 200;

  public Draft {
    Words.told("the id of an entry", id, MOST_NAME);
    Words.told("the person of an entry", person, MOST_NAME);
    Words.told("the author of an entry", author, MOST_NAME);
    Words.told("the version of the model", versions.model(), MOST_NAME);
    Words.told("the version of the parameters", versions.parameters(), MOST_NAME);
    Words.told("the version of the rules", versions.rules(), MOST_NAME);
    if (content instanceof Content.NotUnderstood) {
      throw new IllegalArgumentException(
          "what is not understood cannot be recorded; the version that wrote it can");
    }
    if (content instanceof Content.FactStated fact && !fact.fact().id().equals(id)) {
      throw new IllegalArgumentException("a fact has the id of its entry");
    }
  }
}
