package org.blockade.service.fhir.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.blockade.service.desk.UnfitException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A call of a service, as it was sent.
///
/// @param instance id of this use of the hook
/// @param patient id of the person at the record system
/// @param context fields of the hook's context
/// @param prefetch what was sent along; a missing node where nothing was
record HookCall(String instance, String patient, JsonNode context, JsonNode prefetch) {

  private static final String ID = "[A-Za-z0-9\\-.]{1,64}";
  private static final int BLOCK = 65_536;

  /// Reads a body within bounds.
  static final class Reader {
    private final HookRules rules;
    private final JsonMapper mapper;

    Reader(HookRules rules) {
      this.rules = rules;
      this.mapper =
          JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder()
                              .maxNestingDepth(rules.depth())
                              .maxTokenCount(rules.tokens())
                              .maxDocumentLength(rules.bodyBytes())
                              .build())
                      .build())
              .build();
    }

    /// A JSON object.
    ///
    /// @throws UnfitException if it is none, or too deep
    JsonNode object(byte[] body) {
      try {
        JsonNode node = mapper.readTree(body);
        if (node != null && node.isObject()) {
          return node;
        }
      } catch (JacksonException e) {
        // What it says would quote the body.
        throw new UnfitException(
            "the body is no JSON, or too deep: a JSON object of at most "
                + rules.depth()
                + " levels is read");
      }
      throw new UnfitException("the body is a JSON object");
    }

    /// The bytes of a body.
    ///
    /// @throws TooLargeException if it is larger than anything that is read
    byte[] bounded(InputStream body) throws IOException {
      java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
      byte[] block = new byte[BLOCK];
      for (int read = body.read(block); read >= 0; read = body.read(block)) {
        all.write(block, 0, read);
        if (all.size() > rules.bodyBytes()) {
          throw new TooLargeException();
        }
      }
      return all.toByteArray();
    }
  }

  /// Larger than anything that is read.
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("too large");
    }
  }

  /// Makes a call of a body.
  ///
  /// @throws UnfitException if it is not one of this service
  static HookCall of(JsonNode body, HookService service) {
    if (!body.path("hook").asString("").equals(service.hook())) {
      throw new UnfitException("hook is " + service.hook() + " at this address", "hook");
    }
    String instance = body.path("hookInstance").asString("");
    try {
      instance = UUID.fromString(instance).toString();
    } catch (IllegalArgumentException e) {
      throw new UnfitException("hookInstance is a UUID", "hookInstance");
    }
    JsonNode context = body.path("context");
    List<String> missing = new ArrayList<>();
    for (String field : service.context()) {
      if (context.path(field).isMissingNode() || context.path(field).isNull()) {
        missing.add(field);
      }
    }
    if (!missing.isEmpty()) {
      throw new UnfitException("the context misses " + String.join(", ", missing), "context");
    }
    String patient = context.path("patientId").asString("");
    if (!patient.matches(ID)) {
      throw new UnfitException("patientId is the id of a Patient", "context.patientId");
    }
    return new HookCall(instance, patient, context, body.path("prefetch"));
  }

  /// Whether a reference is to the person of the call.
  boolean isAbout(JsonNode reference) {
    String target = reference.path("reference").asString("");
    return target.equals("Patient/" + patient) || target.endsWith("/Patient/" + patient);
  }

  /// Whether what was asked for beforehand was answered: by a resource, or by null, which says that
  /// the record system looked and has none. What it did not look for it leaves out.
  boolean answered(String key) {
    return prefetch.path(key).isNull() || sent(key).isPresent();
  }

  /// Something that was asked for beforehand; empty where it was not sent, or is no resource.
  Optional<JsonNode> sent(String key) {
    JsonNode node = prefetch.path(key);
    return node.isObject() && node.path("resourceType").isString()
        ? Optional.of(node)
        : Optional.empty();
  }
}
