package org.blockade.protocol.rule;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;

/// A recommendation about who may have a first dose, and when.
public interface ScreeningRule {

  /// What it finds for one person; one finding or more, also where it does not apply.
  List<Finding> findings(PersonRecord record, FirstDose wanted);
}
