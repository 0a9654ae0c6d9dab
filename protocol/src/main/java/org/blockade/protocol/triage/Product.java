package org.blockade.protocol.triage;

import java.util.Arrays;
import java.util.Optional;

/// Which naltrexone a person is on. Nobody's word for it is no value here: unknown is an empty
/// `Optional`.
public enum Product {
  XR_NALTREXONE("xr-naltrexone"),
  ORAL_NALTREXONE("oral-naltrexone"),
  NONE("none");

  private final String word;

  Product(String word) {
    this.word = word;
  }

  /// How it is written.
  public String word() {
    return word;
  }

  /// The product with this word.
  public static Optional<Product> ofWord(String word) {
    return Arrays.stream(values()).filter(product -> product.word.equals(word)).findFirst();
  }
}
