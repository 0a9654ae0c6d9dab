package org.blockade.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;
import org.blockade.service.journal.Kind;
import org.blockade.service.journal.SideDatabase;
import org.blockade.service.journal.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClinicBackupTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String SAID =
      "spoke of the night shift: \u201cit\u2019s long\u201d\n\\ \ud83c\udf19";
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  /// An open clinic.
  private record Clinic(
      Database database, Journal journal, SideDatabase access, CounsellingNotes notes)
      implements AutoCloseable {

    static Clinic open(Database database) {
      return new Clinic(
          database,
          Journal.open(database),
          SideDatabase.open(database, Accounts.TABLES),
          CounsellingNotes.open(database, CLOCK));
    }

    Accounts accounts() {
      return new Accounts(access.source(), CLOCK, new SecureRandom());
    }

    AuditTrail trail() {
      return new AuditTrail(access.source(), CLOCK);
    }

    Settings settings() {
      return new Settings(access.source());
    }

    void entry(String person, int number) {
      journal.append(
          new Draft(
              person + "-" + number,
              person,
              "ana",
              new Versions("m", "p", "r"),
              new Content.DecisionMade("next-injection", "proceed", List.of())),
          CLOCK);
    }

    @Override
    public void close() {
      notes.close();
      access.close();
      journal.close();
    }
  }

  private static Kind other(Kind kind) {
    return switch (kind) {
      case H2 -> Kind.POSTGRESQL;
      case POSTGRESQL -> Kind.H2;
    };
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aBackupUnderLoadRestoresTheWholeClinicOnTheOtherDatabase(Kind kind) throws Exception {
    Path saved = folder.resolve("saved");
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger written = new AtomicInteger();
    int before;
    try (Clinic clinic = Clinic.open(kind.fresh(folder.resolve("from")))) {
      clinic.accounts().create("ana", PASSWORD, Set.of(Role.COUNSELLOR, Role.ADMIN));
      clinic.accounts().create("bo", PASSWORD, Set.of(Role.NURSE));
      clinic.accounts().setDisabled("bo", true);
      clinic.settings().set("interval", "28");
      new Systems(clinic.access().source(), clinic.accounts(), CLOCK)
          .allowRecordSystem("https://ehr.example/fhir", "blockade");
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; going.get(); i++) {
                  String person = "p" + i;
                  clinic.entry(person, 1);
                  clinic.notes().add("n" + i, person, "ana", SAID);
                  clinic.trail().note("ana", "look", Optional.of(person), "allowed");
                  written.incrementAndGet();
                }
              });
      while (written.get() < 10) {
        Thread.onSpinWait();
      }
      before = written.get();
      Chain.Report report = ClinicBackup.write(clinic.journal(), clinic.database(), saved);
      assertThat(report.broken()).isEmpty();
      going.set(false);
      writer.join();
    }
    assertThat(ClinicBackup.check(saved).entries()).isGreaterThanOrEqualTo(before);

    Database target = other(kind).fresh(folder.resolve("to"));
    assertThat(ClinicBackup.restore(saved, target).broken()).isEmpty();

    try (Clinic clinic = Clinic.open(target)) {
      Set<String> people = new TreeSet<>();
      clinic.journal().entries().stream().map(Entry::person).forEach(people::add);
      for (int i = 0; i < before; i++) {
        assertThat(people).contains("p" + i);
        assertThat(clinic.notes().of("p" + i))
            .singleElement()
            .satisfies(note -> {
              assertThat(note.text()).isEqualTo(SAID);
              assertThat(note.label()).isEqualTo(CounsellingNotes.LABEL);
            });
      }
      List<AuditTrail.Event> events = clinic.trail().newest(10_000, 0);
      assertThat(events).hasSizeGreaterThanOrEqualTo(before);
      assertThat(clinic.accounts().signIn("ana", PASSWORD, "")).isPresent();
      assertThat(clinic.accounts().signIn("bo", PASSWORD, "")).as("disabled").isEmpty();
      assertThat(clinic.settings().of("interval")).contains("28");
      assertThat(
              new Systems(clinic.access().source(), clinic.accounts(), CLOCK)
                  .recordSystem("https://ehr.example/fhir"))
          .isPresent();

      // Work goes on where it was.
      clinic.entry("next", 1);
      assertThat(clinic.notes().add("next", "p0", "ana", "more")).isTrue();
      assertThat(clinic.notes().of("p0").getFirst().id()).isEqualTo("next");
      clinic.trail().note("ana", "look", Optional.empty(), "allowed");
      assertThat(clinic.trail().newest(1, 0).getFirst().number())
          .isEqualTo(events.getFirst().number() + 1);
    }
  }

  @Test
  void notesStandInTheirOwnFileAndOnlyTheOwnerReadsAnyOfThem() throws IOException {
    Path saved = folder.resolve("saved");
    try (Clinic clinic = Clinic.open(Kind.H2.fresh(folder))) {
      clinic.entry("p", 1);
      clinic.notes().add("n", "p", "ana", "night shift");
      ClinicBackup.write(clinic.journal(), clinic.database(), saved);
    }
    assertThat(Files.getPosixFilePermissions(saved)).hasSize(3);
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readString(file).contains("night shift"))
            .as(file.getFileName().toString())
            .isEqualTo(file.endsWith("notes.jsonl"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPlaceThatHoldsAnythingIsLeftAsItIs(Kind kind) throws IOException {
    Path saved = saved();
    Database journal = kind.fresh(folder.resolve("journal"));
    try (Clinic clinic = Clinic.open(journal)) {
      clinic.entry("q", 1);
    }
    refused(saved, journal, "not empty");
    try (Clinic clinic = Clinic.open(journal)) {
      assertThat(clinic.accounts().any()).isFalse();
      assertThat(clinic.notes().of("p")).isEmpty();
      assertThat(clinic.journal().size()).isOne();
    }
    Database accounts = kind.fresh(folder.resolve("accounts"));
    try (Clinic clinic = Clinic.open(accounts)) {
      clinic.accounts().create("eve", PASSWORD, Set.of(Role.ADMIN));
    }
    refused(saved, accounts, "not empty");
    try (Clinic clinic = Clinic.open(accounts)) {
      assertThat(clinic.accounts().named("ana")).isEmpty();
      assertThat(clinic.notes().of("p")).isEmpty();
      assertThat(clinic.journal().size()).isZero();
    }
  }

  @Test
  void aBackupThatIsNotWholeIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path whole = folder.resolve("whole");
    try (Clinic clinic = Clinic.open(Kind.H2.fresh(folder.resolve("from")))) {
      clinic.entry("p", 1);
      clinic.notes().add("n", "p", "ana", "night shift");
      ClinicBackup.write(clinic.journal(), clinic.database(), whole);
    }
    Database target = new Database.Folder(folder.resolve("to"));
    List<String> files =
        List.of("journal.jsonl", "notes.jsonl", "access.jsonl", "hooks.jsonl", "SHA256SUMS");
    for (String file : files) {
      byte[] kept = Files.readAllBytes(whole.resolve(file));
      Files.delete(whole.resolve(file));
      refused(whole, target, "no ");
      Files.writeString(whole.resolve(file), "x\n");
      refused(whole, target, "was");
      Files.write(whole.resolve(file), kept);
    }
    assertThat(folder.resolve("to")).doesNotExist();
  }

  @Test
  void aRestoreThatWasCutOffKeepsThePlaceShutUntilOneIsWhole() throws IOException {
    Path saved = saved();
    Database.Folder place = new Database.Folder(folder.resolve("to"));
    ClinicBackup.restore(saved, place);
    Files.createDirectory(place.restoring());
    Files.move(place.file("notes"), new Database.Folder(place.restoring()).file("notes"));

    for (SideDatabase.Schema schema : ClinicBackup.schemas()) {
      assertThatThrownBy(() -> SideDatabase.open(place, schema).close())
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("restore");
    }
    assertThatThrownBy(() -> Journal.open(place).close()).hasMessageContaining("cut off");
    assertThat(place.file("notes")).as("nothing was made meanwhile").doesNotExist();

    assertThat(ClinicBackup.restore(saved, place).entries()).isOne();
    assertThat(place.restoring()).doesNotExist();
    try (Clinic clinic = Clinic.open(place)) {
      assertThat(clinic.notes().of("p")).hasSize(1);
      assertThat(clinic.accounts().named("ana")).isPresent();
    }
    refused(saved, place, "not empty");
  }

  @Test
  void aRestoreThatIsUnderWayIsNotDisturbed() throws IOException {
    Path saved = saved();
    Database.Folder place = new Database.Folder(folder.resolve("to"));
    Files.createDirectory(place.folder());
    try (Workplace other = Workplace.make(place.restoring())) {
      refused(saved, place, "under way");
      assertThat(other.folder()).exists();
    }
    ClinicBackup.restore(saved, place);
  }

  @Test
  void aRestoreThatFailsLeavesNothing() throws IOException {
    Path saved = saved();
    Path notes = saved.resolve("notes.jsonl");
    Path sums = saved.resolve("SHA256SUMS");
    String before = digest(notes);
    Files.writeString(notes, Files.readString(notes).replace("\"author\"", "\"nobody\""));
    Files.writeString(sums, Files.readString(sums).replace(before, digest(notes)));
    Database.Folder place = new Database.Folder(folder.resolve("to"));
    refused(saved, place, "no backup of the tables of notes");
    assertThat(place.folder()).isEmptyDirectory();
  }

  private static String digest(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// A server that fails at the very end, where rows are committed, has none of them.
  @Test
  void aServerIsFilledInOneTransaction() throws Exception {
    Path saved = saved();
    Database target = Kind.POSTGRESQL.fresh(folder);
    Clinic.open(target).close();
    try (SideDatabase notes = SideDatabase.open(target, CounsellingNotes.TABLES);
        Connection connection = notes.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create function fail() returns trigger language plpgsql as"
              + " 'begin raise exception ''at commit''; end'");
      statement.execute(
          "create constraint trigger fails after insert on "
              + CounsellingNotes.TABLES.tables().getFirst()
              + " deferrable initially deferred for each row execute function fail()");
      refused(saved, target, "");
      try (Clinic clinic = Clinic.open(target)) {
        assertThat(clinic.journal().size()).isZero();
        assertThat(clinic.accounts().any()).isFalse();
        assertThat(clinic.notes().of("p")).isEmpty();
      }
      statement.execute("drop function fail() cascade");
    }
    assertThat(ClinicBackup.restore(saved, target).entries()).isOne();
  }

  /// Whoever begins to open the place just before a restore shuts it has a database there later.
  @Test
  void whatCameIntoThePlaceMeanwhileIsLeftAsItIs() throws Exception {
    Path saved = saved();
    Database.Folder place = new Database.Folder(folder.resolve("to"));
    Path journal = place.file(Database.Folder.JOURNAL);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              while (!Files.exists(place.restoring())) {
                Thread.onSpinWait();
              }
              try {
                Files.writeString(journal, "another's");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    refused(saved, place, "not empty");
    other.join();
    assertThat(journal).hasContent("another's");
    assertThat(place.restoring()).doesNotExist();
  }

  @Test
  void whatACutOffBackupLeftIsRemovedAndOneBeingWrittenStays() throws IOException {
    Path cutOff = Files.createDirectory(folder.resolve(".monday.blockade-backup"));
    Files.writeString(Files.createDirectory(cutOff.resolve("whole")).resolve("notes.jsonl"), SAID);
    Path before = Files.createDirectory(folder.resolve(".sunday.part"));
    Files.writeString(before.resolve("notes.jsonl"), SAID);
    Path others = Files.createDirectory(folder.resolve(".film.part"));
    Files.writeString(others.resolve("film"), "");
    try (Workplace working = Workplace.make(folder.resolve(".tuesday.blockade-backup"))) {
      ClinicBackup.Leftovers leftovers = ClinicBackup.removeUnfinished(folder.resolve("wednesday"));
      assertThat(leftovers.removed()).containsExactlyInAnyOrder(cutOff, before);
      assertThat(leftovers.kept()).isEmpty();
      assertThat(cutOff).doesNotExist();
      assertThat(before).doesNotExist();
      assertThat(working.folder()).exists();
    }
    saved();
    try (Stream<Path> names = Files.list(folder)) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .containsExactlyInAnyOrder("from", "saved", ".film.part");
    }
  }

  @Test
  void whatCannotBeRemovedIsNamedAndStopsNothing() throws IOException {
    Path file = Files.writeString(folder.resolve(".file.blockade-backup"), "a file");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve(".link.blockade-backup"), elsewhere);
    Path cutOff = Files.createDirectory(folder.resolve(".z.blockade-backup"));
    ClinicBackup.Leftovers leftovers = ClinicBackup.removeUnfinished(folder.resolve("monday"));
    assertThat(leftovers.removed()).containsExactly(cutOff);
    assertThat(leftovers.kept()).containsExactlyInAnyOrder(file, link);
    assertThat(file).hasContent("a file");
    assertThat(elsewhere).isEmptyDirectory();
  }

  /// Many take over the same place and end at once: each that has it has it alone.
  @Test
  void aPlaceOfWorkIsOnesOwnFromItsBeginningToItsEnd() throws Exception {
    Path place = folder.resolve("work");
    AtomicInteger within = new AtomicInteger();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<Thread> all =
        IntStream.range(0, 4)
            .mapToObj(each -> Thread.ofPlatform().start(() -> takeTurns(place, within, failures)))
            .toList();
    for (Thread each : all) {
      each.join();
    }
    assertThat(failures).isEmpty();
  }

  private static void takeTurns(Path place, AtomicInteger within, List<Throwable> failures) {
    for (int turn = 0; turn < 500; turn++) {
      try {
        Files.createDirectory(place);
      } catch (FileAlreadyExistsException e) {
        // It is there for all of them.
      } catch (IOException e) {
        failures.add(e);
      }
      try {
        Optional<Workplace> taken = Workplace.takeOver(place);
        if (taken.isPresent()) {
          try (Workplace work = taken.get()) {
            assertThat(work.folder()).exists();
            alone(within);
          }
        }
      } catch (IOException | RuntimeException | AssertionError e) {
        failures.add(e);
      }
    }
  }

  private static void alone(AtomicInteger within) {
    assertThat(within.incrementAndGet()).isOne();
    within.decrementAndGet();
  }

  /// A backup of one person with a note, and of an account.
  private Path saved() throws IOException {
    Path saved = folder.resolve("saved");
    try (Clinic clinic = Clinic.open(Kind.H2.fresh(folder.resolve("from")))) {
      clinic.entry("p", 1);
      clinic.notes().add("n", "p", "ana", "night shift");
      clinic.accounts().create("ana", PASSWORD, Set.of(Role.ADMIN));
      ClinicBackup.write(clinic.journal(), clinic.database(), saved);
    }
    return saved;
  }

  private static void refused(Path saved, Database target, String sentence) {
    assertThatThrownBy(() -> ClinicBackup.restore(saved, target))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("night shift");
  }

  /// A table that a migration adds and nobody lists would be left out in silence.
  @Test
  void everyTableBesideTheJournalIsInABackup() throws SQLException {
    for (SideDatabase.Schema schema : ClinicBackup.schemas()) {
      try (SideDatabase tables = SideDatabase.open(Kind.H2.fresh(folder), schema);
          Connection connection = tables.source().getConnection();
          ResultSet row =
              connection
                  .getMetaData()
                  .getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
        List<String> there = new ArrayList<>();
        while (row.next()) {
          there.add(row.getString("TABLE_NAME"));
        }
        assertThat(there).contains(schema.name() + "_migrations");
        there.remove(schema.name() + "_migrations");
        assertThat(there).containsExactlyInAnyOrderElementsOf(schema.tables());
      }
    }
  }
}
