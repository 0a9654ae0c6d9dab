package org.blockade.service.forecast;

import org.blockade.protocol.guideline.NextInjection;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.quantity.ModelTime;

/// The next dose of a person, as far as the record tells.
public sealed interface NextDue {

  /// An injection, by the labelled interval.
  record Injection(NextInjection.Advice advice) implements NextDue {}

  /// A tablet. The record does not tell the prescribed schedule; the label's is daily.
  ///
  /// @param last the last tablet
  /// @param due a day after it
  record Tablet(DoseEvent last, ModelTime due) implements NextDue {}

  /// No naltrexone is on record, so nothing can be said.
  record Unknown() implements NextDue {}
}
