package org.blockade.service.fhir.hooks;

import org.springframework.context.annotation.Configuration;

/// Wires the CDS Hooks.
@Configuration(proxyBeanMethods = false)
public class HooksConfiguration {}
