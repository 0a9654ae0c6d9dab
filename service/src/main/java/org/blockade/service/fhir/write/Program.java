package org.blockade.service.fhir.write;

import java.util.List;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.journal.Versions;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/// The program as the maker of what it derived.
final class Program {

  static final String NOT_A_DEVICE =
      "Decision support for trained people; not a medical device. Clinicians decide.";

  private Program() {}

  /// A reference to the program, which the resource then holds with its versions.
  static Reference in(DomainResource resource, Versions versions) {
    Device program = new Device();
    program.setId("program");
    program.addDeviceName().setName(Addresses.PROGRAM).setType(Device.DeviceNameType.MODELNAME);
    for (List<String> each :
        List.of(
            List.of("model", versions.model()),
            List.of("SHA-256 of the parameters", versions.parameters()),
            List.of("rules", versions.rules()))) {
      program.addVersion().setValue(each.getLast()).getType().setText(each.getFirst());
    }
    resource.addContained(program);
    return new Reference("#program").setDisplay(Addresses.PROGRAM);
  }

  static Annotation note(String words) {
    return new Annotation().setText(words);
  }
}
