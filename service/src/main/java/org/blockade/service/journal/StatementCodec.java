package org.blockade.service.journal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blockade.protocol.facts.Statement;

/// Every statement that a fact can make, as JSON and back: `{"kind": ..., "states": {...}}`.
final class StatementCodec {

  private static final String KIND = "kind";
  private static final String STATES = "states";

  private static final Map<String, Class<? extends Record>> KINDS = kinds();

  private StatementCodec() {}

  /// The kinds, by their words; taken from the sealed type, so that none can be forgotten.
  static Map<String, Class<? extends Record>> kinds() {
    Map<String, Class<? extends Record>> kinds = new TreeMap<>();
    records(Statement.class)
        .forEach(kind -> {
          if (kinds.put(RecordCodec.word(kind.getSimpleName()), kind) != null) {
            throw new IllegalStateException("two statements are called " + kind.getSimpleName());
          }
        });
    return kinds;
  }

  private static Stream<Class<? extends Record>> records(Class<?> type) {
    if (type.isRecord()) {
      return Stream.of(type.asSubclass(Record.class));
    }
    return Stream.of(
            Optional.ofNullable(type.getPermittedSubclasses())
                .orElseThrow(() -> new IllegalStateException(type + " is open to others")))
        .flatMap(StatementCodec::records);
  }

  static Json write(Statement statement) {
    if (!(statement instanceof Record states)) {
      throw new IllegalStateException("a statement is a record");
    }
    return new Json.Fields(
        Map.of(
            KIND,
            new Json.Text(RecordCodec.word(states.getClass().getSimpleName())),
            STATES,
            RecordCodec.write(states)));
  }

  /// @throws RecordCodec.NotUnderstoodException where another version wrote it
  static Statement read(Json json) {
    if (json instanceof Json.Fields(Map<String, Json> fields)
        && fields.size() == 2
        && fields.get(KIND) instanceof Json.Text(String word)
        && fields.get(STATES) instanceof Json.Fields states) {
      Class<? extends Record> kind = KINDS.get(word);
      if (kind == null) {
        throw new RecordCodec.NotUnderstoodException(
            "a kind of statement that this version does not know");
      }
      if (RecordCodec.read(kind, states) instanceof Statement statement) {
        return statement;
      }
    }
    throw new RecordCodec.NotUnderstoodException("a statement without its kind");
  }
}
