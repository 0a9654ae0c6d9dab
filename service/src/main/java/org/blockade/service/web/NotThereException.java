package org.blockade.service.web;

/// What was asked for is not there.
final class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotThereException() {
    super("not there");
  }
}
