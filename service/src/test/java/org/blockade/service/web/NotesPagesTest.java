package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.access.Role;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Counselling notes: written, read, and nowhere else.
class NotesPagesTest {

  private static final String TOLD = "told about <the night> of the\r\nsecond of May";

  private static RunningClinic clinic;
  private static Browser counsellor;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    counsellor = clinic.signedIn("carol", Role.COUNSELLOR);
    clinic.person("p1");
    clinic.person("p2");
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static Browser.Answer write(String person, String text) {
    Matcher id =
        Pattern.compile("name=\"id\" value=\"([^\"]+)\"")
            .matcher(counsellor.get("/people/" + person + "/notes").body());
    assertThat(id.find()).isTrue();
    return counsellor.post("/people/" + person + "/notes", "id", id.group(1), "content", text);
  }

  @Test
  void aNoteIsReadWhereItBelongsAndNowhereElse() {
    assertThat(write("p1", TOLD).status()).isEqualTo(303);
    assertThat(counsellor.get("/people/p1/notes").body())
        .contains("told about &lt;the night&gt;", "carol", CounsellingNotes.LABEL);
    assertThat(counsellor.get("/people/p2/notes").body()).doesNotContain("told about");
    Browser everybody = clinic.signedIn("everybody", Role.values());
    for (String path :
        List.of(
            "/people/p1",
            "/people/p1/print",
            "/people/p1/disclosures",
            "/worklist",
            "/worklist.csv",
            "/admin/audit",
            "/privacy")) {
      Browser.Answer answer = everybody.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("told about");
    }
    assertThat(
            clinic.part(org.blockade.service.journal.Journal.class).entriesOf("p1").stream()
                .map(Entry::toString))
        .noneMatch(entry -> entry.contains("told about"));
  }

  /// A consent to the record does not open them, one to counselling notes does, until it ends.
  @Test
  void aPrescriberNeedsAConsentOfItsOwnKind() {
    clinic.person("p3");
    write("p3", "between us");
    Browser prescriber = clinic.signedIn("dr.lee", Role.PRESCRIBER);
    consent("c1", Content.ConsentGiven.Covers.RECORD);
    assertThat(prescriber.get("/people/p3/notes").status()).isEqualTo(403);
    consent("c2", Content.ConsentGiven.Covers.COUNSELLING_NOTES);
    assertThat(prescriber.get("/people/p3/notes").body()).contains("between us");
    clinic.record("r2", "p3", "somebody", new Content.ConsentRevoked("c2"));
    assertThat(prescriber.get("/people/p3/notes").status()).isEqualTo(403);
    assertThat(counsellor.get("/people/p3/notes").status()).isEqualTo(200);
    assertThat(clinic.signedIn("nora", Role.NURSE).get("/people/p3/notes").status()).isEqualTo(403);
  }

  private static void consent(String id, Content.ConsentGiven.Covers covers) {
    clinic.record(
        id,
        "p3",
        "somebody",
        new Content.ConsentGiven(
            "treatment",
            "the clinic",
            List.of("Dr. Lee"),
            "counselling",
            Optional.empty(),
            RunningClinic.START.minus(Duration.ofDays(1)),
            "v",
            true,
            covers,
            Optional.empty(),
            Set.of()));
  }

  @Test
  void aNoteSentTwiceIsKeptOnceAndItsFormIsNoOthers() {
    String id = "8c7a1f5e-0000-4000-8000-000000000011";
    String[] form = {"id", id, "content", "once"};
    assertThat(counsellor.post("/people/p2/notes", form).status()).isEqualTo(303);
    assertThat(counsellor.post("/people/p2/notes", form).status()).isEqualTo(303);
    assertThat(clinic.part(CounsellingNotes.class).of("p2")).hasSize(1);
    assertThat(counsellor.post("/people/p2/notes", "id", id, "content", "another").status())
        .isEqualTo(400);
    assertThat(counsellor.post("/people/p1/notes", form).status()).isEqualTo(400);
  }

  @Test
  void whatIsRefusedIsNotLost() {
    Browser.Answer empty = write("p1", "  \r\n ");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.body()).contains("Write something");
    String text = "kept\u0007here";
    assertThat(write("p1", text).body()).contains("kept", "here</textarea>");
    assertThat(write("p1", "x".repeat(CounsellingNotes.LONGEST + 1)).body())
        .contains("x".repeat(CounsellingNotes.LONGEST + 1));
    assertThat(counsellor.get("/people/nobody/notes").status()).isEqualTo(404);
  }
}
