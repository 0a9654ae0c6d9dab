package org.blockade.service.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.Consents;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.access.JournalConsents;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.demo.DemoClinic;
import org.blockade.service.demo.Recipe;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.AccessInterceptor;
import org.blockade.service.door.Callers;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.SideDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires the service. Every controller is named here; nothing is found by searching.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
@Import({
  SecurityConfiguration.class,
  HomeController.class,
  SignInController.class,
  SetUpController.class,
  WorklistController.class,
  PanelController.class,
  CohortController.class,
  AccountController.class,
  AccountsController.class,
  PolicyController.class,
  SystemsController.class,
  JoinController.class,
  AuditController.class,
  BackupController.class,
  ConsentsController.class,
  NotesController.class,
  DisclosuresController.class,
  PrivacyController.class,
  PeopleController.class,
  RecordController.class,
  StartController.class,
  HowItWorksController.class,
  SheetController.class,
  ClinicsController.class,
  ProblemController.class
})
class WebConfiguration {

  private static final int DAYS_CACHED = 365;
  private static final long DEMO_SEED = 1;

  @Bean
  SideDatabase accessTables(WebSettings settings) {
    return SideDatabase.open(settings.database(), Accounts.TABLES);
  }

  @Bean
  CounsellingNotes counsellingNotes(WebSettings settings, Clock clock) {
    return CounsellingNotes.open(settings.database(), clock);
  }

  @Bean
  BackupFiles backupFiles(
      Journal journal, WebSettings settings, Settings clinicSettings, Clock clock) {
    return new BackupFiles(journal, settings.database(), clinicSettings, clock);
  }

  @Bean
  SessionRegistry sessionRegistry() {
    return new SessionRegistryImpl();
  }

  /// Tells the registry when a session ends, so that it keeps none that is gone.
  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  Sessions sessions(SessionRegistry registry) {
    return new Sessions(registry);
  }

  @Bean
  Accounts accounts(SideDatabase accessTables, Clock clock) {
    return new Accounts(accessTables.source(), clock, new SecureRandom());
  }

  @Bean
  Systems systems(SideDatabase accessTables, Accounts accounts, Clock clock) {
    return new Systems(accessTables.source(), accounts, clock);
  }

  @Bean
  AuditTrail auditTrail(SideDatabase accessTables, Clock clock) {
    return new AuditTrail(accessTables.source(), clock);
  }

  @Bean
  Settings clinicSettings(SideDatabase accessTables) {
    return new Settings(accessTables.source());
  }

  @Bean
  Journal journal(WebSettings settings, Clock clock) {
    Journal journal = Journal.open(settings.database());
    if (settings.demo() && journal.size() == 0) {
      new DemoClinic(
              Desk.model(NextInjection.Policy.EVERY_28_DAYS, settings.zone()),
              Recipe.standard(),
              DEMO_SEED,
              clock.instant())
          .fill(journal);
    }
    return journal;
  }

  @Bean
  Desk desk(
      Journal journal,
      Settings clinicSettings,
      WebSettings settings,
      Clock clock,
      IntConsumer loading) {
    return new Desk(journal, clinicSettings, settings.zone(), clock, loading);
  }

  @Bean
  SetUpLink setUpLink(Accounts accounts) {
    return new SetUpLink(accounts, new SecureRandom());
  }

  @Bean
  JournalConsents consents(Journal journal, Clock clock) {
    return new JournalConsents(journal, clock);
  }

  @Bean
  Callers callers(Accounts accounts) {
    return new Callers(accounts);
  }

  @Bean
  PersonDoor personDoor(Journal journal, JournalConsents consents, AuditTrail trail, Clock clock) {
    return new PersonDoor(journal, consents, trail, clock);
  }

  @Bean
  VisitorResolver visitorResolver(Callers callers) {
    return new VisitorResolver(callers);
  }

  /// Closed with the service: what runs is stopped.
  @Bean
  CohortRuns cohortRuns() {
    return CohortRuns.simulating();
  }

  @Bean
  Pages pages() {
    return new Pages();
  }

  @Bean
  WebMvcConfigurer mvc(
      VisitorResolver visitors,
      Callers callers,
      Consents consents,
      AuditTrail trail,
      PersonDoor personDoor,
      ObjectProvider<RequestTraces> traces) {
    return new WebMvcConfigurer() {

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visitors);
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        traces.ifAvailable(registry::addInterceptor);
        registry.addInterceptor(new AccessInterceptor(callers, consents, trail, personDoor));
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/" + Assets.VERSION + "/**")
            .addResourceLocations(
                "classpath:/org/blockade/service/web/assets/",
                "classpath:/org/blockade/service/present/assets/",
                "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/",
                "classpath:/META-INF/resources/_static/echarts/6.0.0/dist/")
            .setCacheControl(CacheControl.maxAge(DAYS_CACHED, TimeUnit.DAYS).cachePublic());
      }
    };
  }
}
