package org.blockade.service.web;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Tells a collector of OpenTelemetry about every request that found a route: which, how long, with
/// what status. A span holds the pattern of the address and never the address, so that it names
/// nobody; of what went wrong it holds the status and no message.
final class RequestTraces implements HandlerInterceptor, AutoCloseable {

  private static final String SPAN = RequestTraces.class.getName() + ".span";
  private static final String PATH = "/v1/traces";
  private static final int FIRST_ERROR = 500;

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private static final TextMapGetter<HttpServletRequest> HEADERS =
      new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
          return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
          return request == null ? null : request.getHeader(name);
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /// @param collector where it takes OTLP over HTTP, e.g. `http://localhost:4318`
  RequestTraces(URI collector) {
    this.provider =
        SdkTracerProvider.builder()
            .setSampler(Sampler.alwaysOn()) // not for the caller to decide
            .setResource(Resource.getDefault().toBuilder().put("service.name", "blockade").build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder().setEndpoint(collector + PATH).build())
                    .build())
            .build();
    this.tracer = provider.get("org.blockade");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String route =
        Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
            .map(Object::toString)
            .orElse("");
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
    SpanContext told = Span.fromContext(caller).getSpanContext();
    // Its ids alone: what else a caller says of a trace may be any text.
    SpanContext parent =
        SpanContext.createFromRemoteParent(
            told.getTraceId(), told.getSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
    Span span =
        tracer
            .spanBuilder(request.getMethod() + " " + route)
            .setParent(Context.root().with(Span.wrap(parent)))
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(METHOD, request.getMethod())
            .setAttribute(ROUTE, route)
            .startSpan();
    request.setAttribute(SPAN, span);
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception problem) {
    if (request.getAttribute(SPAN) instanceof Span span) {
      span.setAttribute(STATUS, (long) response.getStatus());
      if (problem != null || response.getStatus() >= FIRST_ERROR) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  /// What was not sent yet is sent.
  @Override
  public void close() {
    provider.close();
  }
}
