package org.blockade.service.fhir.server;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the FHIR server.
@Configuration(proxyBeanMethods = false)
@Import(FhirController.class)
public class ServerConfiguration {}
