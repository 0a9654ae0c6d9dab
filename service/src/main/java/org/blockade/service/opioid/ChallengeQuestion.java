package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.quantity.ModelTime;

/// How far would a published challenge be attenuated, and how does that change?
///
/// @param asOf the time of the question: doses on record after it do not count
/// @param at the time of the challenge, not before `asOf`
/// @param horizonHours how far ahead of `asOf` the curve goes (h)
/// @param everyHours from one point of the curve to the next (h)
/// @param remarks what the reader must know about the record
public record ChallengeQuestion(
    PublishedChallenge challenge,
    ModelTime asOf,
    ModelTime at,
    double horizonHours,
    double everyHours,
    List<String> remarks) {

  public ChallengeQuestion {
    remarks = List.copyOf(remarks);
    if (at.isBefore(asOf)) {
      throw new IllegalArgumentException("a challenge is not before the time of the question");
    }
  }
}
