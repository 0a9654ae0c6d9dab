package org.blockade.service.validation;

import java.util.List;
import java.util.Optional;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.Limits;
import org.blockade.service.validation.fact.PrintedNumber;
import org.blockade.service.validation.fact.Published;
import org.blockade.simulator.drug.Evidence;

/// One published fact, the question that it puts to the simulator, and the limits for the answer.
///
/// @param id id of the row of the evidence tables, with a letter where one row holds several facts
/// @param quantity what was measured, in a few words
/// @param conditions in whom and how, and what was assumed to ask the simulator the same
/// @param over the question whose answer divides the answer to the first, where a ratio is meant
/// @param dossier what the evidence dossier itself predicted, if it did
/// @param dossierNote why that prediction does not come out here, where it does not
/// @param rows ids of all rows of the evidence tables that this fact comes from
/// @param citation the source
/// @param evidence how the published number is known
public record Anchor(
    String id,
    Group group,
    String quantity,
    AnchorUnit unit,
    String conditions,
    Question question,
    Optional<Question> over,
    Published published,
    Limits limits,
    LimitRule rule,
    Optional<PrintedNumber> dossier,
    Optional<String> dossierNote,
    List<String> rows,
    String citation,
    Evidence evidence,
    Use use) {

  public Anchor {
    rows = List.copyOf(rows);
  }

  /// What a fact is about.
  public enum Group {
    DISPOSITION("disposition", "By mouth and into a vein"),
    INJECTION("injection", "Extended-release injection"),
    OCCUPANCY("occupancy", "Receptor occupancy"),
    CHALLENGE("challenge", "Blockade of a laboratory challenge");

    private final String word;
    private final String title;

    Group(String word, String title) {
      this.word = word;
      this.title = title;
    }

    /// The word in the data file.
    public String word() {
      return word;
    }

    /// The title for people.
    public String title() {
      return title;
    }
  }

  /// What the fact did for the model.
  public enum Use {
    /// The model was fitted to it, so agreement is expected.
    FITTED("fitted"),
    /// The model did not see it.
    CHECK("check");

    private final String word;

    Use(String word) {
      this.word = word;
    }

    /// The word in the data file and in tables.
    public String word() {
      return word;
    }
  }
}
