package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.service.fhir.read.Bundles.DOSE;
import static org.blockade.service.fhir.read.Bundles.INJECTION;
import static org.blockade.service.fhir.read.Bundles.READER;
import static org.blockade.service.fhir.read.Bundles.SUBJECT;
import static org.blockade.service.fhir.read.Bundles.injection;
import static org.blockade.service.fhir.read.Bundles.read;
import static org.blockade.service.fhir.read.Bundles.resource;
import static org.blockade.service.fhir.read.Bundles.statements;
import static org.blockade.service.fhir.read.Bundles.told;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.service.record.RecordReading;
import org.blockade.service.screening.Screener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bundles as such: odd, hostile, large.
class BundleShapeTest {

  private static final Screener SCREENER = new Screener();

  private static final String TIME = "2026-03-02T10:00:00Z";

  private static RecordReading json(String text) {
    return READER.json("test", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static RecordReading xml(String text) {
    return READER.xml("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// An offset does not tell where days begin on the other side of a change of clocks.
  @Test
  void theZoneThatTimesNameIsTakenUnlessTheyNameTwo() {
    String extended =
        "'status':'completed',"
            + INJECTION
            + ","
            + SUBJECT
            + ","
            + DOSE
            + ",'effectiveDateTime':'2026-01-05T10:00:00-05:00','_effectiveDateTime':{'extension':"
            + "[{'url':'http://hl7.org/fhir/StructureDefinition/tz-code','valueCode':'%s'}]}";
    assertThat(
            read(resource("MedicationAdministration", "a", extended.formatted("America/New_York")))
                .axis()
                .zone())
        .isEqualTo(ZoneId.of("America/New_York"));
    assertThat(
            read(resource("MedicationAdministration", "a", extended.formatted("Nowhere/Zq")))
                .axis()
                .zone())
        .isEqualTo(ZoneOffset.ofHours(-5));
    assertThat(
            read(
                    resource(
                        "MedicationAdministration", "a", extended.formatted("America/New_York")),
                    resource(
                        "MedicationAdministration", "b", extended.formatted("America/Chicago")))
                .axis()
                .zone())
        .as("two zones")
        .isEqualTo(ZoneOffset.ofHours(-5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'a':",
        "null",
        "{'resourceType':'Patient','id':'1'}",
        "{'resourceType':'Bundle'}",
        "{'resourceType':'Bundle','type':'history'}",
        "{'resourceType':7}",
        "{'resourceType':'Bundle','type':'collection','entry':'x'}",
        "{'resourceType':'Bundle','type':'collection','implicitRules':'urn:x'}",
        "{'resourceType':'Bundle','type':'collection','type':'document'}",
        "{'resourceType':'Bundle','type':'collection'} {}"
      })
  void whatIsNoBundleIsRefusedInOneSentence(String text) {
    assertThat(json(text)).isInstanceOf(RecordReading.Refused.class);
  }

  @Test
  void aBundleOfNothingIsAboutNobody() {
    RecordReading.Read read =
        (RecordReading.Read) json("{'resourceType':'Bundle','type':'searchset','total':0}");
    assertThat(read.people()).isEmpty();
    assertThat(read.refused()).isZero();
  }

  @Test
  void deepNestingIsRefusedBeforeAnythingRecursesIntoIt() {
    String deep = "[".repeat(100_000);
    assertThat(json("{'resourceType':'Bundle','type':'collection','x':" + deep))
        .isInstanceOf(RecordReading.Refused.class);
    String elements = "<a>".repeat(100_000);
    assertThat(xml("<Bundle xmlns='http://hl7.org/fhir'>" + elements))
        .isInstanceOf(RecordReading.Refused.class);
  }

  @Test
  void whatIsNoEntryMayBeAboutAnybody() {
    RecordReading.Read read =
        (RecordReading.Read)
            json(
                "{'resourceType':'Bundle','type':'collection','entry':[7,{},{'resource':'x'},"
                    + "{'resource':{'id':'1'}},{'resource':{'resourceType':'Bundle'}},"
                    + "{'request':{'method':'DELETE','url':'x'}},{'resource':"
                    + injection("a", TIME, "completed")
                    + "},{'resource':"
                    + injection("b", TIME, "completed").replace("Patient/1", "Group/1")
                    + "}]}");
    assertThat(read.refused()).isEqualTo(7);
    assertThat(read.people()).hasSize(1);
    assertThat(read.people().getFirst().facts().gaps()).hasSize(7);
    assertThat(read.people().getFirst().history().opioidUnread()).isNotEmpty();
    assertThat(read.people().getFirst().history().unread()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'total':9",
        "'link':[{'relation':'next','url':'x'}]",
        "'meta':{'tag':[{'code':'SUBSETTED'}]}"
      })
  void anAnswerThatIsNotWholeHasAGap(String more) {
    RecordReading.Read read =
        (RecordReading.Read)
            json(
                "{'resourceType':'Bundle','type':'searchset',"
                    + more
                    + ",'entry':[{'resource':"
                    + injection("a", TIME, "completed")
                    + "}]}");
    assertThat(read.refused()).isEqualTo(1);
    assertThat(read.people().getFirst().facts().gaps()).hasSize(1);
  }

  @Test
  void peopleAreToldApart() {
    RecordReading.Read read =
        read(
            "{'resourceType':'Patient','id':'1'}",
            "{'resourceType':'Patient','id':'2'}",
            injection("a", TIME, "completed"),
            injection("b", TIME, "completed").replace("Patient/1", "Patient/2"),
            injection("c", TIME, "completed").replace("Patient/1", "Patient/3"));
    assertThat(read.people())
        .extracting(person -> person.history().id())
        .containsExactly("1", "2", "3");
    assertThat(read.people()).allSatisfy(person -> assertThat(person.history().doses()).hasSize(1));
  }

  @Test
  void absoluteAddressesAndUuidsAreFollowed() {
    RecordReading.Read read =
        (RecordReading.Read)
            json(
                "{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'urn:uuid:7','resource':"
                    + "{'resourceType':'Patient','id':'p'}},{'resource':"
                    + injection("a", TIME, "completed").replace("Patient/1", "urn:uuid:7")
                    + "}]}");
    assertThat(read.people()).hasSize(1);
    assertThat(read.people().getFirst().history().id()).isEqualTo("p");
  }

  /// A transaction names by address what the server is still to name by an id.
  @Test
  void aPatientWithoutAnIdIsTheOneAtItsAddress() {
    String uuid = "0b6ae0f4-6f3e-4d3c-9a43-0d6f8d2f7c11";
    RecordReading.Read read =
        (RecordReading.Read)
            json(
                "{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'urn:uuid:"
                    + uuid
                    + "','resource':{'resourceType':'Patient','gender':'female'}},{'resource':"
                    + injection("a", TIME, "completed").replace("Patient/1", "urn:uuid:" + uuid)
                    + "}]}");
    assertThat(told(read)).isEmpty();
    assertThat(read.people())
        .singleElement()
        .satisfies(person -> {
          assertThat(person.history().id()).isEqualTo(uuid);
          assertThat(person.history().doses()).hasSize(1);
        });
  }

  @Test
  void aPatientWhoIsNobodyIsNoOpioid() {
    RecordReading.Read read =
        read("{'resourceType':'Patient','id':7}", injection("a", TIME, "completed"));
    assertThat(read.people().getFirst().facts().gaps()).isNotEmpty();
    assertThat(read.people().getFirst().history().opioidUnread()).isEmpty();
  }

  @Test
  void whatStandsTwiceCountsOnceAndWhatContradictsItselfNever() {
    String one = injection("a", TIME, "completed");
    RecordReading.Read same = read(one, one);
    assertThat(statements(same)).hasSize(1);
    assertThat(told(same)).singleElement().asString().contains("twice");
    RecordReading.Read other = read(one, injection("a", "2026-03-05T10:00:00Z", "completed"));
    assertThat(statements(other)).isEmpty();
    assertThat(other.refused()).isEqualTo(2);
  }

  /// Memory and time: entries that are not needed are not kept.
  @Test
  void aHundredThousandEntriesAreReadWithinTheirBounds() {
    String claim =
        "{'resource':{'resourceType':'Claim','id':'x','item':[1,2,3]}}".replace('\'', '"');
    String dose = ("{'resource':" + injection("%d", TIME, "completed") + "}").replace('\'', '"');
    StringBuilder bundle =
        new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    for (int i = 0; i < 100_000; i++) {
      bundle.append(i == 0 ? "" : ",").append(i % 1000 == 0 ? dose.formatted(i) : claim);
    }
    InputStream in =
        new ByteArrayInputStream(bundle.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    RecordReading.Read read = (RecordReading.Read) READER.json("test", in);
    assertThat(read.notInterpreted()).containsEntry("Claim", 99_900);
    assertThat(statements(read)).hasSize(100);
  }

  @Test
  void moreEntriesThanAClinicHasAreRefused() {
    String many = "{},".repeat(DocumentBuilder.MOST_ENTRIES) + "{}";
    assertThat(json("{'resourceType':'Bundle','type':'collection','entry':[" + many + "]}"))
        .isInstanceOf(RecordReading.Refused.class);
  }

  @Test
  void xmlSaysTheSame() {
    String bundle =
        """
        <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource>
        <MedicationAdministration><id value="a"/><text><status value="generated"/>
        <div xmlns="http://www.w3.org/1999/xhtml">380 &amp; more</div></text>
        <status value="completed"/><medicationCodeableConcept><coding>
        <system value="http://www.nlm.nih.gov/research/umls/rxnorm"/><code value="637213"/></coding>
        </medicationCodeableConcept><subject><reference value="Patient/1"/></subject>
        <effectiveDateTime value="2026-03-02T10:00:00Z"/><dosage><dose><value value="380"/>
        <system value="http://unitsofmeasure.org"/><code value="mg"/></dose></dosage>
        </MedicationAdministration></resource></entry></Bundle>
        """;
    RecordReading.Read read = (RecordReading.Read) xml(bundle);
    assertThat(told(read)).isEmpty();
    assertThat(statements(read)).isEqualTo(statements(read(injection("a", TIME, "completed"))));
  }

  @Test
  void noEntityOfXmlIsResolvedInsideOrOutside(@TempDir Path folder) throws Exception {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "completed");
    String outside =
        "<!DOCTYPE Bundle [<!ENTITY x SYSTEM '"
            + secret.toUri()
            + "'>]>"
            + "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>&x;</Bundle>";
    assertThat(xml(outside))
        .isInstanceOfSatisfying(
            RecordReading.Refused.class,
            refused -> assertThat(refused.reason()).contains("DOCTYPE"));
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Bundle [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    laughs.append("]><Bundle xmlns='http://hl7.org/fhir'><type value='&l11;'/></Bundle>");
    assertThat(xml(laughs.toString()))
        .isInstanceOfSatisfying(
            RecordReading.Refused.class,
            refused -> assertThat(refused.reason()).contains("DOCTYPE"));
  }

  /// Bytes that are lost or changed: an answer or a refusal, never an error of the program.
  @Test
  void noGarbledBundleBreaksTheReader() throws Exception {
    Random random = new Random(7);
    byte[] good = Files.readAllBytes(Path.of("../examples/fhir/screen-heroin.json"));
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      for (int change = 0; change <= i % 5; change++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(32, 127);
      }
      assertThat(READER.json("test", bad)).isNotNull();
    }
  }

  /// What is taken away never adds a dose, and what is not understood leaves a gap.
  @Test
  void aResourceThatIsGarbledIsNeverReadAsMoreThanItWas() throws Exception {
    List<String> resources = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      resources.add(injection("i" + i, "2026-0" + (i + 1) + "-02T10:00:00Z", "completed"));
    }
    resources.add(
        Bundles.resource(
            "MedicationStatement",
            "s",
            "'status':'active','medicationCodeableConcept':{'text':'heroin'}",
            Bundles.SUBJECT,
            "'effectiveDateTime':'2026-06-20T10:00:00Z'"));
    RecordReading.Read whole = read(resources.toArray(String[]::new));
    int doses = whole.people().getFirst().history().doses().size();
    String[] garbles = {
      "'status'",
      "'code'",
      "'system'",
      "'subject'",
      "'effectiveDateTime'",
      "'dose'",
      "'value'",
      "'text'",
      "'medicationCodeableConcept'"
    };
    for (int i = 0; i < resources.size(); i++) {
      for (String garble : garbles) {
        if (resources.get(i).contains(garble)) {
          List<String> changed = new ArrayList<>(resources);
          changed.set(i, changed.get(i).replace(garble, "'x" + garble.substring(1)));
          RecordReading.Read read = read(changed.toArray(String[]::new));
          RecordReading.Person person = read.people().getFirst();
          assertThat(person.history().doses().size()).isLessThanOrEqualTo(doses);
          boolean understood =
              statements(read).equals(statements(whole)) && read.refused() <= whole.refused();
          assertThat(understood || !person.facts().gaps().isEmpty())
              .as(garble + " of " + i)
              .isTrue();
          if (i == resources.size() - 1 && !understood) {
            assertThat(person.history().opioidUse().size() + person.history().opioidUnread().size())
                .isPositive();
          }
        }
      }
    }
    assertThat(
            PersonRecord.of(
                    whole.people().getFirst().facts().facts(),
                    whole.people().getFirst().history().lastRecord(),
                    whole.axis())
                .problems())
        .isEmpty();
  }

  /// A record after which a start is possible is so only as long as each part of it is understood.
  @Test
  void noGarbledResourceMakesAStartOrKeepsOneThatItWasNeededFor() throws Exception {
    String when = "'effectiveDateTime':'2026-03-12T%sZ'";
    String code =
        "'code':{'coding':[{'system':'https://blockade.example/fhir/CodeSystem/finding','code':'%s'}]}";
    String given =
        Bundles.resource(
            "Observation",
            "n1",
            "'status':'final'",
            code.formatted("challenge_naloxone_sc"),
            Bundles.SUBJECT,
            when.formatted("09:30:00"),
            "'valueQuantity':{'value':0.8,'code':'mg'}");
    String looked =
        Bundles.resource(
            "Observation",
            "n2",
            "'status':'final'",
            code.formatted("challenge_sign"),
            Bundles.SUBJECT,
            when.formatted("09:51:00"),
            "'valueString':'none'");
    String text =
        Files.readString(Path.of("../examples/fhir/screen-heroin.json"))
            .replace("2026-03-02T21:00:00Z", "2026-02-15T21:00:00Z")
            .replace("9.5", "24.5")
            .replaceAll("\"total\": \\d+,", "")
            .replaceFirst(
                "\"entry\": \\[",
                ("'entry':[{'resource':" + given + "},{'resource':" + looked + "},")
                    .replace('\'', '"'));
    assertThat(starts(text)).isTrue();
    int kept = 0;
    int garbled = 0;
    Matcher status = Pattern.compile("\"(status|clinicalStatus|coding|reference)\":").matcher(text);
    while (status.find()) {
      garbled++;
      String changed = text.substring(0, status.start(1)) + "x" + text.substring(status.start(1));
      kept += starts(changed) ? 1 : 0;
    }
    assertThat(garbled).isGreaterThan(80);
    assertThat(kept)
        .as("the category of the consent and the status of no known allergy decide nothing")
        .isEqualTo(2);
  }

  private static boolean starts(String bundle) {
    return READER.json("test", bundle.getBytes(StandardCharsets.UTF_8))
            instanceof RecordReading.Read read
        && read.people().stream()
            .anyMatch(person ->
                SCREENER
                        .screen(
                            person.history(),
                            person.facts(),
                            new Screener.Question(
                                person.history().lastRecord(),
                                AboutTreatment.Product.INJECTION,
                                Set.of(AboutTreatment.Condition.OPIOID_USE_DISORDER),
                                Optional.empty(),
                                List.of()))
                        .decision()
                    instanceof Decision.Start);
  }
}
