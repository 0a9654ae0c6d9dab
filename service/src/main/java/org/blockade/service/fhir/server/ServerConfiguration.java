package org.blockade.service.fhir.server;

import org.springframework.context.annotation.Configuration;

/// Wires the FHIR server.
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {}
