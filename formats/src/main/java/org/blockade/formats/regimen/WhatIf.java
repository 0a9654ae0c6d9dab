package org.blockade.formats.regimen;

import java.util.Optional;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.Span;

/// A question about a course that could go otherwise.
///
/// @param change what is done differently
/// @param then the regimen that follows it, where the words name one; after `Add` it is empty, as
///   what follows `add` belongs to the added regimen
public record WhatIf(Change change, Optional<DosingRegimen> then) {

  /// What is done differently.
  public sealed interface Change {}

  /// The next dose comes earlier, later, or when it is due (`next injection 10 d late`).
  public record NextDose(Which which, Shift shift) implements Change {}

  /// The next dose is left out (`skip next`).
  public record SkipNext(Which which) implements Change {}

  /// Doses are given besides those of the course (`add 50 mg oral q24h x 7`).
  public record Add(DosingRegimen regimen) implements Change {}

  /// The course ends after so many more doses, or after so long (`stop after 2 doses`).
  public record StopAfter(Extent extent) implements Change {}

  /// Which doses "next" counts.
  public enum Which {
    /// Any dose.
    DOSE,
    /// Injections only.
    INJECTION
  }

  /// When the next dose comes, seen from the time at which it is due.
  public sealed interface Shift {

    /// After it.
    record Late(Span by) implements Shift {}

    /// Before it.
    record Early(Span by) implements Shift {}

    /// At it.
    record OnTime() implements Shift {}
  }
}
