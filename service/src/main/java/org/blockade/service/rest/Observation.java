package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.Scale;

/// What was found, scored or told.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Observation.Urine.class, name = "urine"),
  @JsonSubTypes.Type(value = Observation.Liver.class, name = "liver"),
  @JsonSubTypes.Type(value = Observation.Score.class, name = "score"),
  @JsonSubTypes.Type(value = Observation.Opioid.class, name = "opioid"),
  @JsonSubTypes.Type(value = Observation.Symptom.class, name = "symptom"),
  @JsonSubTypes.Type(value = Observation.Looked.class, name = "looked")
})
sealed interface Observation {

  /// A urine screen.
  record Urine(
      @Schema(description = "When the urine was given.") Instant time,
      @Schema(
              description = "What was looked for, and what was found.",
              propertyNames = AboutTests.Analyte.class)
          Map<AboutTests.Analyte, AboutTests.Result> results,
      @Schema(description = "How it was tested.") Optional<AboutTests.Method> method)
      implements Observation {}

  /// A liver test.
  record Liver(
      @Schema(description = "When the blood was drawn.") Instant time,
      @JsonProperty("multiplesOfUpperLimit")
          @Schema(
              description = "Multiples of the laboratory's upper limit of normal.",
              propertyNames = AboutTests.LiverEnzyme.class)
          Map<AboutTests.LiverEnzyme, Double> multiples)
      implements Observation {}

  /// A score, by its items or by its total.
  record Score(
      @Schema(description = "When it was scored.") Instant time,
      @Schema(description = "Which scale.") Scale scale,
      @Schema(description = "Each item in its order.") Optional<List<Integer>> items,
      @Schema(description = "The total, where the items are not known.") Optional<Integer> total)
      implements Observation {}

  /// An opioid that somebody told of.
  record Opioid(
      @Schema(description = "When it was used.") Instant time,
      @Schema(description = "A name in the drug catalogue; left out where nobody can name it.")
          Optional<String> drug,
      @Schema(description = "How it had been used up to then.")
          Optional<AboutOpioids.Pattern> pattern)
      implements Observation {}

  /// A symptom. The answer says what it means and what to do.
  record Symptom(
      @Schema(description = "When it was told.") Instant time,
      @Schema(description = "In the words of whoever told it.") String words)
      implements Observation {}

  /// A look at symptoms that were told of before.
  record Looked(
      @Schema(description = "When somebody looked.") Instant time,
      @Schema(description = "The kind of symptoms that was looked at.")
          AboutHealth.SymptomKind about,
      @Schema(description = "Who looked.") AboutHealth.Clinician by,
      @Schema(description = "What came of it. At hold naltrexone waits, and nothing is answered.")
          AboutHealth.Looked outcome)
      implements Observation {}
}
