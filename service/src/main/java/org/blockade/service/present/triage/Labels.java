package org.blockade.service.present.triage;

import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;
import org.blockade.service.present.ReportSentences;

/// Words that stand before a statement, in every language.
final class Labels {

  static final Wording MEANS = new Wording("It means", "Significa");
  static final Wording CALL = new Wording("Call", "Llame a");
  static final Wording IN_DANGER = new Wording("If in danger", "Si hay peligro");
  static final Wording BECAUSE = new Wording("Because", "Porque");
  static final Wording DO = new Wording("Do", "Haga");
  static final Wording MORE_URGENT = new Wording("More urgent if", "Más urgente si");
  static final Wording NOT_UNDERSTOOD = new Wording("Not understood", "Sin entender");
  static final Wording NOT_THERE = new Wording("Said not there", "Dice que no");
  static final Wording LOWERS_NOTHING = new Wording("this lowers nothing", "esto no rebaja nada");
  static final Wording ASK = new Wording("Ask", "Pregunte");
  static final Wording TIER = new Wording("tier", "nivel");
  static final Wording OF_FIVE = new Wording("of 5", "de 5");
  static final Wording SOURCE = new Wording("Source", "Fuente");
  static final Wording EVIDENCE = new Wording("Evidence", "Evidencia");
  static final Wording PRESCRIBERS = new Wording("Prescribers", "Quién receta");
  static final Wording ON_RECORD = new Wording("opioid use given", "uso de opioide indicado");
  static final Wording LOCAL_EMERGENCY =
      new Wording(
          "the local emergency number: the numbers of this region are not known",
          "el número de emergencia local: no se conocen los números de esta región");
  static final Wording NOTICE =
      new Wording(
          ReportSentences.NOT_A_DEVICE
              + " It does not replace a clinician; in doubt choose the more urgent.",
          "Apoyo a la decisión para personal formado e instrumento de investigación; no es un"
              + " dispositivo médico. No sustituye a un profesional; en la duda, lo más urgente.");

  private Labels() {}

  /// A kind of number that a region has not on record.
  static Wording noneOnRecord(Contact.Kind kind) {
    return switch (kind) {
      case EMERGENCY -> LOCAL_EMERGENCY;
      case CRISIS ->
          new Wording(
              "no crisis line is on record for this region: call the emergency number",
              "no hay línea de crisis registrada para esta región: llame al número de emergencia");
      case TREATMENT_LOCATOR ->
          new Wording(
              "no helpline for treatment is on record for this region: call the clinic",
              "no hay línea de ayuda para tratamiento registrada para esta región: llame a la"
                  + " clínica");
      case POISON ->
          new Wording(
              "no poison centre is on record for this region: call the emergency number",
              "no hay centro de toxicología registrado para esta región: llame al número de"
                  + " emergencia");
    };
  }
}
