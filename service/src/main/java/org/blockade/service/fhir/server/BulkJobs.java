package org.blockade.service.fhir.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/// Exports that were asked for. Nothing of them is written before it is fetched, and nothing is
/// kept on a disk: a job is a list of ids, and each file is made while it is fetched, for whoever
/// may be seen then. So a consent that is taken back ends an export that has begun.
final class BulkJobs {

  /// Choices: exports of one account, and of all; how long one waits.
  static final int MOST_OF_ONE = 2;

  static final int MOST = 16;
  static final Duration LASTS = Duration.ofHours(6);

  private static final int ID_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  /// An export.
  ///
  /// @param people ids of the people it is about, in parts
  /// @param types of resources
  /// @param since filters what is older
  record Job(
      String account,
      Instant asked,
      String request,
      List<List<String>> people,
      List<String> types,
      List<Predicate<Resource>> since) {}

  /// Keeps one.
  ///
  /// @return its id
  /// @throws FhirProblem where there are too many
  synchronized String add(Job job) {
    jobs.values().removeIf(each -> each.asked().plus(LASTS).isBefore(job.asked()));
    long own = jobs.values().stream().filter(each -> each.account().equals(job.account())).count();
    if (jobs.size() >= MOST || own >= MOST_OF_ONE) {
      throw FhirProblem.busy();
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    jobs.put(id, job);
    return id;
  }

  /// One of an account's own.
  Optional<Job> of(String id, String account, Instant now) {
    return Optional.ofNullable(jobs.get(id))
        .filter(job -> job.account().equals(account))
        .filter(job -> !job.asked().plus(LASTS).isBefore(now));
  }

  void remove(String id) {
    jobs.remove(id);
  }
}
