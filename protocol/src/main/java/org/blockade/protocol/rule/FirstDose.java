package org.blockade.protocol.rule;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;

/// The first dose of naltrexone that is asked about.
///
/// @param indications what it is for; empty where that is unknown
public record FirstDose(Set<Condition> indications, Product product) {

  public FirstDose {
    EnumSet<Condition> copy = EnumSet.noneOf(Condition.class);
    copy.addAll(indications);
    indications = Collections.unmodifiableSet(copy);
  }

  /// Whether it is for this, among others.
  public boolean isFor(Condition condition) {
    return indications.contains(condition);
  }

  /// Whether it is for alcohol use disorder and for nothing else.
  public boolean isForAlcoholOnly() {
    return indications.equals(Set.of(Condition.ALCOHOL_USE_DISORDER));
  }
}
