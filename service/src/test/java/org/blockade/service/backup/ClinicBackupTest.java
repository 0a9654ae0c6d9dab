package org.blockade.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    Path saved = folder.resolve("saved");
    try (Clinic clinic = Clinic.open(kind.fresh(folder.resolve("from")))) {
      clinic.entry("p", 1);
      clinic.notes().add("n", "p", "ana", "night shift");
      clinic.accounts().create("ana", PASSWORD, Set.of(Role.ADMIN));
      ClinicBackup.write(clinic.journal(), clinic.database(), saved);
    }
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
