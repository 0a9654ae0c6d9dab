package org.blockade.service.fhir.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts a Bundle together while it is read.
final class DocumentBuilder {

  static final String ENTRY = "entry";

  /// Entries of a Bundle. A choice: the records of a clinic, not of a country.
  static final int MOST_ENTRIES = 200_000;

  /// Kinds of resource that are read, or that others refer to.
  private static final Set<String> KEPT =
      Set.of(
          "Patient",
          "MedicationAdministration",
          "MedicationRequest",
          "MedicationStatement",
          "MedicationDispense",
          "Medication",
          "Observation",
          "Condition",
          "AllergyIntolerance",
          "Procedure",
          "QuestionnaireResponse",
          "Consent",
          "OperationOutcome",
          "Bundle",
          "Parameters");

  /// Members of a resource that are never read and can be large.
  private static final Set<String> NOT_NEEDED = Set.of("text", "photo", "note", "sourceAttachment");

  private final Map<String, Tree> members = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> others = new TreeMap<>();
  private int ownDerived;
  private int count;

  void member(String name, Tree value) throws UnfitDocumentException {
    if (name.equals(ENTRY)) {
      switch (value) {
        case Tree.Many(List<Tree> values) -> {
          for (Tree each : values) {
            addEntry(each);
          }
        }
        case Tree.Thing alone -> addEntry(alone);
        case Tree.Leaf leaf -> throw new UnfitDocumentException("entry must be a list");
        case Tree.Nothing nothing -> throw new UnfitDocumentException("entry must be a list");
      }
    } else if (!NOT_NEEDED.contains(name)) {
      members.put(name, value);
    }
  }

  void addEntry(Tree value) throws UnfitDocumentException {
    int index = count++;
    if (count > MOST_ENTRIES) {
      throw new UnfitDocumentException(
          "the Bundle has more than " + MOST_ENTRIES + " entries; split it by people");
    }
    try {
      add(index, value);
    } catch (NotUnderstoodException wrong) {
      entries.add(malformed(index));
    }
  }

  private static Entry malformed(int index) {
    return new Entry(index, Optional.empty(), Optional.empty(), Optional.empty(), false, true);
  }

  private void add(int index, Tree value) {
    if (!(value instanceof Tree.Thing thing)) {
      entries.add(malformed(index));
      return;
    }
    Element entry = new Element(thing);
    boolean deletes =
        entry
            .child("request")
            .flatMap(request -> request.text("method"))
            .filter("DELETE"::equals)
            .isPresent();
    Optional<String> mode = entry.child("search").flatMap(search -> search.text("mode"));
    Optional<Element> resource = entry.child("resource");
    Optional<String> type = resource.flatMap(Element::type);
    if (resource.isPresent() && type.isPresent() && !KEPT.contains(type.get())) {
      if (OwnDerived.is(resource.get())) {
        ownDerived++;
      } else {
        others.merge(type.get(), 1, Integer::sum);
      }
      return;
    }
    entries.add(
        new Entry(
            index,
            entry.text("fullUrl"),
            resource.map(DocumentBuilder::lean),
            mode,
            deletes,
            entry.has("modifierExtension") || (resource.isPresent() && type.isEmpty())));
  }

  private static Element lean(Element resource) {
    Map<String, Tree> members = new LinkedHashMap<>(resource.tree().members());
    members.keySet().removeAll(NOT_NEEDED);
    return new Element(new Tree.Thing(members));
  }

  Document build() throws UnfitDocumentException {
    Element bundle = new Element(new Tree.Thing(members));
    try {
      Optional<String> type = bundle.text("resourceType");
      if (type.isEmpty()) {
        throw new UnfitDocumentException(
            "it does not say resourceType, so it is no FHIR resource; write a FHIR R4 Bundle");
      }
      if (!type.get().equals("Bundle")) {
        throw new UnfitDocumentException(
            "it is "
                + bundle.type().map(word -> "a resource of the type " + word).orElse("no resource")
                + "; put it into a Bundle of the type collection");
      }
      if (bundle.modified()) {
        throw new UnfitDocumentException(
            "the Bundle has implicitRules or a modifierExtension, which may change what it means");
      }
      return new Document(
          bundle.text("type"),
          entries,
          new TreeMap<>(others),
          ownDerived,
          count,
          bundle.number("total").stream().mapToObj(total -> (int) total).findFirst(),
          bundle.children("link").stream()
              .anyMatch(link -> link.text("relation").filter("next"::equals).isPresent()),
          Resources.subsetted(bundle));
    } catch (NotUnderstoodException wrong) {
      throw new UnfitDocumentException("of the Bundle itself, " + wrong.sentence());
    }
  }
}
