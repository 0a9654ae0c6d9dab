package org.blockade.service.desk;

/// What was asked for is not there.
public final class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotThereException() {
    super("not there");
  }
}
