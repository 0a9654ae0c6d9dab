package org.blockade.service.fhir.smart;

import org.springframework.context.annotation.Configuration;

/// Wires SMART.
@Configuration(proxyBeanMethods = false)
public class SmartConfiguration {}
