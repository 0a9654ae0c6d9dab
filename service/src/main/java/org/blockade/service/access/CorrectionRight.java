package org.blockade.service.access;

import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.service.journal.Content;

/// What somebody must be allowed who corrects an entry, besides correcting: to make one of its
/// kind.
public final class CorrectionRight {

  private CorrectionRight() {}

  /// The right that a correction of an entry needs. What this version does not understand is for
  /// those who may go against a decision.
  public static Action toCorrect(Content content) {
    return switch (content) {
      case Content.FactStated fact ->
          fact.fact().statement() instanceof AboutTreatment.NaltrexoneGiven
              ? Action.RECORD_DOSE
              : Action.RECORD_OBSERVATION;
      case Content.DecisionMade decision -> Action.OVERRIDE_DECISION;
      case Content.Overridden override -> Action.OVERRIDE_DECISION;
      case Content.Registered registered -> Action.REGISTER_PERSON;
      case Content.ConsentGiven given -> Action.RECORD_CONSENT;
      case Content.ConsentRevoked revoked -> Action.RECORD_CONSENT;
      case Content.Disclosed disclosed -> Action.REVIEW_DISCLOSURES;
      case Content.Reviewed reviewed -> Action.REVIEW_DISCLOSURES;
      case Content.RestrictionAsked restriction -> Action.RECORD_CONSENT;
      case Content.Corrected corrected -> Action.CORRECT_ENTRY;
      case Content.NotUnderstood unknown -> Action.OVERRIDE_DECISION;
    };
  }
}
