package org.blockade.service.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a clinic offers, as far as a search can ask for it.
public enum ClinicService {
  XR_NALTREXONE,
  ORAL_NALTREXONE,
  BUPRENORPHINE,
  METHADONE,
  NALOXONE,
  MANAGED_WITHDRAWAL,
  ALCOHOL_TREATMENT,
  COUNSELLING,
  PEER_SUPPORT;

  /// The word in files and options: `xr-naltrexone`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The service of a word, however it is cased.
  public static Optional<ClinicService> ofWord(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(service -> service.word().equals(lower)).findFirst();
  }

  /// Every word, for a message.
  public static String words() {
    return String.join(", ", Arrays.stream(values()).map(ClinicService::word).toList());
  }

  /// Those of a list that can be searched for.
  static List<ClinicService> known(List<String> written) {
    return written.stream().flatMap(word -> ofWord(word).stream()).distinct().toList();
  }
}
