package org.blockade.service.fhir;

import org.blockade.service.fhir.hooks.HooksConfiguration;
import org.blockade.service.fhir.server.ServerConfiguration;
import org.blockade.service.fhir.smart.SmartConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the FHIR side adds to the service.
@Configuration(proxyBeanMethods = false)
@Import({ServerConfiguration.class, HooksConfiguration.class, SmartConfiguration.class})
public class FhirConfiguration {}
