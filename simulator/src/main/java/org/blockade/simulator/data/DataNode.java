package org.blockade.simulator.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of a data file.
///
/// A value that is missing or of the wrong kind is reported to the file and read as NaN, as empty
/// text or as an empty list, so that the rest can still be checked. Nothing read from a file with
/// problems may be used: `DataFile.requireSound` sees to that. `close` reports keys nobody asked
/// for.
public final class DataNode {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final DataFile file;
  private final MappingNode mapping;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  DataNode(DataFile file, MappingNode mapping) {
    this.file = file;
    this.mapping = mapping;
    for (NodeTuple tuple : mapping.getValue()) {
      int line = lineOf(tuple.getKeyNode());
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
          file.report(line, "\"" + key.getValue() + "\" stands here twice; keep one");
        }
        lines.putIfAbsent(key.getValue(), line);
      } else {
        file.report(line, "a key is a word");
      }
    }
  }

  /// Line of this mapping in its file.
  public int line() {
    return lineOf(mapping);
  }

  /// Line of one of its keys; its own line where the key is missing.
  public int line(String key) {
    return lines.getOrDefault(key, line());
  }

  /// The keys, in the order of the file.
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /// Whether a key holds a mapping, where a word would do too.
  public boolean holdsMapping(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /// Reports a problem at a key.
  public void report(String key, String message) {
    file.report(line(key), message);
  }

  /// Text that must be there.
  public String text(String key) {
    return optionalText(key)
        .orElseGet(() -> {
          report(key, "\"" + key + "\" is missing");
          return "";
        });
  }

  /// Text that may be missing.
  public Optional<String> optionalText(String key) {
    asked.add(key);
    return switch (values.get(key)) {
      case null -> Optional.empty();
      case ScalarNode scalar -> {
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
          report(key, "\"" + key + "\" is empty");
        }
        yield Optional.of(text);
      }
      default -> {
        report(key, "\"" + key + "\" must be one value");
        yield Optional.of("");
      }
    };
  }

  /// A number that must be there; NaN, and a problem, where it is not.
  public double number(String key) {
    return asNumber(key, text(key));
  }

  /// A number that may be missing.
  public OptionalDouble optionalNumber(String key) {
    return optionalText(key)
        .map(text -> OptionalDouble.of(asNumber(key, text)))
        .orElseGet(OptionalDouble::empty);
  }

  /// A list of numbers that must be there.
  public List<Double> numbers(String key) {
    return texts(key).stream().map(text -> asNumber(key, text)).toList();
  }

  /// A list of texts that must be there.
  public List<String> texts(String key) {
    asked.add(key);
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue().strip());
      } else {
        file.report(lineOf(item), "\"" + key + "\" lists single values");
      }
    }
    return texts;
  }

  /// A mapping that must be there.
  public DataNode child(String key) {
    asked.add(key);
    if (values.get(key) instanceof MappingNode child) {
      return new DataNode(file, child);
    }
    report(key, "\"" + key + "\" must be a mapping of keys and values");
    return new DataNode(file, new MappingNode(mapping.getTag(), List.of(), mapping.getFlowStyle()));
  }

  /// A list of mappings; empty where the key is missing.
  public List<DataNode> children(String key) {
    asked.add(key);
    List<DataNode> children = new ArrayList<>();
    if (!values.containsKey(key)) {
      return children;
    }
    for (Node item : items(key)) {
      if (item instanceof MappingNode child) {
        children.add(new DataNode(file, child));
      } else {
        file.report(lineOf(item), "\"" + key + "\" lists mappings of keys and values");
      }
    }
    return children;
  }

  /// One of a fixed set of words that must be there, read by the given function.
  public <T> Optional<T> word(String key, Function<String, Optional<T>> reader, String allowed) {
    String text = text(key);
    Optional<T> value = reader.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      report(key, "\"" + key + "\" is \"" + text + "\"; it must be one of " + allowed);
    }
    return value;
  }

  /// Reports every key that was never asked for.
  public void close() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        report(key, "\"" + key + "\" is not a key of this place; known here: " + asked);
      }
    }
  }

  private List<Node> items(String key) {
    if (values.get(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    report(key, "\"" + key + "\" must be a list");
    return List.of();
  }

  private double asNumber(String key, String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(text).matches()) {
      report(key, "\"" + key + "\" is \"" + text + "\", which is no number; write e.g. 0.25");
      return Double.NaN;
    }
    return Double.parseDouble(text);
  }

  private int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
