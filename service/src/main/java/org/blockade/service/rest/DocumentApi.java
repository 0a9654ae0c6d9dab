package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.door.Open;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/// The document of this interface, which springdoc makes of the running controllers. It is open: it
/// tells of nobody.
///
/// Springdoc stands in a context of its own, which is opened when somebody asks for the first time
/// and closed once the document is there: a start pays nothing for it, and its routes are not here.
@Controller
class DocumentApi {

  private static final String ROUTES = "requestMappingHandlerMapping";

  private final WebApplicationContext service;
  private Optional<byte[]> made = Optional.empty();

  DocumentApi(WebApplicationContext service) {
    this.service = service;
  }

  @Operation(
      summary = "This document",
      description = "OpenAPI 3.1, made from the code of the running version.")
  @Open
  @GetMapping(value = ApiDoor.DOCUMENT, produces = MediaType.APPLICATION_JSON_VALUE)
  synchronized ResponseEntity<byte[]> document(HttpServletRequest request) throws IOException {
    byte[] document = made.isPresent() ? made.get() : make(request);
    made = Optional.of(document);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
  }

  private byte[] make(HttpServletRequest request) throws IOException {
    try (AnnotationConfigWebApplicationContext context =
        new AnnotationConfigWebApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "document",
                  Map.of(
                      "springdoc.api-docs.enabled", true,
                      "springdoc.auto-tag-classes", false,
                      "springdoc.writer-with-order-by-keys", true)));
      context.setParent(service);
      context.setServletContext(service.getServletContext());
      context.register(DocumentConfiguration.class);
      context.addBeanFactoryPostProcessor(this::lend);
      context.refresh();
      return context.getBean(OpenApiWebMvcResource.class).openapiJson(request, "", Locale.ROOT);
    }
  }

  /// The routes of the service, and the controllers of this interface.
  private void lend(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton(ROUTES, service.getBean(ROUTES));
    service
        .getBeansWithAnnotation(Controller.class)
        .forEach((name, controller) -> {
          if (controller.getClass().getPackage().equals(DocumentApi.class.getPackage())) {
            beans.registerSingleton(name, controller);
          }
        });
  }
}
