package org.blockade.service.fhir.read;

/// A resource that is not as it must be. Caught where resources are read one by one.
final class NotUnderstoodException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param sentence what is wrong; repeats no text of the resource
  NotUnderstoodException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
