package org.blockade.service.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Refuses a body that is larger than anything that is read here, while it is read.
@ControllerAdvice(basePackageClasses = BodyLimit.class)
class BodyLimit extends RequestBodyAdviceAdapter {

  /// Larger than any chart that is answered within a request (bytes). A choice.
  private static final int MOST_BYTES = 1_000_000;

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    return new HttpInputMessage() {
      @Override
      public InputStream getBody() throws IOException {
        return new Bounded(message.getBody());
      }

      @Override
      public HttpHeaders getHeaders() {
        return message.getHeaders();
      }
    };
  }

  private static final class Bounded extends FilterInputStream {

    private int count;

    Bounded(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int some = super.read(into, from, most);
      count(StrictMath.max(0, some));
      return some;
    }

    private void count(int more) {
      count += more;
      if (count > MOST_BYTES) {
        throw new ProblemException(
            Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "a body has at most " + MOST_BYTES + " bytes; send less at a time"));
      }
    }
  }
}
