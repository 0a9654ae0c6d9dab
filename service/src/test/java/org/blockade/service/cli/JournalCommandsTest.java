package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.Versions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandsTest {

  private static final String SECRET = "Zebulon";

  @TempDir private Path folder;

  private String clinic = "";
  private String last = "";

  @BeforeEach
  void fill() {
    clinic = folder.resolve("clinic").toString();
    try (Journal journal = Journal.open(new Database.Folder(Path.of(clinic)))) {
      for (int i = 0; i < 3; i++) {
        last =
            journal
                .append(
                    new Draft(
                        "d" + i,
                        SECRET,
                        SECRET,
                        new Versions("m", "p", "r"),
                        new Content.DecisionMade(SECRET, "wait", List.of())),
                    Clock.systemUTC())
                .hash();
      }
    }
  }

  @Test
  void aJournalIsVerifiedSavedAndBroughtBack() throws IOException {
    String saved = folder.resolve("saved").toString();
    String other = folder.resolve("other").toString();
    String line = "The chain holds. The last entry is 3:" + last;
    assertThat(Run.of("verify-journal", "--data", clinic).out()).containsExactly(line);
    Run backup = Run.of("backup", "--data", clinic, saved);
    assertThat(backup.exit()).isZero();
    assertThat(backup.out()).containsExactly(line);
    assertThat(Run.of("restore", "--data", other, saved).out()).containsExactly(line);
    Run noted = Run.of("verify-journal", "--data", other, "--noted", "3:" + last);
    assertThat(noted.exit()).isZero();
    assertThat(noted.out()).containsExactly(line);
    Run again = Run.of("restore", "--data", other, saved);
    assertThat(again.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).singleElement().asString().contains("not empty");
    assertThat(Run.of("backup", "--data", other, saved).err())
        .singleElement()
        .asString()
        .contains("there already");
  }

  @Test
  void whatWasCutOffOrChangedIsToldAndNotRestored() throws IOException {
    Path saved = folder.resolve("saved");
    Run.of("backup", "--data", clinic, saved.toString());
    Run cut = Run.of("verify-journal", "--data", clinic, "--noted", "4:" + last);
    assertThat(cut.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(cut.out()).singleElement().asString().contains("entry 4").contains("cut off");
    Path journal = saved.resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceFirst("wait", "sure"));
    String target = folder.resolve("target").toString();
    Run refused = Run.of("restore", "--data", target, saved.toString());
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .singleElement()
        .asString()
        .contains("journal.jsonl was changed")
        .doesNotContain(SECRET);
    assertThat(Path.of(target)).doesNotExist();
  }

  @Test
  void aClinicThatIsHalfRestoredIsNotServed() throws IOException {
    Files.createDirectory(new Database.Folder(Path.of(clinic)).restoring());
    Run served = Run.of("serve", "--data", clinic, "--port", "0", "--stop-when-ready");
    assertThat(served.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(served.err()).singleElement().asString().contains("restore", "cut off");
  }

  @Test
  void whatABackupThatWasCutOffLeftIsRemovedAndTold() throws IOException {
    Path left = Files.createDirectory(folder.resolve(".monday.blockade-backup"));
    Run backup = Run.of("backup", "--data", clinic, folder.resolve("tuesday").toString());
    assertThat(backup.exit()).isZero();
    assertThat(backup.err()).singleElement().asString().contains("removed " + left, "cut off");
    assertThat(left).doesNotExist();
  }

  @Test
  void whatCannotBeDoneIsOneSentence() throws IOException {
    assertThat(Run.of("verify-journal").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of("verify-journal", "--data", clinic, "--database", "jdbc:postgresql:x").exit())
        .isEqualTo(ExitCode.USAGE);
    Run elsewhere = Run.of("verify-journal", "--database", "jdbc:h2:mem:" + SECRET);
    assertThat(elsewhere.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(elsewhere.err().toString()).contains("--data").doesNotContain(SECRET);
    assertThat(Run.of("verify-journal", "--data", clinic, "--noted", "3:x").exit())
        .isEqualTo(ExitCode.USAGE);
    Run none = Run.of("verify-journal", "--data", folder.toString());
    assertThat(none.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).singleElement().asString().contains("no journal");
    Run away =
        Run.of(
            "verify-journal", "--database", "jdbc:postgresql://127.0.0.1:1/x?password=" + SECRET);
    assertThat(away.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(away.err())
        .singleElement()
        .asString()
        .contains("cannot reach")
        .doesNotContain(SECRET);
    Path odd = Files.createDirectory(folder.resolve("odd"));
    Files.write(odd.resolve("SHA256SUMS"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(Run.of("restore", "--data", folder.resolve("new").toString(), odd.toString()).err())
        .singleElement()
        .asString()
        .contains("no backup");
    assertThat(
            Run.of("restore", "--data", folder.resolve("new").toString(), folder + "/nothing")
                .err())
        .singleElement()
        .asString()
        .contains("no such folder");
  }
}
