package org.blockade.service.access;

import static org.blockade.service.access.Action.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who may do what: role x action x consent. What is not named is refused.
///
/// Within the clinic that treats a person, those who need it to treat see the record without a
/// consent (42 CFR 2.12(c)(3)); counselling notes are apart (2.31(b)); whatever leaves the clinic
/// needs a consent that stands, or an emergency (2.51). Which role does what in a clinic is a
/// choice.
public final class AccessPolicy {

  private static final Map<Role, Set<Action>> MAY =
      Map.of(
          Role.PRESCRIBER,
          EnumSet.of(
              SEE_WORKLIST,
              SEE_APPOINTMENTS,
              SEE_PERSON,
              SEE_COUNSELLING_NOTE,
              REGISTER_PERSON,
              RECORD_DOSE,
              RECORD_OBSERVATION,
              RECORD_COUNSELLING,
              OVERRIDE_DECISION,
              CORRECT_ENTRY,
              RECORD_CONSENT,
              DISCLOSE,
              BREAK_GLASS,
              SEE_PANEL,
              RUN_TRIAL,
              OWN_ACCOUNT),
          Role.NURSE,
          EnumSet.of(
              SEE_WORKLIST,
              SEE_APPOINTMENTS,
              SEE_PERSON,
              REGISTER_PERSON,
              RECORD_DOSE,
              RECORD_OBSERVATION,
              RECORD_COUNSELLING,
              CORRECT_ENTRY,
              RECORD_CONSENT,
              DISCLOSE,
              BREAK_GLASS,
              SEE_PANEL,
              OWN_ACCOUNT),
          Role.COUNSELLOR,
          EnumSet.of(
              SEE_WORKLIST,
              SEE_APPOINTMENTS,
              SEE_PERSON,
              SEE_COUNSELLING_NOTE,
              RECORD_OBSERVATION,
              RECORD_COUNSELLING,
              CORRECT_ENTRY,
              RECORD_CONSENT,
              OWN_ACCOUNT),
          Role.FRONT_DESK,
          EnumSet.of(SEE_APPOINTMENTS, REGISTER_PERSON, OWN_ACCOUNT),
          Role.RESEARCHER,
          EnumSet.of(SEE_PANEL, EXPORT_DEIDENTIFIED, RUN_TRIAL, OWN_ACCOUNT),
          Role.PRIVACY_OFFICER,
          EnumSet.of(
              SEE_PERSON, RECORD_CONSENT, DISCLOSE, REVIEW_DISCLOSURES, SEE_AUDIT, OWN_ACCOUNT),
          Role.ADMIN,
          EnumSet.of(RUN_TRIAL, MANAGE_ACCOUNTS, MANAGE_POLICY, SEE_AUDIT, BACKUP, OWN_ACCOUNT),
          Role.OWN_SYSTEM,
          EnumSet.of(
              SEE_WORKLIST,
              SEE_PERSON,
              REGISTER_PERSON,
              RECORD_DOSE,
              RECORD_OBSERVATION,
              SEE_PANEL,
              ASK_FOR_CARDS,
              OWN_ACCOUNT),
          Role.OUTSIDE_SYSTEM,
          EnumSet.of(DISCLOSE, ASK_FOR_CARDS, OWN_ACCOUNT));

  private AccessPolicy() {}

  /// Whether somebody may.
  ///
  /// @param roles of the one who asks; somebody without any may nothing
  public static Verdict decide(Set<Role> roles, Action action, ConsentState consent) {
    return roles.stream()
        .map(role -> decide(role, action, consent))
        .reduce(Verdict.REFUSED, Verdict::or);
  }

  /// Whether somebody may, where several consents stand beside each other: any of them is enough.
  public static Verdict decide(Set<Role> roles, Action action, Set<ConsentState> consents) {
    return consents.stream()
        .map(consent -> decide(roles, action, consent))
        .reduce(decide(roles, action, ConsentState.NONE), Verdict::or);
  }

  private static Verdict decide(Role role, Action action, ConsentState consent) {
    if (!MAY.getOrDefault(role, Set.of()).contains(action)) {
      return Verdict.REFUSED;
    }
    return switch (action.about()) {
      case CLINIC, PERSON -> Verdict.ALLOWED;
      case COUNSELLING_NOTES ->
          role == Role.COUNSELLOR || consent == ConsentState.COUNSELLING_NOTES
              ? Verdict.ALLOWED
              : Verdict.NEEDS_CONSENT;
      case DISCLOSURE ->
          switch (consent) {
            case TREATMENT, EMERGENCY -> Verdict.ALLOWED;
            case NONE, COUNSELLING_NOTES -> Verdict.NEEDS_CONSENT;
          };
    };
  }
}
