package org.blockade.service.rest;

import org.blockade.service.desk.Desk;
import org.blockade.service.door.Callers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/// What the JSON interface adds to the service.
@Configuration(proxyBeanMethods = false)
@Import({
  PeopleApi.class,
  RecordApi.class,
  ForecastApi.class,
  PanelApi.class,
  DocumentApi.class,
  BodyLimit.class
})
public class RestConfiguration {

  /// Before the door of the pages, after those of FHIR.
  @Bean
  @Order(4)
  SecurityFilterChain apiDoor(HttpSecurity http, JwtDecoder ownTokens) throws Exception {
    return ApiDoor.ofTokens(http, ownTokens);
  }

  @Bean
  @Order(5)
  SecurityFilterChain apiDoorOfSessions(HttpSecurity http, SessionRegistry sessions)
      throws Exception {
    return ApiDoor.ofSessions(http, sessions);
  }

  /// Reads bodies and writes answers.
  @Bean
  JsonMapper json() {
    return Json.MAPPER;
  }

  @Bean
  Problems apiProblems() {
    return new Problems();
  }

  @Bean
  Caller apiCaller(Callers callers) {
    return new Caller(callers);
  }

  @Bean
  Recorder apiRecorder(Desk desk, Caller apiCaller) {
    return new Recorder(desk, apiCaller);
  }
}
