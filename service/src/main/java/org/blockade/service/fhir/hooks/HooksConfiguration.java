package org.blockade.service.fhir.hooks;

import java.time.Clock;
import java.util.List;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.fhir.smart.KnownPeople;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.SideDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the CDS Hooks.
@Configuration(proxyBeanMethods = false)
@Import({HooksController.class, CardFiguresController.class})
public class HooksConfiguration {

  /// What was advised, and what became of it.
  public static final SideDatabase.Schema TABLES =
      new SideDatabase.Schema(
          "hooks",
          "org/blockade/service/fhir/hooks/migration",
          List.of("hooks_card", "hooks_feedback"));

  @Bean
  HookRules hookRules() {
    return HookRules.standard();
  }

  @Bean
  HookCall.Reader hookReader(HookRules hookRules) {
    return new HookCall.Reader(hookRules);
  }

  @Bean
  CardTexts cardTexts() {
    return CardTexts.standard();
  }

  @Bean
  NamedDrugs drugs(Desk desk) {
    return new NamedDrugs(desk.clinic().catalogue());
  }

  @Bean
  PrefetchFacts prefetchFacts(Desk desk) {
    return new PrefetchFacts(desk.clinic().catalogue());
  }

  @Bean
  Adviser adviser(NamedDrugs drugs) {
    return new Adviser(drugs);
  }

  @Bean
  Subjects subjects(Desk desk, PersonDoor door, PrefetchFacts facts, KnownPeople knownPeople) {
    return new Subjects(desk, door, facts, knownPeople);
  }

  @Bean
  Turns hookTurns() {
    return Turns.standard();
  }

  /// Its tables are opened with the first card: a clinic without another system pays nothing.
  @Bean
  CardBook cardBook(Database database, Clock clock, HookRules hookRules) {
    return new CardBook(() -> SideDatabase.open(database, TABLES), clock, hookRules.snooze());
  }
}
