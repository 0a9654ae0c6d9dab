package org.blockade.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Kind;
import org.blockade.service.journal.SideDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Accounts and what was looked at, on each kind of database.
class AccountsTest {

  private static final String PASSWORD = "four plain words here";
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  @TempDir private Path folder = Path.of("");

  private final CountingHashes hashes = new CountingHashes();
  private final SetClock clock = new SetClock();
  private @Nullable SideDatabase database;

  /// As cheap as it can be; what counts is how often it is asked, and for what.
  private static final class CountingHashes implements PasswordEncoder {

    private int asked;

    @Override
    public String encode(@Nullable CharSequence password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      asked++;
      return encode(password).equals(hash);
    }

    int askedBy(Runnable work) {
      int before = asked;
      work.run();
      return asked - before;
    }
  }

  private static final class SetClock extends Clock {

    private Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private SideDatabase open(Kind kind) {
    SideDatabase opened = SideDatabase.open(kind.fresh(folder), Accounts.TABLES);
    database = opened;
    return opened;
  }

  private Accounts accounts(Kind kind) {
    return new Accounts(open(kind).source(), clock, new SecureRandom(), hashes);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNameThatIsThereAndOneThatIsNotCostTheSameWork(Kind kind) {
    Accounts accounts = accounts(kind);
    accounts.create("ana", PASSWORD, Set.of(Role.NURSE));
    accounts.create("off", PASSWORD, Set.of(Role.NURSE));
    accounts.create("boss", PASSWORD, Set.of(Role.ADMIN));
    accounts.setDisabled("off", true);
    for (String name : new String[] {"ana", "off", "nobody", "", "x".repeat(5_000), "a\u0000b"}) {
      for (String password : new String[] {PASSWORD, "wrong", "", "y".repeat(5_000)}) {
        assertThat(hashes.askedBy(() -> accounts.signIn(name, password, "")))
            .as(
                "hashes for a name of %s and a password of %s letters",
                name.length(), password.length())
            .isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void fiveWrongPasswordsLockForAQuarterOfAnHour(Kind kind) {
    Accounts accounts = accounts(kind);
    accounts.create("ana", PASSWORD, Set.of(Role.NURSE));
    for (int i = 0; i < 4; i++) {
      assertThat(accounts.signIn("ana", "wrong", "")).isEmpty();
    }
    assertThat(accounts.signIn("ana", PASSWORD, "")).as("after four").isPresent();
    for (int i = 0; i < 5; i++) {
      assertThat(accounts.signIn("ana", "wrong", "")).isEmpty();
    }
    assertThat(accounts.signIn("ana", PASSWORD, "")).as("after five").isEmpty();
    assertThat(accounts.standings().getFirst().locked()).isTrue();
    clock.now = NOW.plus(Duration.ofMinutes(15)).minusMillis(1);
    assertThat(accounts.signIn("ana", PASSWORD, "")).isEmpty();
    clock.now = NOW.plus(Duration.ofMinutes(15));
    assertThat(accounts.signIn("ana", PASSWORD, "")).isPresent();
    assertThat(accounts.standings().getFirst().locked()).isFalse();
  }

  /// Anybody can sign in wrongly under a name; that must not stop its owner from signing a dose.
  @ParameterizedTest
  @EnumSource(Kind.class)
  void wrongSignInsDoNotCloseSigningAndWrongSigningsDo(Kind kind) {
    Accounts accounts = accounts(kind);
    accounts.create("ana", PASSWORD, Set.of(Role.NURSE));
    for (int i = 0; i < 5; i++) {
      assertThat(accounts.signIn("ana", "wrong", "")).isEmpty();
    }
    assertThat(accounts.confirms("ana", PASSWORD)).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(accounts.confirms("ana", "wrong")).isFalse();
    }
    assertThat(accounts.confirms("ana", PASSWORD)).as("after four").isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(accounts.confirms("ana", "wrong")).isFalse();
    }
    assertThat(accounts.confirms("ana", PASSWORD)).as("after five").isFalse();
    clock.now = NOW.plus(Duration.ofMinutes(15));
    assertThat(accounts.confirms("ana", PASSWORD)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNameIsOneHoweverItIsTyped(Kind kind) {
    Accounts accounts = accounts(kind);
    accounts.create(" Ana ", PASSWORD, Set.of(Role.NURSE));
    assertThat(accounts.signIn("ANA", PASSWORD, "")).isPresent();
    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(() -> accounts.create("ana", PASSWORD, Set.of(Role.NURSE)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aWeakPasswordIsRefused(Kind kind) {
    Accounts accounts = accounts(kind);
    for (String weak :
        new String[] {
          "fourteen chars",
          "z".repeat(201),
          "my name is ana too",
          "aaaaaaaaaaaaaaaaaa",
          "blockade blockade"
        }) {
      assertThatExceptionOfType(AccountRefusedException.class)
          .as("a password of %s letters", weak.length())
          .isThrownBy(() -> accounts.create("ana", weak, Set.of(Role.NURSE)));
    }
    assertThat(accounts.any()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void anIdentityIsBoundToOneAccountAndADisabledOneIsNobody(Kind kind) {
    Accounts accounts = accounts(kind);
    accounts.create("ana", PASSWORD, Set.of(Role.NURSE));
    accounts.create("boss", PASSWORD, Set.of(Role.ADMIN));
    accounts.setExternalIdentity("ana", Optional.of("https://idp s1"));
    assertThat(accounts.ofExternalIdentity("https://idp s1").orElseThrow().name()).isEqualTo("ana");
    assertThat(accounts.ofExternalIdentity("https://idp s2")).isEmpty();
    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(() -> accounts.setExternalIdentity("boss", Optional.of("https://idp s1")));
    accounts.setDisabled("ana", true);
    assertThat(accounts.ofExternalIdentity("https://idp s1")).isEmpty();
    accounts.setExternalIdentity("ana", Optional.empty());
    accounts.setExternalIdentity("boss", Optional.of("https://idp s1"));
    assertThat(accounts.ofExternalIdentity("https://idp s1").orElseThrow().name())
        .isEqualTo("boss");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theTrailIsReadNewestFirstAndInParts(Kind kind) {
    AuditTrail trail = new AuditTrail(open(kind).source(), clock);
    for (int i = 0; i < 7; i++) {
      trail.note("ana", "LOOKED" + i, Optional.of("p" + i), "ALLOWED");
    }
    trail.note("-", "SIGN_IN", Optional.empty(), "REFUSED");
    assertThat(trail.newest(2, 1))
        .extracting(AuditTrail.Event::action)
        .containsExactly("LOOKED6", "LOOKED5");
    AuditTrail.Event newest = trail.newest(1, 0).getFirst();
    assertThat(newest.person()).isEmpty();
    assertThat(newest.occurred()).isEqualTo(NOW);
    assertThat(trail.before(newest.number(), 100))
        .extracting(event -> event.person().orElse(""))
        .containsExactly("p6", "p5", "p4", "p3", "p2", "p1", "p0");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatAClinicSetsIsKeptAndTheStricterHoldsWhereNothingIsSet(Kind kind) {
    Settings settings = new Settings(open(kind).source());
    assertThat(ClinicPolicy.of(settings).partTwo()).isTrue();
    new ClinicPolicy(ClinicPolicy.of(settings).interval(), false).keep(settings);
    assertThat(ClinicPolicy.of(settings).partTwo()).isFalse();
    settings.set("part-2-programme", "perhaps");
    assertThat(ClinicPolicy.of(settings).partTwo()).isTrue();
  }
}
