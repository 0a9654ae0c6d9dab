package org.blockade.service.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.ClosedException;
import org.blockade.service.journal.IdTakenException;
import org.blockade.service.journal.JournalException;
import org.blockade.service.journal.RecordedMeanwhileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers what goes wrong below the address of this interface; the pages have their own way.
final class Problems implements HandlerExceptionResolver, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (!ApiDoor.isBelow(request)) {
      return null;
    }
    try {
      if (thrown instanceof ErrorResponse told) {
        told.getHeaders()
            .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
      }
      of(thrown).write(response);
      return new ModelAndView();
    } catch (IOException e) {
      // Nobody listens any more.
      return new ModelAndView();
    }
  }

  private static Problem of(Exception thrown) {
    return switch (thrown) {
      case ProblemException problem -> problem.problem();
      case HttpMessageNotReadableException unread -> BodyProblem.of(unread.getCause());
      case UnfitException unfit ->
          new Problem(
              Problem.Type.NOT_FIT,
              HttpStatus.BAD_REQUEST,
              unfit.sentence(),
              unfit.field().isEmpty() ? Map.of() : Map.of("field", unfit.field()));
      case ClosedException closed ->
          Problem.of(
              HttpStatus.FORBIDDEN,
              closed.verdict() == Verdict.NEEDS_CONSENT
                  ? "the person has not agreed to this"
                  : "this account may not do that");
      case NotThereException gone ->
          Problem.of(HttpStatus.NOT_FOUND, "there is nothing here that this account may see");
      case IdTakenException taken ->
          Problem.of(
              Problem.Type.KEY_IN_USE,
              HttpStatus.CONFLICT,
              "this Idempotency-Key is being recorded, or is the id of another entry; ask again, and"
                  + " take a new key if it stays so");
      case RecordedMeanwhileException meanwhile -> meanwhile(Map.of());
      case JournalException journal -> {
        LOG.error("the journal: {}", journal.sentence());
        yield Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE, "the record cannot be read or written now; ask again");
      }
      case MethodArgumentTypeMismatchException mismatch ->
          Problem.of(
              Problem.Type.NOT_FIT,
              HttpStatus.BAD_REQUEST,
              "a parameter is of another type than the document of this interface says");
      case ErrorResponse told -> ofStatus(told.getStatusCode().value());
      default -> ours(thrown);
    };
  }

  /// Somebody else has recorded.
  static Problem meanwhile(Map<String, Object> more) {
    return new Problem(
        Problem.Type.RECORDED_MEANWHILE,
        HttpStatus.PRECONDITION_FAILED,
        "somebody else has recorded about this person; get them again, and decide again",
        more);
  }

  private static Problem ofStatus(int code) {
    HttpStatus status = HttpStatus.resolve(code);
    if (status == null) {
      return Problem.of(HttpStatus.BAD_REQUEST, "the request is not one of this interface");
    }
    return Problem.of(
        status,
        switch (status) {
          case NOT_FOUND -> "there is nothing at this address";
          case METHOD_NOT_ALLOWED -> "this address is not asked with this method; see Allow";
          case NOT_ACCEPTABLE -> "the answer is application/json";
          case UNSUPPORTED_MEDIA_TYPE ->
              "the body is application/json, or text/csv where a chart may be sent";
          default -> "the request misses something, or has it in another form";
        });
  }

  /// The place in the program, never the message: it could quote a record.
  private static Problem ours(Exception thrown) {
    StackTraceElement[] places = thrown.getStackTrace();
    LOG.error(
        "internal error ({} at {})",
        thrown.getClass().getSimpleName(),
        Arrays.stream(places)
            .filter(place -> place.getClassName().startsWith("org.blockade"))
            .findFirst()
            .map(place -> place.getClassName() + ":" + place.getLineNumber())
            .orElse(places.length == 0 ? "?" : places[0].toString()));
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "something is wrong here, not with the request");
  }
}
