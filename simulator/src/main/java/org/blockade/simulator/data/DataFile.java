package org.blockade.simulator.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// One data file while it is read: its root, and the problems found so far.
public final class DataFile {

  private static final int DEEPEST = 20;

  private final String name;
  private final String checksum;
  private final List<DataProblem> problems = new ArrayList<>();
  private final DataNode root;

  private DataFile(String name, byte[] content) {
    this.name = name;
    this.checksum = sha256(content);
    this.root = new DataNode(this, compose(content));
  }

  /// Reads the text of a data file.
  ///
  /// @param name how the file is called in messages
  /// @throws DataFileException if it is not YAML or not a mapping
  public static DataFile of(String name, byte[] content) {
    return new DataFile(name, content);
  }

  /// Reads a data file from beside a class, on the class path.
  public static DataFile resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing beside " + beside);
      }
      return new DataFile(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's name as given.
  public String name() {
    return name;
  }

  /// SHA-256 of the file's bytes, in hexadecimal.
  public String checksum() {
    return checksum;
  }

  /// The mapping at the top of the file.
  public DataNode root() {
    return root;
  }

  /// Records a problem; reading goes on, so that one run tells them all, each once.
  public void report(int line, String message) {
    DataProblem problem = new DataProblem(line, onOneLine(message));
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// A message may quote the file; what of that would break the line is shown as its code.
  private static String onOneLine(String message) {
    StringBuilder line = new StringBuilder();
    message.codePoints().forEach(letter -> append(line, letter));
    return line.toString();
  }

  private static void append(StringBuilder line, int letter) {
    switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          line.append("\\u{").append(Integer.toHexString(letter)).append('}');
      default -> line.appendCodePoint(letter);
    }
  }

  /// Ends the reading.
  ///
  /// @throws DataFileException if any problem was found
  public void requireSound() {
    if (!problems.isEmpty()) {
      throw failure();
    }
  }

  DataFileException failure() {
    return new DataFileException(
        name, problems.stream().sorted(Comparator.comparingInt(DataProblem::line)).toList());
  }

  private MappingNode compose(byte[] content) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).setUseMarks(true).build();
    String text = new String(content, StandardCharsets.UTF_8);
    try {
      requireShallow(new Parse(settings).parseString(text));
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.orElse(null) instanceof MappingNode mapping) {
        return mapping;
      }
      report(1, "the file holds no mapping; write \"key: value\" lines");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      report(line, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      report(1, "this is not YAML: " + e.getMessage());
    }
    throw failure();
  }

  /// Events of a parser do not nest, so a file that does is refused before anything recurses into
  /// it.
  private void requireShallow(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
      }
      if (depth > DEEPEST) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        report(line, "the file nests more than " + DEEPEST + " levels; no data file needs that");
        throw failure();
      }
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
