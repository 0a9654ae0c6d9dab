package org.blockade.protocol.plan;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutOpioids.Taken;
import org.blockade.protocol.facts.AboutTests.Result;
import org.blockade.protocol.facts.AboutTests.UrineScreen;
import org.blockade.protocol.facts.OpioidUse;

/// What a record says of opioids.
///
/// @param uses reported, given or found in the urine, in time order
/// @param possible whether something names an opioid and could not be read
public record OpioidsOnRecord(List<OpioidUse> uses, boolean possible) {

  public OpioidsOnRecord {
    uses = uses.stream().distinct().sorted(OpioidUse.ORDER).toList();
  }

  /// What the facts say.
  public static OpioidsOnRecord of(PersonRecord record) {
    return of(record, List.of(), false);
  }

  /// What the facts say, and what was found beside them.
  public static OpioidsOnRecord of(PersonRecord record, List<OpioidUse> others, boolean possible) {
    List<OpioidUse> uses = new ArrayList<>(others);
    for (Stated<Taken> taken : record.all(Taken.class)) {
      uses.add(new OpioidUse(taken.occurred(), taken.statement().drug(), OpioidUse.Sign.REPORTED));
    }
    for (Stated<UrineScreen> urine : record.all(UrineScreen.class)) {
      if (urine.statement().result() == Result.POSITIVE) {
        uses.add(new OpioidUse(urine.occurred(), OpioidUse.UNSPECIFIED, OpioidUse.Sign.URINE));
      }
    }
    return new OpioidsOnRecord(uses, possible);
  }
}
