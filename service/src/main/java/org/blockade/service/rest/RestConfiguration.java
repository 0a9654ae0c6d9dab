package org.blockade.service.rest;

import org.springframework.context.annotation.Configuration;

/// What the JSON interface adds to the service.
@Configuration(proxyBeanMethods = false)
public class RestConfiguration {}
