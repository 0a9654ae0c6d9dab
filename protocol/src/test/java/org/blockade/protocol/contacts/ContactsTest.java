package org.blockade.protocol.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.blockade.protocol.FaultyFiles;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.junit.jupiter.api.Test;

/// Whom to call.
class ContactsTest {

  private static final Contacts CONTACTS = Contacts.standard();

  @Test
  void theUsualRegionHasOneNumberOfEveryKind() {
    assertThat(CONTACTS.in(Contacts.USUAL_REGION))
        .extracting(Contact::kind)
        .containsExactlyInAnyOrder(Contact.Kind.values());
    assertThat(number(Contact.Kind.EMERGENCY)).isEqualTo("911");
    assertThat(number(Contact.Kind.CRISIS)).isEqualTo("988");
    assertThat(number(Contact.Kind.TREATMENT_LOCATOR)).isEqualTo("1-800-662-4357");
    assertThat(number(Contact.Kind.POISON)).isEqualTo("1-800-222-1222");
  }

  private static String number(Contact.Kind kind) {
    return CONTACTS.find(Contacts.USUAL_REGION, kind).orElseThrow().number();
  }

  @Test
  void everyRegionHasAnEmergencyNumberAndEveryNumberIsNamedInEveryLanguage() {
    assertThat(CONTACTS.regions()).contains("US", "EU");
    for (String region : CONTACTS.regions()) {
      assertThat(CONTACTS.find(region, Contact.Kind.EMERGENCY)).as(region).isPresent();
      for (Contact contact : CONTACTS.in(region)) {
        assertThat(contact.number()).matches("[0-9-]+");
        assertThat(contact.source()).isNotBlank();
        assertThat(Arrays.stream(Language.values()).map(contact.title()::in))
            .doesNotHaveDuplicates()
            .allSatisfy(title -> assertThat(title).isNotBlank());
      }
    }
  }

  @Test
  void aRegionThatIsNotKnownHasNoNumbers() {
    assertThat(CONTACTS.in("XX")).isEmpty();
    assertThat(CONTACTS.find("XX", Contact.Kind.EMERGENCY)).isEmpty();
  }

  @Test
  void aFaultInTheFileIsRefused() {
    FaultyFiles.requireEveryFaultIsRefused(
        Contacts.class, "/org/blockade/protocol/contacts.yaml", Contacts::read);
  }

  @Test
  void theFileIsReadRowByRowWithTheDayOnWhichEachNumberWasChecked() {
    List<Map<String, Object>> rows =
        FaultyFiles.rows(
            FaultyFiles.content(Contacts.class, "/org/blockade/protocol/contacts.yaml"),
            "contacts");
    Contacts contacts = Contacts.standard();
    assertThat(contacts.regions().stream().flatMap(region -> contacts.in(region).stream()))
        .hasSameSizeAs(rows);
    for (Map<String, Object> row : rows) {
      assertThat(contacts.in(String.valueOf(row.get("region"))))
          .anySatisfy(contact -> {
            assertThat(contact.number()).isEqualTo(row.get("number"));
            assertThat(contact.checked()).hasToString(String.valueOf(row.get("checked")));
          });
    }
  }

  @Test
  void aFileThatIsWrongSaysWhere() {
    String text =
        """
        contacts:
          - region: US
            kind: police
            number: "911"
            title: {en: "Emergency"}
            evidence: read
            source: "somewhere"
            checked: today
        """;
    assertThatThrownBy(() ->
            Contacts.read(DataFile.of("contacts.yaml", text.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("line 3: \"kind\" is \"police\"")
        .hasMessageContaining("\"es\" is missing")
        .hasMessageContaining("line 8: \"checked\" is no day");
  }
}
