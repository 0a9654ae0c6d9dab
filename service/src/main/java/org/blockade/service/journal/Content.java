package org.blockade.service.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.simulator.dosing.TimeAxis;

/// What an entry says.
public sealed interface Content {

  /// Longest text of one field. A choice.
  int MOST_WORDS = 10_000;

  /// Who the person is. A later one replaces this one; the id of a person says nothing about them.
  ///
  /// @param chartNumber the number of a chart that the clinic keeps elsewhere, if it keeps one
  record Registered(
      String familyName, String givenName, LocalDate birthDate, Optional<String> chartNumber)
      implements Content {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1850, 1, 1);
    private static final LocalDate LATEST_BIRTH = LocalDate.of(9999, 12, 31);

    public Registered {
      Words.told("the family name", familyName, Draft.MOST_NAME);
      Words.told("the given name", givenName, Draft.MOST_NAME);
      if (birthDate.isBefore(EARLIEST_BIRTH) || birthDate.isAfter(LATEST_BIRTH)) {
        throw new IllegalArgumentException("a birth date is in the years 1850 to 9999");
      }
      chartNumber.ifPresent(number -> Words.told("the chart number", number, Draft.MOST_NAME));
    }
  }

  /// A fact about the person. Its id is that of the entry.
  ///
  /// @param axis what hour 0 of the fact's times means
  record FactStated(TimeAxis.Calendar axis, Fact fact) implements Content {

    public FactStated {
      if (fact.statement() instanceof Correction) {
        throw new IllegalArgumentException("a correction is an entry of its own kind, not a fact");
      }
    }
  }

  /// What the rules, or a clinician, came to.
  ///
  /// @param about what was asked, e.g. `next-injection`
  /// @param outcome the answer
  /// @param reasons why, the most important first
  record DecisionMade(String about, String outcome, List<String> reasons) implements Content {

    public DecisionMade {
      Words.told("what was decided about", about, MOST_WORDS);
      Words.told("the outcome", outcome, MOST_WORDS);
      reasons = List.copyOf(reasons);
      reasons.forEach(reason -> Words.told("a reason", reason, MOST_WORDS));
    }
  }

  /// A clinician went another way.
  ///
  /// @param decision id of the entry of the decision
  /// @param outcome what is done in its place
  record Overridden(String decision, String outcome, String reason) implements Content {

    public Overridden {
      Words.told("the decision that is overridden", decision, Draft.MOST_NAME);
      Words.told("what is done in its place", outcome, MOST_WORDS);
      Words.told("the reason", reason, MOST_WORDS);
    }
  }

  /// An earlier entry was wrong and does not count from here on. What is right is an entry of its
  /// own.
  ///
  /// @param of id of the entry that was wrong
  record Corrected(String of, String reason) implements Content {

    public Corrected {
      Words.told("the entry that is corrected", of, Draft.MOST_NAME);
      Words.told("the reason", reason, MOST_WORDS);
    }
  }

  /// A written consent to disclosures (42 CFR 2.31).
  ///
  /// @param purpose what the disclosure is for, e.g. all treatment, payment and operations
  /// @param discloser who may disclose
  /// @param recipients names or class of those who may receive
  /// @param information what may be disclosed, told specifically
  /// @param expires when it ends by itself, if it does
  /// @param signed when the person signed
  /// @param policy version of the policy under which it was taken
  /// @param redisclosureStated whether the form told what recipients may do with it
  /// @param covers what of the record; entries that do not say cover what is not apart
  /// @param signature who signed; empty in entries of the first version, which did not ask
  /// @param opens what a computer system may be given that is named as a recipient; empty for
  ///   nothing, and in entries of versions that did not ask
  record ConsentGiven(
      String purpose,
      String discloser,
      List<String> recipients,
      String information,
      Optional<Instant> expires,
      Instant signed,
      String policy,
      boolean redisclosureStated,
      Covers covers,
      Optional<Signature> signature,
      Set<Information> opens)
      implements Content {

    /// What of the record a consent is about. One about counselling notes stands apart from every
    /// other (2.31(b)).
    public enum Covers {
      RECORD,
      COUNSELLING_NOTES
    }

    /// The signature on the form.
    ///
    /// @param by who signed: the person, or who may act for them
    /// @param revocationStated whether the form told how it is taken back
    public record Signature(String by, boolean revocationStated) {

      public Signature {
        Words.told("who signed a consent", by, MOST_WORDS);
        if (!revocationStated) {
          throw new IllegalArgumentException(
              "a consent is complete only with the right to take it back");
        }
      }
    }

    /// One of the first version: about the record, without a word on who signed.
    public ConsentGiven(
        String purpose,
        String discloser,
        List<String> recipients,
        String information,
        Optional<Instant> expires,
        Instant signed,
        String policy,
        boolean redisclosureStated) {
      this(
          purpose,
          discloser,
          recipients,
          information,
          expires,
          signed,
          policy,
          redisclosureStated,
          Covers.RECORD,
          Optional.empty(),
          Set.of());
    }

    public ConsentGiven {
      Words.told("the purpose of a consent", purpose, MOST_WORDS);
      Words.told("who may disclose", discloser, MOST_WORDS);
      recipients = List.copyOf(recipients);
      if (recipients.isEmpty()) {
        throw new IllegalArgumentException("a consent names who may receive");
      }
      recipients.forEach(each -> Words.told("a recipient", each, MOST_WORDS));
      Words.told("what may be disclosed", information, MOST_WORDS);
      Words.told("the version of the policy", policy, MOST_WORDS);
      if (!redisclosureStated) {
        throw new IllegalArgumentException(
            "a consent is complete only with the statement about redisclosure");
      }
      if (expires.filter(end -> !end.isAfter(signed)).isPresent()) {
        throw new IllegalArgumentException("a consent ends after it was signed");
      }
      EnumSet<Information> copy = EnumSet.noneOf(Information.class);
      copy.addAll(opens);
      opens = Collections.unmodifiableSet(copy);
    }
  }

  /// The person took a consent back; it ends at once.
  ///
  /// @param consent id of the entry of the consent
  record ConsentRevoked(String consent) implements Content {

    public ConsentRevoked {
      Words.told("the consent that is taken back", consent, Draft.MOST_NAME);
    }
  }

  /// Something about the person was disclosed. What 42 CFR 2.51 asks for in an emergency is asked
  /// for always.
  ///
  /// @param recipient name of who received it
  /// @param affiliation where the recipient works
  /// @param discloser who disclosed it
  /// @param nature what was disclosed, or the nature of the emergency
  /// @param purpose what for
  /// @param consent id of the entry of the consent; empty in an emergency
  record Disclosed(
      String recipient,
      String affiliation,
      String discloser,
      String nature,
      String purpose,
      Optional<String> consent)
      implements Content {

    public Disclosed {
      Words.told("the recipient", recipient, MOST_WORDS);
      Words.told("the recipient's affiliation", affiliation, MOST_WORDS);
      Words.told("who disclosed", discloser, MOST_WORDS);
      Words.told("the nature of the disclosure", nature, MOST_WORDS);
      Words.told("the purpose of the disclosure", purpose, MOST_WORDS);
      consent.ifPresent(id -> Words.told("the consent", id, Draft.MOST_NAME));
    }
  }

  /// Somebody who looks after privacy looked at a disclosure afterwards.
  ///
  /// @param disclosure id of its entry
  /// @param note what they found
  record Reviewed(String disclosure, String note) implements Content {

    public Reviewed {
      Words.told("the disclosure that was reviewed", disclosure, Draft.MOST_NAME);
      Words.told("the note of a review", note, MOST_WORDS);
    }
  }

  /// The person asked that something be not used or disclosed (42 CFR 2.26).
  ///
  /// @param request what they asked for
  /// @param agreed whether the clinic agreed to it
  /// @param answer what they were told
  record RestrictionAsked(String request, boolean agreed, String answer) implements Content {

    public RestrictionAsked {
      Words.told("what a restriction is about", request, MOST_WORDS);
      Words.told("the answer to a restriction", answer, MOST_WORDS);
    }
  }

  /// An entry of another version, kept as it stands.
  ///
  /// @param why what is not known, without anything that the entry says
  record NotUnderstood(String why) implements Content {}

  /// The kind of an entry that says this; empty where the entry keeps the word it came with.
  default Optional<EntryKind> kind() {
    return switch (this) {
      case Registered registered -> Optional.of(EntryKind.PERSON);
      case FactStated fact -> Optional.of(EntryKind.FACT);
      case DecisionMade decision -> Optional.of(EntryKind.DECISION);
      case Overridden override -> Optional.of(EntryKind.OVERRIDE);
      case Corrected correction -> Optional.of(EntryKind.CORRECTION);
      case ConsentGiven given -> Optional.of(EntryKind.CONSENT);
      case ConsentRevoked revoked -> Optional.of(EntryKind.CONSENT);
      case Disclosed disclosed -> Optional.of(EntryKind.DISCLOSURE);
      case Reviewed review -> Optional.of(EntryKind.PRIVACY);
      case RestrictionAsked restriction -> Optional.of(EntryKind.PRIVACY);
      case NotUnderstood unknown -> Optional.empty();
    };
  }
}
