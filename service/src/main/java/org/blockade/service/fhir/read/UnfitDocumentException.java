package org.blockade.service.fhir.read;

/// A document of which nothing can be used. Caught where a document is read.
final class UnfitDocumentException extends Exception {

  private static final long serialVersionUID = 1;

  /// @param sentence what is wrong and what would be right; repeats nothing of the document
  UnfitDocumentException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
