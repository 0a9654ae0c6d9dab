package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryTest {

  private static List<Entry> chain() {
    List<Content> contents = Entries.oneOfEach();
    return Entries.chain(
        IntStream.range(0, contents.size())
            .mapToObj(index -> Entries.draft("e" + (index + 1), contents.get(index)))
            .toList());
  }

  private static Chain.Report check(List<Entry> entries, List<String> hashes) {
    Chain chain = new Chain();
    for (int i = 0; i < entries.size(); i++) {
      chain.next(entries.get(i), hashes.get(i));
    }
    return chain.report();
  }

  @Test
  void everyContentComesBackAsItWas() {
    List<Entry> entries = chain();
    assertThat(entries.stream().map(Entry::content)).isEqualTo(Entries.oneOfEach());
    assertThat(entries.stream().map(Entry::kind))
        .containsExactly(
            "fact",
            "decision",
            "override",
            "correction",
            "consent",
            "consent",
            "disclosure",
            "person",
            "privacy",
            "privacy");
  }

  /// As the first version wrote it.
  @Test
  void aConsentOfTheFirstVersionIsReadAsItWas() {
    Entry entry =
        Entries.chain(List.of(Entries.draft("a", Entries.consent(Optional.empty())))).get(0);
    String now = entry.payload();
    String first =
        now.replace("\"covers\":\"record\",", "")
            .replace("\"signature\":{\"by\":\"the person\",\"revocation_stated\":true},", "")
            .replace("\"opens\":[\"naltrexone\"],", "");
    assertThat(first).doesNotContain("covers", "signature", "opens").hasSizeLessThan(now.length());
    Content read = ContentCodec.read("a", "consent", first);
    assertThat(read)
        .isEqualTo(
            new Content.ConsentGiven(
                "treatment",
                "the clinic",
                List.of("my treating providers"),
                "dates of injections",
                Optional.empty(),
                Entries.ORIGIN,
                "2026-02",
                true));
    assertThat(ContentCodec.read("a", "consent", now.replace("\"covers\":\"record\",", "")))
        .as("one of the two fields alone")
        .isInstanceOf(Content.NotUnderstood.class);
    assertThat(ContentCodec.read("a", "consent", now.replace("\"opens\":[\"naltrexone\"],", "")))
        .as("of the second version, which did not ask what it opens to a machine")
        .isInstanceOfSatisfying(
            Content.ConsentGiven.class,
            given -> {
              assertThat(given.opens()).isEmpty();
              assertThat(given.signature()).isPresent();
            });
  }

  @Test
  void aLineIsTheEntryAndNothingElseIs() {
    for (Entry entry : chain()) {
      String line = entry.line();
      assertThat(Entry.ofLine(line)).contains(entry);
      assertThat(Entry.ofLine(line.replace(",", ", "))).isEmpty();
      assertThat(Entry.ofLine(line.replace("\"number\"", "\"more\":1,\"number\""))).isEmpty();
      assertThat(Entry.ofLine(line.substring(1))).isEmpty();
    }
  }

  /// Worked out apart, with another program, from the text of the line.
  @Test
  void theHashIsThatOfTheLine() {
    Entry entry =
        new Entry(
            1,
            "a",
            "fact",
            "p",
            "n",
            Instant.parse("2026-03-01T09:00:00Z"),
            new Versions("m", "s", "r"),
            "{}",
            Entry.NOTHING);
    assertThat(entry.line())
        .isEqualTo(
            "{\"author\":\"n\",\"id\":\"a\",\"kind\":\"fact\",\"number\":1,\"payload\":\"{}\",\"person\":\"p\","
                + "\"previous\":\"0000000000000000000000000000000000000000000000000000000000000000\","
                + "\"recorded\":\"2026-03-01T09:00:00Z\","
                + "\"versions\":{\"model\":\"m\",\"parameters\":\"s\",\"rules\":\"r\"}}");
    assertThat(entry.hash())
        .isEqualTo("69d30865306d83ab7337afbcf01d5423fce269846d812d35dc13d55b3feb737c");
  }

  @Test
  void whatANewerVersionWroteIsKeptAndTold() {
    Entry first = chain().getFirst();
    Entry newer =
        new Entry(
            1,
            "x",
            "vision",
            first.person(),
            first.author(),
            first.recorded(),
            first.versions(),
            "{\"sees\" : 1.50}",
            Entry.NOTHING);
    assertThat(newer.content()).isInstanceOf(Content.NotUnderstood.class);
    assertThat(Entry.ofLine(newer.line())).contains(newer);
    assertThat(Entry.ofLine(newer.line()).orElseThrow().payload()).isEqualTo("{\"sees\" : 1.50}");
  }

  @Test
  void changeRemovalInsertionAndExchangeBreakAChain() {
    List<Entry> good = chain();
    List<String> hashes = good.stream().map(Entry::hash).toList();
    assertThat(check(good, hashes).broken()).isEmpty();
    assertThat(check(good, hashes).entries()).isEqualTo(10);
    for (int i = 0; i < good.size(); i++) {
      Entry was = good.get(i);
      Entry changed =
          new Entry(
              was.number(),
              was.id(),
              was.kind(),
              was.person(),
              was.author(),
              was.recorded().plusMillis(1),
              was.versions(),
              was.payload(),
              was.previous());
      List<Entry> entries = new ArrayList<>(good);
      entries.set(i, changed);
      assertThat(check(entries, hashes).broken().orElseThrow().number()).isEqualTo(i + 1);
      // A hash that was made to fit shows at the next entry.
      List<String> fitted = new ArrayList<>(hashes);
      fitted.set(i, changed.hash());
      if (i + 1 < good.size()) {
        assertThat(check(entries, fitted).broken().orElseThrow().number()).isEqualTo(i + 2);
        List<Entry> fewer = new ArrayList<>(good);
        fewer.remove(i);
        List<String> fewerHashes = new ArrayList<>(hashes);
        fewerHashes.remove(i);
        assertThat(check(fewer, fewerHashes).broken()).isPresent();
        List<Entry> swapped = new ArrayList<>(good);
        swapped.set(i, good.get(i + 1));
        swapped.set(i + 1, good.get(i));
        assertThat(check(swapped, hashes).broken()).isPresent();
      }
      List<Entry> more = new ArrayList<>(good);
      more.add(i, changed);
      List<String> moreHashes = new ArrayList<>(hashes);
      moreHashes.add(i, changed.hash());
      assertThat(check(more, moreHashes).broken()).isPresent();
    }
  }

  @Test
  void anIncompleteConsentOrDisclosureCannotBeRecorded() {
    assertThatThrownBy(() -> new Content.ConsentRevoked(" ")).hasMessageContaining("taken back");
    assertThatThrownBy(() ->
            new Content.Disclosed(
                "Wu", "", "nurse", "all", "emergency", java.util.Optional.empty()))
        .hasMessageContaining("affiliation");
    assertThatThrownBy(() ->
            new Content.ConsentGiven(
                "care",
                "clinic",
                List.of(),
                "all",
                java.util.Optional.empty(),
                Entries.ORIGIN,
                "1",
                true))
        .hasMessageContaining("who may receive");
  }
}
