package org.blockade.service.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.ClosedException;
import org.blockade.service.door.Open;
import org.blockade.service.journal.IdTakenException;
import org.blockade.service.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/// What goes wrong, as a page: what happened and what one can do. Nothing of the program's inside,
/// and nothing of what was sent.
@Controller
@ControllerAdvice
class ProblemController implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemController.class);

  private final Pages pages;
  private final VisitorResolver visitors;

  ProblemController(Pages pages, VisitorResolver visitors) {
    this.pages = pages;
    this.visitors = visitors;
  }

  @ExceptionHandler(ClosedException.class)
  ResponseEntity<byte[]> closed(ClosedException problem, HttpServletRequest request) {
    boolean consent = problem.verdict() == Verdict.NEEDS_CONSENT;
    return page(HttpStatus.FORBIDDEN, consent ? "problem.consent" : "problem.closed", "", request);
  }

  @ExceptionHandler(NotThereException.class)
  ResponseEntity<byte[]> notThere(HttpServletRequest request) {
    return page(HttpStatus.NOT_FOUND, "problem.not-there", "", request);
  }

  @ExceptionHandler(UnfitException.class)
  ResponseEntity<byte[]> unfit(UnfitException problem, HttpServletRequest request) {
    return page(HttpStatus.BAD_REQUEST, "problem.unfit", problem.sentence(), request);
  }

  @ExceptionHandler(AccountRefusedException.class)
  ResponseEntity<byte[]> refused(AccountRefusedException problem, HttpServletRequest request) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, "problem.unfit", problem.sentence(), request);
  }

  /// A form that was sent, changed and sent again: what it says now is another entry.
  @ExceptionHandler(IdTakenException.class)
  ResponseEntity<byte[]> taken(HttpServletRequest request) {
    return page(HttpStatus.CONFLICT, "problem.taken", "", request);
  }

  @ExceptionHandler(JournalException.class)
  ResponseEntity<byte[]> journal(JournalException problem, HttpServletRequest request) {
    LOG.error("the journal: {}", problem.sentence());
    return page(HttpStatus.SERVICE_UNAVAILABLE, "problem.journal", problem.sentence(), request);
  }

  /// Everything else that the server says no to.
  @Open
  @RequestMapping("/error")
  ResponseEntity<byte[]> other(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        code instanceof Integer number
            ? Objects.requireNonNullElse(
                HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
            : HttpStatus.NOT_FOUND;
    if (status.is5xxServerError()) {
      tell(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }
    String key =
        switch (status) {
          case NOT_FOUND -> "problem.not-there";
          case FORBIDDEN -> "problem.closed";
          case TOO_MANY_REQUESTS -> "problem.too-many";
          default -> status.is5xxServerError() ? "problem.ours" : "problem.unfit";
        };
    return page(status, key, "", request);
  }

  /// The place in the program, never the message: it could quote a record.
  private static void tell(@org.jspecify.annotations.Nullable Object problem) {
    if (problem instanceof Throwable thrown) {
      Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
      StackTraceElement[] places = root.getStackTrace();
      LOG.error(
          "internal error ({} at {})",
          root.getClass().getSimpleName(),
          java.util.Arrays.stream(places)
              .filter(place -> place.getClassName().startsWith("org.blockade"))
              .findFirst()
              .map(place -> place.getClassName() + ":" + place.getLineNumber())
              .orElse(places.length == 0 ? "?" : places[0].toString()));
    }
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, String key, String sentence, HttpServletRequest request) {
    Frame frame = new Frame(visitors.of(request), "problem.title");
    return pages.page(status, "problem", new ProblemPage(frame, status.value(), key, sentence));
  }
}
