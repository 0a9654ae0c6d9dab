package org.blockade.service.sbml;

/// An experiment that cannot be written as it is; the message says why, and what would do.
public final class ArchiveRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ArchiveRefusedException(String message) {
    super(message);
  }
}
