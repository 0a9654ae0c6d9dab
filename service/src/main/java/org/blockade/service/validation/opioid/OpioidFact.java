package org.blockade.service.validation.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.Limits;
import org.blockade.service.validation.fact.PrintedNumber;
import org.blockade.service.validation.fact.Published;
import org.blockade.simulator.drug.Evidence;

/// One row of the opioid evidence, with the question that it puts to the simulator.
///
/// @param id id of the row of the evidence, with a letter where one row holds several figures
/// @param conditions in whom and how, what had to be assumed, and which reading reproduces the
///   dossier's run
/// @param over the question whose answer divides the answer to the first, where a ratio is meant
/// @param naltrexone whether naltrexone acts here, whose driver is no longer the dossier's
/// @param dossier what the dossier computed, if it did
/// @param dossierNote why that does not come out here, where it does not
/// @param literature what was published, if anything was
/// @param rows ids of all rows of the evidence that this comes from
public record OpioidFact(
    String id,
    Group group,
    String quantity,
    AnchorUnit unit,
    String conditions,
    OpioidQuestion question,
    Optional<OpioidQuestion> over,
    boolean naltrexone,
    Optional<PrintedNumber> dossier,
    Optional<String> dossierNote,
    Optional<Literature> literature,
    List<String> rows) {

  public OpioidFact {
    rows = List.copyOf(rows);
  }

  /// What was published, and the limits that follow from it.
  ///
  /// @param evidence how the number is known
  /// @param fitted whether the dossier tuned its model while it looked at this
  public record Literature(
      Published published,
      Limits limits,
      LimitRule rule,
      String citation,
      Evidence evidence,
      boolean fitted) {}

  /// What a fact is about.
  public enum Group {
    HIGH("high", "The high without a blockade"),
    BLOCK("block", "A laboratory challenge under naltrexone"),
    OCCUPANCY("occupancy", "Receptor occupancy"),
    STOPPING("stopping", "Withdrawal after the last dose"),
    PRECIPITATED("precipitated", "Withdrawal that an antagonist precipitates"),
    BREATHING("breathing", "Breathing and its tolerance");

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
}
