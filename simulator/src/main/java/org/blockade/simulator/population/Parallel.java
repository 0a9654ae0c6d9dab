package org.blockade.simulator.population;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs independent tasks on a number of threads and gives their results in the order of the tasks,
/// so that nothing computed from them can depend on the number of threads.
public final class Parallel {

  private Parallel() {}

  /// Results of the tasks 0 to count - 1.
  ///
  /// @param threads 1 or more
  public static <T> List<T> map(int threads, int count, IntFunction<T> task) {
    if (threads < 1) {
      throw new IllegalArgumentException("there is 1 thread or more, not " + threads);
    }
    if (threads == 1) {
      return IntStream.range(0, count).mapToObj(task).toList();
    }
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> IntStream.range(0, count).parallel().mapToObj(task).toList()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while simulating", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
