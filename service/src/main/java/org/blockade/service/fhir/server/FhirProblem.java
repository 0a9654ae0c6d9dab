package org.blockade.service.fhir.server;

/// A request that is answered with an OperationOutcome. The sentence is ours and repeats nothing of
/// what was sent.
final class FhirProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  private FhirProblem(int status, String code, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  /// A code of the value set issue-type.
  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  static FhirProblem invalid(String sentence) {
    return new FhirProblem(400, "invalid", sentence);
  }

  static FhirProblem needed(String sentence) {
    return new FhirProblem(400, "required", sentence);
  }

  static FhirProblem notSupported(String sentence) {
    return new FhirProblem(400, "not-supported", sentence);
  }

  static FhirProblem notThere() {
    return new FhirProblem(404, "not-found", "nothing is there that you may see");
  }

  static FhirProblem stranger() {
    return new FhirProblem(401, "login", "say who asks");
  }

  static FhirProblem outOfScope() {
    return new FhirProblem(403, "forbidden", "the scopes that were granted do not cover this");
  }

  static FhirProblem readOnly() {
    return new FhirProblem(405, "not-supported", "this server is read-only");
  }

  static FhirProblem format() {
    return new FhirProblem(406, "not-supported", "this server writes JSON only");
  }

  static FhirProblem body() {
    return new FhirProblem(
        415, "not-supported", "a search is sent as application/x-www-form-urlencoded");
  }

  static FhirProblem busy() {
    return new FhirProblem(
        429, "throttled", "too many exports wait to be fetched; delete one, or come back later");
  }

  static FhirProblem journal() {
    return new FhirProblem(503, "transient", "the journal cannot be read or written now");
  }

  static FhirProblem ours() {
    return new FhirProblem(500, "exception", "something went wrong here; it is in the log");
  }
}
