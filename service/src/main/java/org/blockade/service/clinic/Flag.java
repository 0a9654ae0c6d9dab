package org.blockade.service.clinic;

import java.util.Set;
import org.blockade.service.journal.Information;

/// What has to be seen at once about a person, the most urgent first.
public enum Flag {
  SELF_HARM("thoughts of death or self-harm: safety assessment the same day"),
  URGENT_SYMPTOM("a symptom on record asks for care at once: no dose until a clinician has looked"),
  NOT_UNDERSTOOD("entries are not understood: the record is not whole"),
  POSSIBLE_OPIOID("an opioid is on record, or may be"),
  HOLD("something holds a dose: the prescriber decides"),
  TOLERANCE("tolerance may be lost: an amount that was usual before can kill"),
  MISSED_COUNSELLING("the last counselling session was missed");

  private final String words;

  Flag(String words) {
    this.words = words;
  }

  /// What it says.
  public String words() {
    return words;
  }

  /// What somebody learns who sees it.
  public Set<Information> tells() {
    return switch (this) {
      case SELF_HARM -> Set.of(Information.HEALTH);
      case URGENT_SYMPTOM -> Set.of(Information.HEALTH, Information.SUBSTANCE_USE);
      case NOT_UNDERSTOOD, TOLERANCE -> Set.of(Information.NALTREXONE);
      case POSSIBLE_OPIOID -> Set.of(Information.SUBSTANCE_USE);
      // Its reason may be anything on record.
      case HOLD -> Information.WHOLE_RECORD;
      case MISSED_COUNSELLING -> Set.of(Information.APPOINTMENTS);
    };
  }
}
