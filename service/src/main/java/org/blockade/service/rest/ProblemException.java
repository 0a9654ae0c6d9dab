package org.blockade.service.rest;

/// A request comes to a problem.
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.type().uri());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
