package org.blockade.service.fhir.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// An element of a resource, asked for its members by name. What is of another kind than it must be
/// ends the reading of the resource: half of it might say the opposite.
record Element(Tree.Thing tree) {

  /// What an id of FHIR may be; another one is not shown.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,40}");

  /// A longer number is none that a person wrote. A choice.
  private static final int MOST_DIGITS = 30;

  /// The kind of resource.
  Optional<String> type() {
    return text("resourceType").filter(word -> TYPE.matcher(word).matches());
  }

  /// Whether a text may be an id.
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// The id, where it is one.
  Optional<String> id() {
    return text("id").filter(Element::isId);
  }

  /// `Observation/x`, for a place.
  String shownName() {
    try {
      String type = type().orElse("resource");
      return id().map(id -> type + "/" + id).orElse(type);
    } catch (NotUnderstoodException wrong) {
      return "resource";
    }
  }

  boolean has(String name) {
    return tree.members().containsKey(name);
  }

  /// A text, or empty where there is none. An element whose value is left out on purpose has no
  /// value, whatever its extension says.
  Optional<String> text(String name) {
    return switch (tree.members().get(name)) {
      case null -> Optional.empty();
      case Tree.Leaf leaf when leaf.quoted() -> Optional.of(leaf.text().strip());
      case Tree.Thing thing when withoutValue(thing) -> Optional.empty();
      default -> throw wrong(name, "a text");
    };
  }

  /// In XML a primitive that has only an extension is an element without a value.
  private static boolean withoutValue(Tree.Thing thing) {
    return thing.members().containsKey("extension")
        && Set.of("extension", "id").containsAll(thing.members().keySet());
  }

  /// A number.
  OptionalDouble number(String name) {
    return switch (tree.members().get(name)) {
      case null -> OptionalDouble.empty();
      case Tree.Leaf leaf when leaf.bare() -> OptionalDouble.of(number(name, leaf.text()));
      case Tree.Thing thing when withoutValue(thing) -> OptionalDouble.empty();
      default -> throw wrong(name, "a number");
    };
  }

  private static double number(String name, String text) {
    try {
      if (text.length() <= MOST_DIGITS) {
        double value = new BigDecimal(text.strip()).doubleValue();
        if (Double.isFinite(value)) {
          return value;
        }
      }
    } catch (NumberFormatException noNumber) {
      throw wrong(name, "a number");
    }
    throw new NotUnderstoodException(name + " is a number that is too large or too long");
  }

  /// A truth value.
  Optional<Boolean> truth(String name) {
    return switch (tree.members().get(name)) {
      case null -> Optional.empty();
      case Tree.Leaf leaf when leaf.bare() && leaf.text().equals("true") -> Optional.of(true);
      case Tree.Leaf leaf when leaf.bare() && leaf.text().equals("false") -> Optional.of(false);
      default -> throw wrong(name, "true or false");
    };
  }

  /// An element below this one.
  Optional<Element> child(String name) {
    return switch (tree.members().get(name)) {
      case null -> Optional.empty();
      case Tree.Thing thing -> Optional.of(new Element(thing));
      default -> throw wrong(name, "one element");
    };
  }

  /// Elements below this one. One that stands alone counts as a list: XML knows no other.
  List<Element> children(String name) {
    return switch (tree.members().get(name)) {
      case null -> List.of();
      case Tree.Thing thing -> List.of(new Element(thing));
      case Tree.Many(List<Tree> values) -> {
        List<Element> elements = new ArrayList<>();
        for (Tree value : values) {
          if (!(value instanceof Tree.Thing thing)) {
            throw wrong(name, "a list of elements");
          }
          elements.add(new Element(thing));
        }
        yield elements;
      }
      default -> throw wrong(name, "a list of elements");
    };
  }

  /// The members whose names begin with a word and go on with a type: `value` of `valueQuantity`.
  List<String> choices(String stem) {
    return tree.members().keySet().stream()
        .filter(name ->
            name.length() > stem.length()
                && name.startsWith(stem)
                && Character.isUpperCase(name.charAt(stem.length())))
        .toList();
  }

  /// Whether it, or anything within it but contained resources, holds an extension that changes the
  /// meaning of what it stands in.
  boolean modified() {
    return modified(tree, true);
  }

  private static boolean modified(Tree tree, boolean top) {
    return switch (tree) {
      case Tree.Thing(Map<String, Tree> members) ->
          members.containsKey("modifierExtension")
              || (top && members.containsKey("implicitRules"))
              || members.entrySet().stream()
                  .anyMatch(member ->
                      !member.getKey().equals("contained") && modified(member.getValue(), false));
      case Tree.Many(List<Tree> values) ->
          values.stream().anyMatch(value -> modified(value, false));
      case Tree.Leaf leaf -> false;
      case Tree.Nothing nothing -> false;
    };
  }

  private static NotUnderstoodException wrong(String name, String right) {
    return new NotUnderstoodException(name + " must be " + right);
  }
}
