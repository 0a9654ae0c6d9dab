package org.blockade.service.door;

import java.util.Optional;
import org.blockade.service.access.ConsentRecord;

/// How somebody may see a person.
public sealed interface Sight {

  /// Within the clinic that treats.
  record Treating() implements Sight {}

  /// From outside: what is seen is disclosed.
  ///
  /// @param consent on which it rests; empty in an emergency
  record Disclosure(Optional<ConsentRecord.Given> consent) implements Sight {}
}
