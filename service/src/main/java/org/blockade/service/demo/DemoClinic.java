package org.blockade.service.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Source;
import org.blockade.service.clinic.ClinicModel;
import org.blockade.service.clinic.PersonId;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Journal;

/// Fills an empty journal with made-up people. The same seed and time give the same entries.
public final class DemoClinic {

  /// Entries appended at a time. A choice.
  private static final int BATCH = 4000;

  private static final int MOST_INJECTIONS = 10;

  /// Injections of a person of a big clinic, which come to about 80 entries.
  private static final int MANY_INJECTIONS = 9;

  /// In a big clinic what is seldom happens to one of so many. A choice.
  private static final int SELDOM = 20;

  private final ClinicModel clinic;
  private final Recipe recipe;
  private final long seed;
  private final Instant now;

  /// @param now the time at which the counts of the recipe hold; the history lies before it
  public DemoClinic(ClinicModel clinic, Recipe recipe, long seed, Instant now) {
    this.clinic = clinic;
    this.recipe = recipe;
    this.seed = seed;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Fills the journal with exactly the people of the recipe.
  ///
  /// @throws IllegalArgumentException if it is not empty: made-up people never stand beside others
  public void fill(Journal journal) {
    requireEmpty(journal);
    List<DemoPerson.Told> all = new ArrayList<>();
    int number = 0;
    for (Recipe.Group group : recipe.groups()) {
      for (int k = 0; k < group.people(); k++) {
        all.addAll(person(group, k, number++, Optional.empty()));
      }
    }
    all.sort(Comparator.comparing(DemoPerson.Told::when));
    append(journal, all);
  }

  /// Fills the journal with many people, in about the shares of the recipe, about 80 entries each.
  ///
  /// @param progress is told how many people are done
  public void fillMany(Journal journal, int people, IntConsumer progress) {
    requireEmpty(journal);
    List<DemoPerson.Told> batch = new ArrayList<>();
    for (int number = 0; number < people; number++) {
      int place = (int) ((long) number * recipe.people() / people);
      batch.addAll(person(groupAt(place), number % SELDOM, number, Optional.of(MANY_INJECTIONS)));
      if (batch.size() >= BATCH) {
        append(journal, batch);
        batch.clear();
        progress.accept(number + 1);
      }
    }
    append(journal, batch);
    progress.accept(people);
  }

  private Recipe.Group groupAt(int place) {
    int before = 0;
    for (Recipe.Group group : recipe.groups()) {
      before += group.people();
      if (place < before) {
        return group;
      }
    }
    throw new IllegalStateException("a place lies within the recipe");
  }

  private static void requireEmpty(Journal journal) {
    if (journal.size() > 0) {
      throw new IllegalArgumentException(
          "made-up people need a journal of their own; name an empty folder or database");
    }
  }

  private static void append(Journal journal, List<DemoPerson.Told> told) {
    List<Draft> drafts = told.stream().map(DemoPerson.Told::draft).toList();
    journal.append(drafts, new Recorded(told.stream().map(DemoPerson.Told::when).iterator()));
  }

  /// The clock of what is recorded: one time for each entry.
  private static final class Recorded extends Clock {

    private final Iterator<Instant> times;

    Recorded(Iterator<Instant> times) {
      this.times = times;
    }

    @Override
    public Instant instant() {
      return times.next();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /// @param place of the person in the group: what is seldom happens to the first of it
  private List<DemoPerson.Told> person(
      Recipe.Group group, int place, int number, Optional<Integer> injections) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    String id = PersonId.next(random);
    int days = group.fromDays() + random.nextInt(group.toDays() - group.fromDays() + 1);
    int times = injections.orElseGet(() -> 1 + random.nextInt(MOST_INJECTIONS));
    Instant last = now.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(random.nextInt(240)));
    Instant start = now.minus(Duration.ofDays(days + 28L * (times + 1)));
    DemoPerson person = new DemoPerson(clinic, random, id, start, now);
    Instant today = now.minus(Duration.ofHours(3));
    switch (group.state()) {
      case PROTECTED, FADING, UNPROTECTED -> {
        person.registered(start, recipe, number);
        person.injections(last, times);
        seldom(person, group.state(), place, today);
      }
      case STOPPED -> {
        person.registered(start, recipe, number);
        person.injections(last, times);
        person.content(
            now.minus(Duration.ofDays(5)),
            new Content.DecisionMade(
                "treatment", "stopped", List.of("the person moved to another clinic")));
      }
      case STARTING -> {
        person.registered(today, recipe, number);
        person.indicated(today.plusSeconds(60));
      }
      case WAITING -> {
        person.registered(today, recipe, number);
        person.asked(today.plusSeconds(60), now.minus(Duration.ofDays(3)));
      }
      case UNKNOWN -> {
        person.registered(today, recipe, number);
        if (place % 2 == 1) {
          person.fact(today.plusSeconds(60), Source.REPORTED, new AboutTreatment.Consent(true));
          person.content(
              today.plusSeconds(120),
              new Content.Overridden("a-decision-that-is-lost", "wait", "taken over from paper"));
        }
      }
    }
    return person.told();
  }

  private static void seldom(DemoPerson person, ProtectionState state, int place, Instant today) {
    if (place == 1) {
      person.fact(
          today,
          Source.REPORTED,
          new AboutHealth.Symptom("redness and a lump where the injection was"));
    } else if (place == 2) {
      person.fact(
          today,
          Source.REPORTED,
          ScaleScore.ofItems(Scale.PHQ_9, List.of(1, 2, 1, 1, 1, 1, 1, 0, 1)));
    } else if (place == 3) {
      person.fact(today, Source.REPORTED, AboutOpioids.Taken.of("heroin"));
    } else if (place == 4 && state == ProtectionState.PROTECTED) {
      person.fact(
          today, Source.MEASURED, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.PREGNANT));
    }
  }
}
