package org.blockade.service.fhir.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.simulator.drug.DrugCatalogue;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedDrugsTest {

  private static final NamedDrugs DRUGS = new NamedDrugs(DrugCatalogue.standard());

  @ParameterizedTest
  @CsvSource({
    "637213, '', NALTREXONE_INJECTION",
    "1483744, '', NALTREXONE_TABLET",
    "1551468, '', NALTREXONE_COMBINATION",
    "1725059, naloxone nasal spray, OTHER",
    "1116442, naltrexone 380 MG Injection, UNREADABLE",
    "0, '', UNREADABLE",
    "0, Vivitrol, NALTREXONE_INJECTION",
    "0, naltrexone hydrochloride 50 MG Oral Tablet, NALTREXONE_TABLET",
    "0, Naltrexone, NALTREXONE",
    "0, Contrave, NALTREXONE_COMBINATION",
    "0, bupropion 90 MG / naltrexone 8 MG, NALTREXONE_COMBINATION",
    "0, morphine 20 MG / naltrexone 0.8 MG, OPIOID",
    "0, Embeda, OPIOID",
    "0, buprenorphine 8 MG / naloxone 2 MG, OPIOID",
    "0, Suboxone, OPIOID",
    "0, acetaminophen / oxycodone, OPIOID",
    "0, tapentadol, OPIOID",
    "0, meperidine, OPIOID",
    "0, methylnaltrexone bromide, OTHER",
    "0, nalmefene, OTHER",
    "0, amoxicillin 500 MG, OTHER",
    "637213, oxycodone, OPIOID",
    "0, morphine and naltrexone, OPIOID",
    "0, not naltrexone, UNREADABLE",
    "0, Oxymorphone Naltrexone, OPIOID",
    "0, MS Contin 30 MG Extended Release Oral Tablet, OPIOID",
    "0, Endocet, OPIOID",
    "0, co-codamol 30/500, OPIOID",
    "0, ms, OTHER"
  })
  void aNameOrACodeSaysWhatItIs(String code, String text, Drug.Kind kind) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem("http://www.nlm.nih.gov/research/umls/rxnorm").setCode(code);
    concept.setText(text);
    assertThat(DRUGS.of(concept).kind()).isEqualTo(kind);
  }
}
