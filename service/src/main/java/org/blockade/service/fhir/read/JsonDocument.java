package org.blockade.service.fhir.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads a Bundle of JSON, entry by entry: what is not needed is not kept.
final class JsonDocument {

  /// Deeper than any resource of the specification. A choice.
  private static final int DEEPEST = 80;

  /// Characters of a document, and of one text in it. Choices: a record of a life is smaller.
  private static final long LONGEST = 256L << 20;

  private static final int LONGEST_TEXT = 32 << 20;
  private static final int LONGEST_NAME = 1000;

  /// Values of one entry. A choice: the largest claims have some thousands.
  private static final int MOST_VALUES = 200_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxDocumentLength(LONGEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NAME)
                  .build())
          .build();

  private final JsonParser parser;
  private int values;

  private JsonDocument(JsonParser parser) {
    this.parser = parser;
  }

  static Document read(InputStream in) throws UnfitDocumentException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return new JsonDocument(parser).bundle();
    } catch (StreamConstraintsException e) {
      throw new UnfitDocumentException(
          "the JSON nests more than "
              + DEEPEST
              + " levels deep, or a text, a number or the whole of it is too long; no record needs"
              + " that");
    } catch (JacksonException e) {
      throw new UnfitDocumentException(
          "this is no JSON from line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + " on, or a name stands there twice");
    }
  }

  private Document bundle() throws UnfitDocumentException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnfitDocumentException("the JSON is no object; write a FHIR Bundle");
    }
    DocumentBuilder document = new DocumentBuilder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(DocumentBuilder.ENTRY) && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values = 0;
          document.addEntry(tree());
        }
      } else {
        values = 0;
        document.member(name, tree());
      }
    }
    if (parser.nextToken() != null) {
      throw new UnfitDocumentException("something follows after the end of the Bundle");
    }
    return document.build();
  }

  private Tree tree() throws UnfitDocumentException {
    if (++values > MOST_VALUES) {
      throw new UnfitDocumentException(
          "one entry holds more than " + MOST_VALUES + " values; no record needs that");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Tree> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, tree());
        }
        yield new Tree.Thing(members);
      }
      case START_ARRAY -> {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree());
        }
        yield new Tree.Many(items);
      }
      case VALUE_STRING -> new Tree.Leaf(parser.getString(), true, false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Tree.Leaf(parser.getString(), false, true);
      default -> new Tree.Nothing();
    };
  }
}
