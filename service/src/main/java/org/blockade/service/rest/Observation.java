package org.blockade.service.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.Scale;

/// What was found, scored or told.
sealed interface Observation {

  /// A urine screen.
  record Urine(
      @Says("When the urine was given.") Instant time,
      @Says("What was looked for, and what was found.")
          Map<AboutTests.Analyte, AboutTests.Result> results,
      @Says("How it was tested.") Optional<AboutTests.Method> method)
      implements Observation {}

  /// A liver test.
  record Liver(
      @Says("When the blood was drawn.") Instant time,
      @Says(
              value = "Multiples of the laboratory's upper limit of normal.",
              name = "multiplesOfUpperLimit")
          Map<AboutTests.LiverEnzyme, Double> multiples)
      implements Observation {}

  /// A score, by its items or by its total.
  record Score(
      @Says("When it was scored.") Instant time,
      @Says("Which scale.") Scale scale,
      @Says("Each item in its order.") Optional<List<Integer>> items,
      @Says("The total, where the items are not known.") Optional<Integer> total)
      implements Observation {}

  /// An opioid that somebody told of.
  record Opioid(
      @Says("When it was used.") Instant time,
      @Says("A name in the drug catalogue; left out where nobody can name it.")
          Optional<String> drug,
      @Says("How it had been used up to then.") Optional<AboutOpioids.Pattern> pattern)
      implements Observation {}

  /// A symptom. The answer says what it means and what to do.
  record Symptom(
      @Says("When it was told.") Instant time,
      @Says("In the words of whoever told it.") String words)
      implements Observation {}
}
