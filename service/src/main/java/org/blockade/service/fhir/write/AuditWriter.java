package org.blockade.service.fhir.write;

import org.blockade.service.access.AuditTrail;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.journal.Information;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/// Rows of the audit trail as resources.
public final class AuditWriter {

  private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";

  private AuditWriter() {}

  /// A row.
  public static Written write(AuditTrail.Event event, boolean partTwo) {
    AuditEvent audit = new AuditEvent();
    audit
        .setType(new Coding(TYPE, "rest", "RESTful Operation"))
        .addSubtype(new Coding().setDisplay(event.action()))
        .setRecordedElement(Times.instant(event.occurred()))
        .setOutcome(
            event.outcome().equals("ALLOWED")
                ? AuditEvent.AuditEventOutcome._0
                : AuditEvent.AuditEventOutcome._4)
        .setOutcomeDesc(event.outcome());
    audit
        .addAgent()
        .setRequestor(true)
        .setType(new CodeableConcept().setText("account"))
        .setWho(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(Addresses.ACCOUNT).setValue(event.account())));
    audit.getSource().setObserver(new Reference().setDisplay("Blockade"));
    event
        .person()
        .ifPresent(about ->
            audit
                .addEntity()
                .setWhat(
                    new Reference()
                        .setIdentifier(
                            new Identifier().setSystem(Addresses.ABOUT).setValue(about))));
    audit.setId(Long.toString(event.number()));
    audit.getMeta().setVersionId("1").setLastUpdatedElement(Times.instant(event.occurred()));
    Labels.put(audit, partTwo);
    return new Written(audit, false, Information.WHOLE_RECORD);
  }
}
