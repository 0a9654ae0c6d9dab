package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.blockade.simulator.population.Parallel;

/// Asks each of the virtual people the same question, on a number of threads. The answers come in
/// the order of the people, so they do not depend on the threads.
///
/// @param <P> a virtual person
record VirtualPeople<P>(List<P> people, int threads, Progress progress) {

  private static final int CHUNK = 32;

  VirtualPeople {
    people = List.copyOf(people);
  }

  <T> List<T> each(Function<P, T> question) {
    List<T> answers = new ArrayList<>();
    while (answers.size() < people.size()) {
      int from = answers.size();
      answers.addAll(
          Parallel.map(
              threads,
              StrictMath.min(CHUNK, people.size() - from),
              number -> question.apply(people.get(from + number))));
      progress.advancedTo(answers.size(), people.size());
    }
    return answers;
  }
}
