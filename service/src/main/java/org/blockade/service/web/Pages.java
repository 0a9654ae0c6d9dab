package org.blockade.service.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Makes pages from templates.
final class Pages {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /// A page that is there.
  ResponseEntity<byte[]> page(String template, Object page) {
    return page(HttpStatus.OK, template, page);
  }

  /// A page with another status.
  ResponseEntity<byte[]> page(HttpStatus status, String template, Object page) {
    StringOutput out = new StringOutput(16_384);
    templates.render("web/" + template + ".jte", page, out);
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a document to a file.
  @FunctionalInterface
  interface Printer {
    void print(Path file) throws IOException;
  }

  /// A document (PDF) to look at or to print.
  static ResponseEntity<byte[]> document(String name, Printer printer) throws IOException {
    Path file = Files.createTempFile("document", ".pdf");
    try {
      printer.print(file);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
          .body(Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  /// On to another page, after a form was taken.
  static ResponseEntity<byte[]> goTo(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", address).build();
  }
}
