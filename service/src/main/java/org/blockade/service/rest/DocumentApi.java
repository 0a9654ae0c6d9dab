package org.blockade.service.rest;

import java.util.List;
import org.blockade.service.door.Open;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The document of this interface. It is open: it tells of nobody.
@Controller
class DocumentApi {

  /// Every controller of this interface.
  static final List<Class<?>> ALL =
      List.of(
          PeopleApi.class, RecordApi.class, ForecastApi.class, PanelApi.class, DocumentApi.class);

  @Operation(
      summary = "This document",
      description = "OpenAPI 3.1, made from the code of the running version.",
      answers = java.util.Map.class,
      example = "document")
  @Open
  @GetMapping(value = ApiDoor.DOCUMENT, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(AnswerWriter.write(OpenApi.of(ALL)));
  }
}
