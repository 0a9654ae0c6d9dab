package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.service.fhir.read.Bundles.DOSE;
import static org.blockade.service.fhir.read.Bundles.INJECTION;
import static org.blockade.service.fhir.read.Bundles.SUBJECT;
import static org.blockade.service.fhir.read.Bundles.injection;
import static org.blockade.service.fhir.read.Bundles.read;
import static org.blockade.service.fhir.read.Bundles.resource;
import static org.blockade.service.fhir.read.Bundles.statements;
import static org.blockade.service.fhir.read.Bundles.told;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Side;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.dosing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicationReadingTest {

  private static final String TIME = "2026-03-02T10:00:00Z";

  private static String given(String medicine, String... members) {
    return resource(
        "MedicationAdministration",
        "x",
        Stream.concat(
                Stream.of(
                    "'status':'completed'",
                    medicine,
                    SUBJECT,
                    "'effectiveDateTime':'" + TIME + "'"),
                Stream.of(members))
            .toArray(String[]::new));
  }

  private static String code(String code, String display) {
    return "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm',"
        + "'code':'"
        + code
        + "','display':'"
        + display
        + "'}]}";
  }

  private static String text(String text) {
    return "'medicationCodeableConcept':{'text':'" + text + "'}";
  }

  private static long doses(RecordReading.Read read) {
    return statements(read).stream()
        .filter(AboutTreatment.NaltrexoneGiven.class::isInstance)
        .count();
  }

  private static boolean opioid(RecordReading.Read read, String drug) {
    return statements(read).stream()
        .anyMatch(statement ->
            statement instanceof AboutOpioids.Taken taken && taken.drug().equals(drug));
  }

  @Test
  void anInjectionHasItsAmountSideKitAndPerformer() {
    RecordReading.Read read =
        read(
            "{'resourceType':'Medication','id':'m','code':{'coding':[{'system':"
                + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'637213'}]},"
                + "'batch':{'lotNumber':'L7','expirationDate':'2027-05-01'}}",
            given(
                "'medicationReference':{'reference':'Medication/m'}",
                "'performer':[{'actor':{'reference':'Practitioner/n'}}]",
                "'dosage':{'site':{'coding':[{'system':'http://snomed.info/sct','code':'723980000'}]},"
                    + "'dose':{'value':1,'code':'{kit}','system':'http://unitsofmeasure.org'}}"));
    assertThat(told(read)).isEmpty();
    AboutTreatment.NaltrexoneGiven dose =
        (AboutTreatment.NaltrexoneGiven) statements(read).getFirst();
    assertThat(dose.product()).isEqualTo(AboutTreatment.Product.INJECTION);
    assertThat(dose.amount().milligrams()).isEqualTo(380);
    assertThat(dose.side()).contains(Side.RIGHT);
    assertThat(dose.kit().lot()).contains("L7");
    assertThat(dose.kit().expires()).isPresent();
    assertThat(dose.by()).contains("Practitioner/n");
  }

  /// What a chart says with a dose row: a use, and its amount where a model takes it.
  @Test
  void anOpioidThatWasGivenIsADoseWhereAllIsToldAndAUseOtherwise() {
    String into = "'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006'}]},";
    String dosage =
        "'dosage':{"
            + into
            + "'dose':{'value':15,'system':'http://unitsofmeasure.org','code':'mg'}}";
    PersonHistory whole =
        read(given(text("oxycodone 15 MG Oral Tablet"), dosage)).people().getFirst().history();
    assertThat(whole.doses())
        .singleElement()
        .satisfies(given -> {
          assertThat(given.dose().drug()).isEqualTo("oxycodone");
          assertThat(given.dose().route()).isEqualTo(Route.ORAL);
          assertThat(given.dose().amount().milligrams()).isEqualTo(15);
        });
    assertThat(whole.opioidUse())
        .containsExactly(
            new OpioidUse(
                whole.doses().getFirst().dose().time(), "oxycodone", OpioidUse.Sign.DOSE));
    for (String less :
        List.of(
            given(text("oxycodone"), dosage.replace(into, "")),
            given(text("oxycodone"), dosage.replace("'code':'mg'", "'code':'{tbl}'")),
            given(text("oxycodone"), dosage.replace("'value':15", "'value':900000")),
            given(text("acetaminophen 325 MG / oxycodone 5 MG"), dosage),
            given(text("Percocet"), dosage),
            given(text("oxycodone and acetaminophen"), dosage),
            given(text("oxycodone-ASA 5"), dosage),
            given(text("oxycodone 15 MG Extended Release Oral Tablet"), dosage),
            given(text("oxycodone ER 15 MG"), dosage),
            given(
                "'medicationCodeableConcept':{'coding':[{'system':"
                    + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'1860154'}]}",
                dosage),
            given(text("oxycodone"), dosage).replace(TIME, "2026-03-02"))) {
      RecordReading.Read read = read(less);
      PersonHistory history = read.people().getFirst().history();
      assertThat(history.doses()).as(less).isEmpty();
      assertThat(history.opioidUse())
          .as(less)
          .isNotEmpty()
          .allMatch(use -> use.sign() == OpioidUse.Sign.REPORTED);
      assertThat(told(read)).as(less).anyMatch(line -> line.contains("its amount does not"));
    }
  }

  @Test
  void aBrandOfTwoWordsIsABrand() {
    assertThat(opioid(read(given(text("MS Contin 30 MG Extended Release Tablet"))), "morphine"))
        .isTrue();
    assertThat(read(given(text("ms"))).people().getFirst().history().opioidUse()).isEmpty();
  }

  @Test
  void aContainedMedicationIsFoundAndOneThatIsNotThereIsMissed() {
    String contained =
        "'contained':[{'resourceType':'Medication','id':'m','code':{'text':'Vivitrol 380 mg'}}]";
    assertThat(doses(read(given("'medicationReference':{'reference':'#m'}", contained, DOSE))))
        .isEqualTo(1);
    RecordReading.Read missing = read(given("'medicationReference':{'reference':'#n'}", DOSE));
    assertThat(doses(missing)).isZero();
    assertThat(told(missing)).singleElement().asString().contains("is not in the Bundle");
  }

  @ParameterizedTest
  @CsvSource({
    "not-done, 0, 0", "entered-in-error, 0, 0", "completed, 1, 0", "unknown, 0, 1",
    "in-progress, 0, 1", "stopped, 0, 1", "on-hold, 0, 1", "garbage, 0, 1"
  })
  void onlyWhatWasCompletedIsADose(String status, int doses, int refused) {
    RecordReading.Read read = read(injection("x", TIME, status));
    assertThat(doses(read)).isEqualTo(doses);
    assertThat(read.refused()).isEqualTo(refused);
    assertThat(told(read).isEmpty()).isEqualTo(doses == 1);
  }

  @Test
  void theWrongInjectionCodeIsRefusedByNameAndIsNoFact() {
    RecordReading.Read read = read(given(code("1116442", "naltrexone 380 MG Injection"), DOSE));
    assertThat(statements(read)).isEmpty();
    assertThat(told(read))
        .singleElement()
        .asString()
        .startsWith("Bundle.entry[0] MedicationAdministration/x: RxNorm 1116442 is refused")
        .contains("637213");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "buprenorphine / naltrexone",
        "buprenorphine and naltrexone",
        "buprenorphine / naloxone",
        ""
      })
  void buprenorphineWithNaloxoneNeverBecomesNaltrexone(String display) {
    RecordReading.Read read = read(given(code("352364", display), DOSE));
    assertThat(doses(read)).isZero();
    boolean known = opioid(read, "buprenorphine");
    boolean asked = !read.people().getFirst().history().opioidUnread().isEmpty();
    assertThat(known || asked).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "methylnaltrexone 12 mg injection",
        "naloxone 4 mg nasal spray",
        "nalmefene tablet",
        "naltrexone / bupropion tablet",
        "Contrave",
        "no naltrexone given",
        "naltrexone placebo",
        "naltrexone + acamprosate tablet",
        "something else",
        "nal trexone"
      })
  void aLookAlikeIsNoDose(String words) {
    assertThat(doses(read(given(text(words), DOSE)))).isZero();
  }

  @Test
  void naltrexoneWithBupropionIsNoTreatmentAndMorphineWithNaltrexoneIsAnOpioid() {
    RecordReading.Read weight = read(given(code("1551468", ""), DOSE));
    assertThat(statements(weight)).isEmpty();
    assertThat(told(weight))
        .singleElement()
        .asString()
        .contains("naltrexone with bupropion is not");
    assertThat(opioid(read(given(text("Embeda"), DOSE)), "morphine")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Vivitrol 380 mg, INJECTION",
    "naltrexone extended-release injection, INJECTION",
    "Revia 50 mg tablet, TABLET"
  })
  void textAloneIsMatchedAgainstTheNames(String words, AboutTreatment.Product product) {
    RecordReading.Read read =
        read(
            given(text(words), DOSE.replace("380", product.name().startsWith("T") ? "50" : "380")));
    assertThat(((AboutTreatment.NaltrexoneGiven) statements(read).getFirst()).product())
        .isEqualTo(product);
  }

  @Test
  void anOrderADispenseAndAStatementOfNaltrexoneAreNoDoses() {
    RecordReading.Read read =
        read(
            resource(
                "MedicationRequest",
                "r",
                "'status':'active','intent':'order'",
                INJECTION,
                SUBJECT,
                "'authoredOn':'2026-03-01'"),
            resource(
                "MedicationDispense",
                "d",
                "'status':'completed'",
                INJECTION,
                SUBJECT,
                "'whenHandedOver':'2026-03-01T09:00:00Z'"),
            resource(
                "MedicationStatement",
                "s",
                "'status':'active'",
                INJECTION,
                SUBJECT,
                "'effectiveDateTime':'2026-03-01'"));
    assertThat(statements(read)).isEmpty();
    assertThat(told(read)).hasSize(3).allSatisfy(line -> assertThat(line).contains("dose"));
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void anAmountCountsForTheResourceThatTellsItAlone() {
    String dosage =
        "'dosage':{'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006'}]},"
            + "'dose':{'value':15,'system':'http://unitsofmeasure.org','code':'mg'}}";
    String dose = given(text("oxycodone 15 MG Oral Tablet"), dosage);
    String use = given(text("oxycodone 15 MG Oral Tablet")).replace("'id':'", "'id':'other-");
    PersonHistory both = read(dose, use).people().getFirst().history();
    assertThat(both.doses()).hasSize(1);
    assertThat(both.opioidUse())
        .extracting(OpioidUse::sign)
        .containsExactly(OpioidUse.Sign.REPORTED, OpioidUse.Sign.DOSE);

    RecordReading.Read refused =
        read(
            dose.replaceFirst(
                "\\{",
                "{'extension':[{'url':'"
                    + Addresses.HOW_KNOWN
                    + "','valueCoding':{'code':'by nobody'}}],"),
            use);
    assertThat(refused.refused()).isEqualTo(1);
    assertThat(refused.people().getFirst().history().doses()).isEmpty();
    assertThat(refused.people().getFirst().history().opioidUse())
        .extracting(OpioidUse::sign)
        .containsExactly(OpioidUse.Sign.REPORTED);
  }

  @Test
  void anOpioidOrderMayBeAUseAndWhileItStandsATreatment() {
    String order =
        resource(
            "MedicationRequest",
            "r",
            "'status':'%s','intent':'order'",
            code("1049683", "oxyCODONE 10 MG Oral Tablet"),
            SUBJECT,
            "'authoredOn':'2026-03-01'",
            "'dispenseRequest':{'expectedSupplyDuration':{'value':7,'code':'d'}}");
    RecordReading.Read active = read(order.formatted("active"));
    assertThat(opioid(active, "oxycodone")).isTrue();
    assertThat(statements(active)).contains(new AboutOpioids.PainTreatment(true));
    assertThat(active.people().getFirst().history().opioidUse())
        .as("midnight, the end of that day, and the end of the supply")
        .hasSize(3);
    RecordReading.Read ended = read(order.formatted("completed"));
    assertThat(opioid(ended, "oxycodone")).isTrue();
    assertThat(statements(ended)).doesNotContain(new AboutOpioids.PainTreatment(true));
    assertThat(statements(read(order.formatted("cancelled")))).isEmpty();
  }

  @Test
  void aDayWithoutATimeIsSaidAndHalfADateIsNoDay() {
    RecordReading.Read day = read(injection("x", "2026-03-02", "completed"));
    assertThat(doses(day)).isEqualTo(1);
    assertThat(told(day)).singleElement().asString().contains("only the day is known");
    assertThat(day.people().getFirst().facts().facts().getFirst().occurred().hours()).isZero();
    for (String half :
        new String[] {"2026", "2026-03", "2026-03-02T10:00:00", "2026-02-30", "soon"}) {
      RecordReading.Read read = read(injection("x", half, "completed"));
      assertThat(doses(read)).as(half).isZero();
      assertThat(read.refused()).as(half).isEqualTo(1);
    }
  }

  @Test
  void anOpioidOfADayCountsFromItsBeginningToItsEnd() {
    RecordReading.Read read = read(given(text("heroin")).replace("T10:00:00Z", ""));
    assertThat(read.people().getFirst().history().opioidUse())
        .extracting(OpioidUse::drug)
        .containsExactly("heroin", "heroin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'dose':{'value':380,'code':'mcg','system':'http://unitsofmeasure.org'}",
        "'dose':{'value':380}",
        "'dose':{'value':50,'code':'g','system':'http://unitsofmeasure.org'}",
        "'dose':{'value':380,'code':'mg','comparator':'<'}",
        "'dose':{'value':'380','code':'mg'}",
        "'dose':{'value':1e400,'code':'mg'}",
        "'dose':{'value':-380,'code':'mg'}",
        "'dose':[{'value':380,'code':'mg'}]",
        "'dose':{'value':380,'code':'mg'},'rateQuantity':{'value':1}",
        "'dose':{'value':380,'code':'mg','system':'urn:other'}",
        "'route':{'text':'arm'},'dose':{'value':380,'code':'mg'}",
        "'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006'}]},"
            + "'dose':{'value':380,'code':'mg'}",
        "'text':'380 mg'"
      })
  void aDoseThatIsNotStatedSoundlyIsNone(String dosage) {
    RecordReading.Read read = read(given(INJECTION, "'dosage':{" + dosage + "}"));
    assertThat(doses(read)).isZero();
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void anUnknownUnitIsRefusedByName() {
    assertThat(
            told(
                read(
                    given(
                        INJECTION,
                        "'dosage':{'dose':{'value':380,'code':'mcg','system':"
                            + "'http://unitsofmeasure.org'}}"))))
        .singleElement()
        .asString()
        .contains("the unit \"mcg\" is not known here");
  }

  @Test
  void anExtensionThatChangesTheMeaningKeepsItFromBeingRead() {
    RecordReading.Read read =
        read(given(INJECTION, DOSE, "'modifierExtension':[{'url':'urn:not','valueBoolean':true}]"));
    assertThat(doses(read)).isZero();
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void aMedicineOfRxNormWithoutAnOpioidIsNoneAndAnUnknownOneMayBe() {
    RecordReading.Read clinical = read(given(code("206905", "Ibuprofen 400 MG Oral Tablet [Ibu]")));
    assertThat(clinical.refused()).isZero();
    assertThat(clinical.notInterpreted()).containsKey("MedicationAdministration RxNorm 206905");
    RecordReading.Read unknown = read(given(code("206905", "")));
    assertThat(unknown.people().getFirst().history().opioidUnread()).isNotEmpty();
    assertThat(opioid(read(given(code("9999999", "Oxymorphone 5 MG Oral Tablet"))), "opioid"))
        .isTrue();
  }

  @Test
  void aStatementIsOfTheRouteItsCodeNames() {
    RecordReading.Read read =
        read(
            given(
                "'medicationCodeableConcept':{'text':'buprenorphine'}",
                "'dosage':{'route':{'coding':[{'system':'http://snomed.info/sct','code':'34206005'}]}}"));
    assertThat(statements(read))
        .singleElement()
        .isEqualTo(
            new AboutOpioids.Taken(
                "buprenorphine",
                Optional.of(Route.SUBCUTANEOUS),
                Optional.empty(),
                AboutOpioids.Form.MONTHLY_DEPOT));
  }
}
