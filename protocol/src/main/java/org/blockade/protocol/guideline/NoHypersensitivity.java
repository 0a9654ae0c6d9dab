package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.Hypersensitivity;
import org.blockade.protocol.facts.AboutHealth.Substance;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Hypersensitivity to the product.
///
/// Recommendation: not given to somebody who is hypersensitive to naltrexone or, for the injection,
/// to what its microspheres and its liquid are made of. Strength: labelled. Source: rule R20.
///
/// When: each substance of the product was asked about. Then: none. Once present it stays present,
/// unless that fact is corrected.
public final class NoHypersensitivity implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(NoHypersensitivity.class, "hypersensitivity.yaml");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<Substance> substances =
        switch (wanted.product()) {
          case TABLET -> List.of(Substance.NALTREXONE);
          case INJECTION -> List.of(Substance.values());
        };
    List<String> present = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Substance substance : substances) {
      List<Hypersensitivity> all =
          record.all(Hypersensitivity.class).stream()
              .map(stated -> stated.statement())
              .filter(each -> each.substance() == substance)
              .toList();
      if (all.isEmpty()) {
        unknown.add(substance.words());
      } else if (all.stream().anyMatch(Hypersensitivity::present)) {
        present.add(substance.words());
      }
    }
    if (!present.isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.REQUIRED, Status.NOT_MET, "on record")
              .withValue(new Value.Named(String.join(", ", present)))
              .withResolve("do not give this product"));
    }
    if (!unknown.isEmpty()) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.UNKNOWN,
                  "not asked: " + String.join(", ", unknown))
              .withResolve("ask about reactions to each of them"));
    }
    return List.of(
        Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "asked, and none"));
  }
}
