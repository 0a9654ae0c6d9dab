package org.blockade.protocol.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.quantity.ModelTime;

/// What a visit for an injection comes to, if it were now. It is advice to a clinician, who
/// decides.
///
/// In this order, the first that holds:
///
/// 1. something required is not met, or a specialist has to decide: hold, also a first dose and a
///    new start;
/// 2. no injection is on record: a first dose, which screening decides;
/// 3. the last one has lapsed: a new start;
/// 4. it is too early: not yet;
/// 5. something that is checked on the day is not met: hold;
/// 6. something is unknown: check first;
/// 7. give.
///
/// Without findings nothing is known, so something is to be checked.
public sealed interface VisitDecision {

  /// Every finding, in the order of the recommendations.
  List<Finding> findings();

  /// Nothing on record speaks against it now.
  record Give(List<Finding> findings) implements VisitDecision {
    public Give {
      findings = List.copyOf(findings);
    }
  }

  /// Not before something is known.
  record CheckFirst(List<Finding> findings) implements VisitDecision {
    public CheckFirst {
      findings = List.copyOf(findings);
    }
  }

  /// Not before a day.
  record NotYet(ModelTime from, List<Finding> findings) implements VisitDecision {
    public NotYet {
      findings = List.copyOf(findings);
    }
  }

  /// Not until the prescriber has looked at it.
  ///
  /// @param held where the person stands with the injection that is held
  record Hold(Standing held, List<Finding> findings) implements VisitDecision {
    public Hold {
      findings = List.copyOf(findings);
    }
  }

  /// To be assessed as for a first dose.
  record NewStart(List<Finding> findings) implements VisitDecision {
    public NewStart {
      findings = List.copyOf(findings);
    }
  }

  /// A first dose.
  record FirstInjection(List<Finding> findings) implements VisitDecision {
    public FirstInjection {
      findings = List.copyOf(findings);
    }
  }

  /// The decision that a standing and findings come to.
  ///
  /// @param windowOpens the first day that is not early; needed where it is early
  static VisitDecision of(
      Standing standing, Optional<ModelTime> windowOpens, List<Finding> findings) {
    boolean holds =
        any(
            findings,
            finding ->
                finding.status() == Status.NOT_MET
                    && (finding.weight() == Weight.REQUIRED
                        || finding.weight() == Weight.SPECIALIST));
    if (holds) {
      return new Hold(standing, findings);
    }
    return switch (standing) {
      case FIRST -> new FirstInjection(findings);
      case LAPSED -> new NewStart(findings);
      case EARLY -> new NotYet(windowOpens.orElseThrow(), findings);
      case DUE -> onTheDay(findings);
    };
  }

  private static VisitDecision onTheDay(List<Finding> findings) {
    Predicate<Finding> decides = finding -> finding.weight() != Weight.CAUTION;
    if (any(findings, decides.and(finding -> finding.status() == Status.NOT_MET))) {
      return new Hold(Standing.DUE, findings);
    }
    return findings.isEmpty()
            || any(findings, decides.and(finding -> finding.status() == Status.UNKNOWN))
        ? new CheckFirst(findings)
        : new Give(findings);
  }

  private static boolean any(List<Finding> findings, Predicate<Finding> test) {
    return findings.stream().anyMatch(test);
  }
}
