package org.blockade.service.fhir;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.blockade.service.fhir.code.FhirFormat;
import org.blockade.service.fhir.write.Canonical;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.MetadataResource;

/// The official validator of R4 with our own definitions, from packages alone. Its first answer
/// takes seconds, so there is one.
public final class OfficialValidator {

  private static final FhirValidator ONE = make();

  private OfficialValidator() {}

  private static FhirValidator make() {
    var context = FhirFormat.context();
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    for (MetadataResource each : Canonical.definitions()) {
      own.addResource(each);
    }
    IValidationSupport chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            own,
            new InMemoryTerminologyServerValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new SnapshotGeneratingValidationSupport(context));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    // The codes of LOINC, SNOMED CT and RxNorm are in no package here: they give warnings.
    module.setErrorForUnknownProfiles(true);
    return context.newValidator().registerValidatorModule(module);
  }

  /// The errors that it finds, each with its place.
  public static List<String> errors(String json) {
    return ONE.validateWithResult(json).getMessages().stream()
        .filter(message ->
            message.getSeverity() == ResultSeverityEnum.ERROR
                || message.getSeverity() == ResultSeverityEnum.FATAL)
        .map(OfficialValidator::words)
        .toList();
  }

  private static String words(SingleValidationMessage message) {
    return message.getLocationString() + ": " + message.getMessage();
  }
}
