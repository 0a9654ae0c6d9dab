package org.blockade.service.fhir.write;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.FhirFormat;
import org.blockade.service.fhir.code.Term;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;

/// People as one file: a Bundle of type `collection`, as JSON. The notice of 42 CFR 2.32 stands
/// first, as in every file that holds records.
public final class BundleFile {

  private BundleFile() {}

  /// Writes the file.
  ///
  /// @param partTwo whether the record is one of a programme under 42 CFR part 2
  public static void write(List<Known> people, boolean partTwo, Writer out) throws IOException {
    out.write(
        FhirFormat.json().setPrettyPrint(true).encodeResourceToString(bundle(people, partTwo)));
    out.write('\n');
  }

  static Bundle bundle(List<Known> people, boolean partTwo) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    OperationOutcome notice = new OperationOutcome();
    notice.setId("notice");
    notice
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
        .setCode(OperationOutcome.IssueType.INFORMATIONAL)
        .setDetails(new CodeableConcept(Term.NOTICE.coding()).setText(ExportNotice.text()));
    bundle.addEntry().setFullUrl(Addresses.BASE + "OperationOutcome/notice").setResource(notice);
    for (Known known : people) {
      for (Written each : PersonWriter.write(known, partTwo)) {
        bundle
            .addEntry()
            .setFullUrl(Addresses.BASE + each.type() + "/" + each.id())
            .setResource(each.resource());
      }
    }
    return bundle;
  }
}
