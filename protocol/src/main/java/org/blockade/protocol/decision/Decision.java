package org.blockade.protocol.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.quantity.ModelTime;

/// What the findings come to. It is advice to a clinician, who decides.
///
/// In this order, the first that holds:
///
/// 1. something required is not met, and no date is known from which it will be: do not start;
/// 2. something required is unknown, or a specialist has to decide: ask;
/// 3. something will be met from a date on: wait until the latest of these dates; what is checked
///    at the start is done then;
/// 4. something checked at the start is not met: do not start;
/// 5. something checked at the start is unknown: ask;
/// 6. start.
///
/// Without findings nothing is known, so that is a question too.
public sealed interface Decision {

  /// Every finding, in the order of the recommendations.
  List<Finding> findings();

  /// Nothing on record speaks against a first dose now.
  record Start(List<Finding> findings) implements Decision {
    public Start {
      findings = List.copyOf(findings);
    }
  }

  /// Not before a time.
  record WaitUntil(ModelTime time, List<Finding> findings) implements Decision {
    public WaitUntil {
      findings = List.copyOf(findings);
    }
  }

  /// Not now, and no date is known.
  record DoNotStart(List<Finding> findings) implements Decision {
    public DoNotStart {
      findings = List.copyOf(findings);
    }
  }

  /// Not before something is known, or somebody with more experience has decided.
  ///
  /// @param notBefore a date before which it is too early whatever the answers are, if there is one
  record Ask(Optional<ModelTime> notBefore, List<Finding> findings) implements Decision {
    public Ask {
      findings = List.copyOf(findings);
    }
  }

  /// The decision that findings come to.
  static Decision of(List<Finding> findings) {
    Optional<ModelTime> wait =
        findings.stream()
            .filter(Decision::decides)
            .flatMap(finding -> finding.metFrom().stream())
            .max(Comparator.naturalOrder());
    if (has(findings, Weight.REQUIRED, Status.NOT_MET)) {
      return new DoNotStart(findings);
    }
    if (findings.isEmpty()
        || has(findings, Weight.REQUIRED, Status.UNKNOWN)
        || has(findings, Weight.SPECIALIST, Status.UNKNOWN)
        || has(findings, Weight.SPECIALIST, Status.NOT_MET)) {
      return new Ask(wait, findings);
    }
    if (wait.isPresent()) {
      return new WaitUntil(wait.get(), findings);
    }
    if (has(findings, Weight.AT_START, Status.NOT_MET)) {
      return new DoNotStart(findings);
    }
    return has(findings, Weight.AT_START, Status.UNKNOWN)
        ? new Ask(Optional.empty(), findings)
        : new Start(findings);
  }

  /// Whether a finding of that weight and status, and without a date, is among them.
  private static boolean has(List<Finding> findings, Weight weight, Status status) {
    return findings.stream()
        .anyMatch(finding ->
            finding.weight() == weight
                && finding.status() == status
                && (status == Status.UNKNOWN || finding.metFrom().isEmpty()));
  }

  private static boolean decides(Finding finding) {
    return switch (finding.weight()) {
      case REQUIRED, AT_START, SPECIALIST -> true;
      case CAUTION -> false;
    };
  }
}
