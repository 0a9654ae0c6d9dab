package org.blockade.service.fhir.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a Bundle of XML into the same tree. There is no document type, so there are no entities of
/// its own, inside or outside; a document that declares one is refused before anything is expanded.
final class XmlDocument {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final int DEEPEST = 80;
  private static final int MOST_VALUES = 200_000;

  /// Characters of a document. The choice for JSON.
  private static final int LONGEST = 256 << 20;

  private final XMLStreamReader reader;
  private int values;

  private XmlDocument(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Document read(InputStream in) throws UnfitDocumentException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Left to itself it prints what it dislikes.
    factory.setXMLReporter((message, type, about, location) -> {});
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    try {
      return new XmlDocument(factory.createXMLStreamReader(in)).bundle();
    } catch (XMLStreamException e) {
      throw new UnfitDocumentException(
          e.getLocation() == null
              ? "this is no XML that can be read"
              : "this is no XML from line "
                  + e.getLocation().getLineNumber()
                  + ", column "
                  + e.getLocation().getColumnNumber()
                  + " on");
    }
  }

  private Document bundle() throws XMLStreamException, UnfitDocumentException {
    int event = reader.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw doctype();
      }
      event = reader.next();
    }
    if (!FHIR.equals(reader.getNamespaceURI())) {
      throw new UnfitDocumentException("the XML is not of the namespace " + FHIR);
    }
    DocumentBuilder document = new DocumentBuilder();
    document.member("resourceType", new Tree.Leaf(reader.getLocalName(), true, true));
    Map<String, List<Tree>> members = new LinkedHashMap<>();
    while (nextStart()) {
      String name = reader.getLocalName();
      values = 0;
      Tree value = element(1);
      if (name.equals(DocumentBuilder.ENTRY)) {
        document.addEntry(value);
      } else {
        put(members, name, value);
      }
    }
    for (Map.Entry<String, Tree> member : together(members).entrySet()) {
      document.member(member.getKey(), member.getValue());
    }
    return document.build();
  }

  private static UnfitDocumentException doctype() {
    return new UnfitDocumentException(
        "the XML has a document type (DOCTYPE) or an entity of its own; FHIR has none, so nothing of"
            + " it is read");
  }

  /// Moves to the next element that begins here; false at the end of the one around it.
  private boolean nextStart() throws XMLStreamException, UnfitDocumentException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw doctype();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!reader.isWhiteSpace()) {
            throw new UnfitDocumentException(
                "the XML has text between its elements at line "
                    + reader.getLocation().getLineNumber()
                    + "; FHIR writes values as attributes");
          }
        }
        default -> {}
      }
    }
  }

  private Tree element(int depth) throws XMLStreamException, UnfitDocumentException {
    if (depth > DEEPEST) {
      throw new UnfitDocumentException(
          "the XML nests more than " + DEEPEST + " levels deep; no record needs that");
    }
    if (reader.getLocation().getCharacterOffset() < 0
        || reader.getLocation().getCharacterOffset() > LONGEST) {
      throw new UnfitDocumentException("the XML is too long; no record needs that");
    }
    if (++values > MOST_VALUES) {
      throw new UnfitDocumentException(
          "one entry holds more than " + MOST_VALUES + " values; no record needs that");
    }
    if (XHTML.equals(reader.getNamespaceURI())) {
      skip();
      return new Tree.Nothing();
    }
    String value = reader.getAttributeValue(null, "value");
    String id = reader.getAttributeValue(null, "id");
    String url = reader.getAttributeValue(null, "url");
    Map<String, List<Tree>> members = new LinkedHashMap<>();
    if (id != null) {
      put(members, "id", new Tree.Leaf(id, true, true));
    }
    if (url != null) {
      put(members, "url", new Tree.Leaf(url, true, true));
    }
    String name = reader.getLocalName();
    boolean wraps = name.equals("resource") || name.equals("contained");
    while (nextStart()) {
      String child = reader.getLocalName();
      Tree tree = element(depth + 1);
      if (wraps && tree instanceof Tree.Thing thing) {
        put(members, "resourceType", new Tree.Leaf(child, true, true));
        thing.members().forEach((member, content) -> put(members, member, content));
      } else {
        put(members, child, tree);
      }
    }
    return value == null ? new Tree.Thing(together(members)) : new Tree.Leaf(value, true, true);
  }

  private static void put(Map<String, List<Tree>> members, String name, Tree value) {
    members.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  /// What comes once stands alone: whether it may come more often, the reader of it knows.
  private static Map<String, Tree> together(Map<String, List<Tree>> members) {
    Map<String, Tree> together = new LinkedHashMap<>();
    members.forEach((name, values) ->
        together.put(name, values.size() == 1 ? values.getFirst() : new Tree.Many(values)));
    return together;
  }

  private void skip() throws XMLStreamException, UnfitDocumentException {
    int open = 1;
    while (open > 0) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open++;
        case XMLStreamConstants.END_ELEMENT -> open--;
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw doctype();
        case XMLStreamConstants.END_DOCUMENT -> open = 0;
        default -> {}
      }
    }
  }
}
