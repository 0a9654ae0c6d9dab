package org.blockade.service.fhir.read;

import java.util.List;
import org.blockade.service.fhir.code.Addresses;

/// Tells what this program made of a record: estimates, plans, flags, and traces of where they came
/// from. None is a fact; whoever reads a record estimates anew. That somebody else could call
/// theirs so does no harm, since no resource of these kinds is read in any case.
final class OwnDerived {

  private OwnDerived() {}

  static boolean is(Element resource) {
    try {
      return isMadeByProgram(resource) || isList(resource) || isTrace(resource);
    } catch (NotUnderstoodException wrong) {
      return false;
    }
  }

  /// It holds the program as the device that made it.
  private static boolean isMadeByProgram(Element resource) {
    return resource.children("contained").stream()
        .filter(each -> each.type().filter("Device"::equals).isPresent())
        .flatMap(each -> each.children("deviceName").stream())
        .anyMatch(each -> each.text("name").filter(Addresses.PROGRAM::equals).isPresent());
  }

  private static boolean isList(Element resource) {
    return resource.type().filter("List"::equals).isPresent()
        && resource.child("code").stream()
            .flatMap(each -> each.children("coding").stream())
            .anyMatch(each ->
                each.text("system").filter(text -> text.startsWith(Addresses.BASE)).isPresent());
  }

  private static boolean isTrace(Element resource) {
    List<Element> sources = resource.children("entity");
    return resource.type().filter("Provenance"::equals).isPresent()
        && sources.stream()
            .flatMap(each -> each.child("what").stream())
            .flatMap(each -> each.child("identifier").stream())
            .anyMatch(each -> each.text("system").filter(Addresses.CHECKSUM::equals).isPresent());
  }
}
