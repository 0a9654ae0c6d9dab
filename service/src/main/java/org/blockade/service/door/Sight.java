package org.blockade.service.door;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.blockade.service.access.ConsentRecord;
import org.blockade.service.journal.Information;

/// How somebody may see a person.
public sealed interface Sight {

  /// What may be seen.
  Set<Information> opens();

  /// Whether something may be seen that tells of all these.
  default boolean shows(Collection<Information> kinds) {
    return opens().containsAll(kinds);
  }

  /// What may not be seen.
  default Set<Information> withheld() {
    EnumSet<Information> rest = EnumSet.allOf(Information.class);
    rest.removeAll(opens());
    return rest;
  }

  /// Within the clinic that treats.
  record Treating() implements Sight {
    @Override
    public Set<Information> opens() {
      return Information.WHOLE_RECORD;
    }
  }

  /// From outside, and what is seen is disclosed: what these consents open together.
  ///
  /// @param consents on which it rests; one at least
  record Disclosure(List<ConsentRecord.Given> consents) implements Sight {

    public Disclosure {
      consents = List.copyOf(consents);
    }

    @Override
    public Set<Information> opens() {
      EnumSet<Information> opens = EnumSet.noneOf(Information.class);
      consents.forEach(each -> opens.addAll(each.content().opens()));
      return opens;
    }
  }

  /// From outside without a consent, in an emergency that runs.
  record Emergency() implements Sight {
    @Override
    public Set<Information> opens() {
      return Information.WHOLE_RECORD;
    }
  }
}
