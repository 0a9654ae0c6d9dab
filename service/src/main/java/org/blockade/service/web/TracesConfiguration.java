package org.blockade.service.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the traces, where somebody named a collector: else nothing of OpenTelemetry is loaded.
@Configuration(proxyBeanMethods = false)
class TracesConfiguration {

  @Bean
  RequestTraces requestTraces(WebSettings settings) {
    return new RequestTraces(settings.collector().orElseThrow());
  }
}
