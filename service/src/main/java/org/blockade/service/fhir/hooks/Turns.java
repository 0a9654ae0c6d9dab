package org.blockade.service.fhir.hooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Bounds how many calls are worked on at one time. Whoever gets no turn soon is told so: a record
/// system must not wait at an order.
final class Turns {

  /// Calls that are worked on at one time. A choice; more wait.
  static final int AT_ONE_TIME = 4;

  /// How long a call waits for its turn. A choice: someone stands before an order meanwhile.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore free;
  private final Duration patience;

  static Turns standard() {
    return new Turns(AT_ONE_TIME, PATIENCE);
  }

  /// @param number how many at one time
  /// @param patience how long somebody waits for a turn
  Turns(int number, Duration patience) {
    this.free = new Semaphore(number);
    this.patience = patience;
  }

  /// Does something in a turn.
  ///
  /// @throws BusyException if none came free in time
  <T> T take(Supplier<T> work) {
    if (!comes()) {
      throw new BusyException();
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean comes() {
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// No turn came free.
  static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BusyException() {
      super("busy");
    }
  }
}
