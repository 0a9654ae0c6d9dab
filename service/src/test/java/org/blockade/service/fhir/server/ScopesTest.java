package org.blockade.service.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.TestingAuthenticationToken;

class ScopesTest {

  private static Scopes granted(String... authorities) {
    return Scopes.of(new TestingAuthenticationToken("system", "", authorities));
  }

  @ParameterizedTest
  @CsvSource({
    "system/Observation.rs, true, true, false",
    "system/Observation.r, true, false, false",
    "system/Observation.s, false, true, false",
    "system/Observation.read, true, true, false",
    "system/*.rs, true, true, true",
    "system/*.read, true, true, true",
    "system/*.cruds, true, true, true",
    "system/*.*, true, true, true",
    "system/Observation.cud, false, false, false",
    "system/Observation.sr, false, false, false",
    "system/Observation.write, false, false, false",
    "system/Observation.rs?category=laboratory, false, false, false",
    "patient/Observation.rs, false, false, false",
    "user/*.rs, false, false, false",
    "system/Flag.rs, false, false, true",
    "openid, false, false, false",
    "system/, false, false, false"
  })
  void aScopeGivesWhatItSays(String scope, boolean read, boolean search, boolean flags) {
    Scopes scopes = granted("SCOPE_" + scope);
    assertThat(scopes.mayRead("Observation")).isEqualTo(read);
    assertThat(scopes.maySearch("Observation")).isEqualTo(search);
    assertThat(scopes.mayRead("Flag")).isEqualTo(flags);
  }

  @Test
  void whoHasNoScopesIsNotRestricted() {
    assertThat(granted().mayRead("Observation")).isTrue();
    assertThat(granted("ROLE_X").maySearch("Patient")).isTrue();
  }

  @Test
  void nobodyMayNothing() {
    assertThat(Arrays.asList(Scopes.of(null).mayRead("Patient"), Scopes.of(null).maySearch("x")))
        .containsOnly(false);
  }
}
