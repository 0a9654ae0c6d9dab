package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.service.fhir.read.Bundles.SUBJECT;
import static org.blockade.service.fhir.read.Bundles.read;
import static org.blockade.service.fhir.read.Bundles.resource;
import static org.blockade.service.fhir.read.Bundles.statements;
import static org.blockade.service.fhir.read.Bundles.told;

import java.util.List;
import org.assertj.core.data.Offset;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.record.RecordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingReadingTest {

  private static final String NEGATIVE =
      "'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'260385009'}]}";
  private static final String WHEN = "'effectiveDateTime':'2026-03-02T10:00:00Z'";
  private static final String LOCAL = "https://blockade.example/fhir/CodeSystem/finding";

  private static String observed(String system, String code, String status, String... members) {
    return resource(
        "Observation",
        "o",
        "'status':'" + status + "'",
        "'code':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}",
        SUBJECT,
        WHEN,
        String.join(",", members));
  }

  private static String loinc(String code, String... members) {
    return observed("http://loinc.org", code, "final", members);
  }

  private static String own(String code, String... members) {
    return observed(LOCAL, code, "final", members);
  }

  @Test
  void aUrineIsReadWithItsAnswerAndAnImmunoassayIsOne() {
    assertThat(statements(read(loinc("59673-4", NEGATIVE))))
        .containsExactly(
            new AboutTests.UrineScreen(
                AboutTests.Analyte.FENTANYL,
                AboutTests.Result.NEGATIVE,
                AboutTests.Method.IMMUNOASSAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'valueQuantity':{'value':12,'code':'ng/mL'}",
        "'valueString':'see comment'",
        "'dataAbsentReason':{'text':'lost'}",
        "'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}",
        "'valueString':'positive','valueBoolean':false",
        "'valueString':'negative','interpretation':[{'coding':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation','code':'POS'}]}]",
        "'_valueString':{'extension':[{'url':'urn:x'}]}"
      })
  void aUrineWithoutAClearAnswerIsAGapAndMayBeAnOpioid(String value) {
    RecordReading.Read read = read(loinc("19295-5", value));
    assertThat(statements(read)).isEmpty();
    assertThat(read.people().getFirst().history().opioidUnread()).isNotEmpty();
    assertThat(read.people().getFirst().facts().gaps()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "final, 1, 0",
    "amended, 1, 0",
    "corrected, 1, 0",
    "preliminary, 0, 1",
    "registered, 0, 1",
    "unknown, 0, 1",
    "cancelled, 0, 0",
    "entered-in-error, 0, 0",
    "x, 0, 1"
  })
  void onlyWhatIsFinalCounts(String status, int facts, int refused) {
    RecordReading.Read read = read(observed("http://loinc.org", "19295-5", status, NEGATIVE));
    assertThat(statements(read)).hasSize(facts);
    assertThat(read.refused()).isEqualTo(refused);
  }

  @Test
  void theWrongCodeOfTheCowsIsRefusedByNameAndIsNoFact() {
    RecordReading.Read read = read(loinc("72514-3", "'valueInteger':2"));
    assertThat(statements(read)).isEmpty();
    assertThat(told(read)).singleElement().asString().contains("LOINC 72514-3 is refused");
    assertThat(statements(read(own("cows", "'valueInteger':2"))))
        .containsExactly(ScaleScore.ofTotal(Scale.COWS, 2));
  }

  /// The same code is right where it says what it is.
  @Test
  void aScoreOfPainIsNoWithdrawalAndNoGap() {
    String pain =
        loinc("72514-3", "'valueInteger':2")
            .replace("'code':'72514-3'", "'code':'72514-3','display':'Pain severity - 0-10'");
    RecordReading.Read read = read(pain);
    assertThat(statements(read)).isEmpty();
    assertThat(read.refused()).isZero();
    assertThat(read(pain.replace("severity", "and withdrawal")).refused()).isEqualTo(1);
  }

  @Test
  void aScoreOutsideItsScaleIsNoFact() {
    RecordReading.Read read = read(own("cows", "'valueInteger':99"));
    assertThat(statements(read)).isEmpty();
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void aLookAtSymptomsSaysAtWhatAndByWhom() {
    String about = "{'code':{'coding':[{'system':'" + LOCAL + "','code':'symptom_kind'}]},%s}";
    String by = "{'code':{'coding':[{'system':'" + LOCAL + "','code':'looked_by'}]},%s}";
    String site = about.formatted("'valueString':'site'");
    String prescriber = by.formatted("'valueString':'prescriber'");
    assertThat(statements(read(looked(site + "," + prescriber))))
        .containsExactly(
            new AboutHealth.SymptomsLookedAt(
                AboutHealth.SymptomKind.SITE,
                AboutHealth.Clinician.PRESCRIBER,
                AboutHealth.Looked.GO_ON));
    for (String components : List.of(site, prescriber, site + "," + site + "," + prescriber)) {
      RecordReading.Read read = read(looked(components));
      assertThat(statements(read)).isEmpty();
      assertThat(read.refused()).isEqualTo(1);
    }
  }

  private static String looked(String components) {
    return own("symptoms_looked_at", "'valueString':'go_on'", "'component':[" + components + "]");
  }

  @Test
  void aLiverEnzymeCountsInMultiplesOfItsLaboratorysLimit() {
    String value = "'valueQuantity':{'value':80,'code':'U/L','system':'http://unitsofmeasure.org'}";
    assertThat(
            statements(
                read(
                    loinc(
                        "1742-6", value, "'referenceRange':[{'high':{'value':40,'code':'U/L'}}]"))))
        .containsExactly(new AboutTests.LiverTest(AboutTests.LiverEnzyme.ALT, 2));
    RecordReading.Read bare = read(loinc("1742-6", value));
    assertThat(statements(bare)).isEmpty();
    assertThat(told(bare)).singleElement().asString().contains("upper limit");
  }

  @ParameterizedTest
  @CsvSource({"82,kg,82", "180.77905,[lb_av],81.99999", "82000,g,82"})
  void aWeightIsReadInItsUnit(double value, String unit, double kilograms) {
    RecordReading.Read read =
        read(loinc("29463-7", "'valueQuantity':{'value':" + value + ",'code':'" + unit + "'}"));
    assertThat(((AboutHealth.Weight) statements(read).getFirst()).kilograms())
        .isCloseTo(kilograms, Offset.offset(1e-4));
  }

  @Test
  void theComponentsOfAPanelAreReadOneByOne() {
    String component =
        "{'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]}," + NEGATIVE + "}";
    RecordReading.Read read =
        read(
            observed(
                "http://loinc.org",
                "1-1",
                "final",
                "'component':["
                    + component.formatted("19295-5")
                    + ","
                    + component.formatted("59673-4")
                    + "]"));
    assertThat(statements(read)).hasSize(2);
  }

  @Test
  void aTestForDrugsByAnotherCodeIsNotPassedOver() {
    RecordReading.Read read =
        read(
            resource(
                "Observation",
                "o",
                "'status':'final'",
                "'code':{'coding':[{'system':'http://loinc.org','code':'1-1','display':"
                    + "'Oxycodone [Mass/volume] in Urine'}]}",
                SUBJECT,
                WHEN,
                NEGATIVE));
    assertThat(statements(read)).isEmpty();
    assertThat(read.people().getFirst().history().opioidUnread()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "active,confirmed,1,0",
    "active,,1,0",
    "resolved,confirmed,1,0",
    "'',confirmed,0,1",
    "active,provisional,0,1",
    "active,refuted,0,0",
    "active,entered-in-error,0,0"
  })
  void aDiagnosisCountsAsItsStatusSays(
      String clinical, String verified, int indications, int refused) {
    RecordReading.Read read =
        read(
            resource(
                "Condition",
                "c",
                (clinical.isEmpty() ? "" : "'clinicalStatus':" + status(clinical) + ",")
                    + (verified == null ? "" : "'verificationStatus':" + status(verified) + ",")
                    + "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'F11.20'}]}",
                SUBJECT));
    assertThat(statements(read).stream().filter(AboutTreatment.Indication.class::isInstance))
        .hasSize(indications);
    assertThat(statements(read).contains(new AboutHealth.Dependence(true)))
        .isEqualTo(clinical.equals("active") && indications == 1);
    assertThat(read.refused()).isEqualTo(refused);
  }

  private static String status(String code) {
    return "{'coding':[{'code':'" + code + "'}]}";
  }

  @Test
  void anAllergyToNaltrexoneCountsAndARefutedOneIsNoAllClear() {
    String allergy =
        resource(
            "AllergyIntolerance",
            "a",
            "'verificationStatus':" + status("%s"),
            "'code':{'text':'%s'},'patient':{'reference':'Patient/1'}");
    AboutHealth.Hypersensitivity present =
        new AboutHealth.Hypersensitivity(AboutHealth.Substance.NALTREXONE, true);
    assertThat(statements(read(allergy.formatted("unconfirmed", "Vivitrol")))).contains(present);
    assertThat(statements(read(allergy.formatted("refuted", "Vivitrol")))).isEmpty();
    assertThat(statements(read(allergy.formatted("confirmed", "methylnaltrexone")))).isEmpty();
    assertThat(statements(read(allergy.formatted("confirmed", "PLG polymer")))).hasSize(1);
  }

  @Test
  void ourOwnQuestionnaireSaysWhatAChartSays() {
    String response =
        resource(
            "QuestionnaireResponse",
            "q",
            "'status':'%s'",
            "'questionnaire':'" + Addresses.QUESTIONNAIRE + "|1'",
            SUBJECT,
            "'authored':'2026-03-02T10:00:00Z'",
            "'item':[{'linkId':'cows','answer':[{'valueInteger':2}]},{'linkId':'group','item':["
                + "{'linkId':'consent','answer':[{'valueBoolean':true}]}]}]");
    assertThat(statements(read(response.formatted("completed"))))
        .containsExactly(ScaleScore.ofTotal(Scale.COWS, 2), new AboutTreatment.Consent(true));
    assertThat(statements(read(response.formatted("in-progress")))).isEmpty();
  }

  @Test
  void aConsentToTheTreatmentCountsAndOneToDisclosuresIsNoneHere() {
    String consent =
        resource(
            "Consent",
            "c",
            "'status':'active','patient':{'reference':'Patient/1'},'dateTime':'2026-03-02T10:00:00Z'",
            "'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope',"
                + "'code':'%s'}]}",
            "'provision':{'type':'%s','code':[{'coding':[{'system':"
                + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'637213'}]}]}");
    assertThat(statements(read(consent.formatted("treatment", "permit"))))
        .containsExactly(new AboutTreatment.Consent(true));
    assertThat(statements(read(consent.formatted("treatment", "deny"))))
        .containsExactly(new AboutTreatment.Consent(false));
    assertThat(statements(read(consent.formatted("patient-privacy", "permit")))).isEmpty();
  }

  @Test
  void aPersonHasAnAgeFromTheBirthDateOnEachBirthday() {
    RecordReading.Read read =
        read(
            "{'resourceType':'Patient','id':'1','gender':'female','birthDate':'2008-03-10'}",
            loinc("29463-7", "'valueQuantity':{'value':70,'code':'kg'}"));
    assertThat(statements(read))
        .contains(
            new AboutHealth.Age(17),
            new AboutHealth.Age(18),
            new AboutHealth.SexStated(AboutHealth.Sex.FEMALE));
    assertThat(
            read.people()
                .getFirst()
                .history()
                .covariates()
                .knownAsOf(read.people().getFirst().history().lastRecord())
                .getLast()
                .covariates()
                .ageYears())
        .hasValue(17);
  }

  @Test
  void nothingThatIsReadSaysATextOfTheRecord() {
    RecordReading.Read read =
        read(
            loinc("19295-5", "'valueString':'Jane Roe called'"),
            resource("Procedure", "p", "'status':'Jane Roe'", SUBJECT),
            resource(
                "MedicationAdministration",
                "m",
                "'status':'completed','effectiveDateTime':'Jane Roe'",
                "'medicationCodeableConcept':{'text':'Jane Roe'}",
                SUBJECT));
    assertThat(read.refused()).isEqualTo(3);
    assertThat(told(read)).noneMatch(line -> line.contains("Jane"));
    assertThat(read.people().getFirst().facts().gaps())
        .noneMatch(gap -> gap.sentence().contains("Jane"));
  }

  /// A finding of the table that nobody reads would end in an internal error.
  @Test
  void everyFindingOfTheTableIsRead() {
    for (CodeEntry entry : CodeTable.standard().entries()) {
      if (entry.meaning() instanceof Meaning.Finding) {
        for (String value :
            List.of("'valueInteger':1", "'valueBoolean':false", "'valueString':'x'")) {
          String resource = observed(entry.system().uri(), entry.code(), "final", value);
          assertThat(read(resource).people()).as(entry.name()).hasSize(1);
        }
      }
    }
  }
}
