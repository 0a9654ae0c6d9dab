package org.blockade.service.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// One entry of the journal, as it stands.
///
/// @param number its place, 1 first, without gaps
/// @param kind the word of its kind; one of `EntryKind`, or of a newer version
/// @param recorded when it was recorded, to the microsecond
/// @param payload what it says: JSON
/// @param previous hash of the entry before it; `NOTHING` for the first
public record Entry(
    long number,
    String id,
    String kind,
    String person,
    String author,
    Instant recorded,
    Versions versions,
    String payload,
    String previous) {

  /// What the first entry names as the hash before it.
  public static final String NOTHING = "0".repeat(64);

  /// What the entry says, as far as this version understands it.
  public Content content() {
    return ContentCodec.read(id, kind, payload);
  }

  /// The one text of the entry, which its hash is made from: a line of canonical JSON. The payload
  /// stands in it as a text, so that whatever a newer version wrote keeps its hash.
  public String line() {
    return new Json.Fields(
            Map.of(
                "number", new Json.Numeral(number),
                "id", new Json.Text(id),
                "kind", new Json.Text(kind),
                "person", new Json.Text(person),
                "author", new Json.Text(author),
                "recorded", new Json.Text(recorded.toString()),
                "versions", RecordCodec.write(versions),
                "payload", new Json.Text(payload),
                "previous", new Json.Text(previous)))
        .text();
  }

  /// SHA-256 of the line, 64 digits.
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(line().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Reads a line; empty where it is not the one text of an entry.
  static Optional<Entry> ofLine(String line) {
    if (!(JsonText.read(line).orElse(null) instanceof Json.Fields(Map<String, Json> fields))) {
      return Optional.empty();
    }
    try {
      Entry entry =
          new Entry(
              fields.get("number") instanceof Json.Numeral(double number) ? (long) number : 0,
              text(fields, "id"),
              text(fields, "kind"),
              text(fields, "person"),
              text(fields, "author"),
              Instant.parse(text(fields, "recorded")),
              RecordCodec.read(Versions.class, fields.getOrDefault("versions", new Json.Nothing())),
              text(fields, "payload"),
              text(fields, "previous"));
      return entry.line().equals(line) ? Optional.of(entry) : Optional.empty();
    } catch (DateTimeParseException
        | IllegalArgumentException
        | RecordCodec.NotUnderstoodException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Json> fields, String name) {
    if (fields.get(name) instanceof Json.Text(String text)) {
      return text;
    }
    throw new IllegalArgumentException("the field " + name + " is no text");
  }
}
