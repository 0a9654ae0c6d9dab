package org.blockade.service.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.blockade.service.journal.SideDatabase;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/// The accounts of a clinic.
public final class Accounts {

  /// The tables of this package but the notes: accounts, systems, settings, and who looked at what.
  public static final SideDatabase.Schema TABLES =
      new SideDatabase.Schema(
          "access",
          "org/blockade/service/access/migration",
          List.of(
              "access_account",
              "access_event",
              "access_setting",
              "access_launch_user",
              "access_system",
              "access_record_system"));

  /// Wrong passwords in a row after which an account is locked. A choice.
  static final int MOST_FAILURES = 5;

  /// How long it stays locked. A choice.
  static final Duration LOCKED = Duration.ofMinutes(15);

  /// Shortest and longest password (characters). NIST SP 800-63B asks for 15 where it is the only
  /// factor; the longest bounds the work of hashing.
  public static final int SHORTEST_PASSWORD = 15;

  static final int LONGEST_PASSWORD = 200;

  /// Passwords that are checked at one time; each takes 19 MiB for a moment.
  private static final int AT_ONE_TIME = 4;

  private static final String NAME = "[a-z0-9][a-z0-9._@-]{1,98}";
  private static final int LONGEST_IDENTITY = 300;
  private static final int SECRET_BYTES = 20;

  private final JdbcClient tables;
  private final Clock clock;
  private final SecureRandom random;
  private final PasswordEncoder hashes;
  private final Semaphore turns = new Semaphore(AT_ONE_TIME);
  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

  /// A hash that nobody's password has, so that a name that does not exist takes as long. It is
  /// made at the first attempt to sign in, whoever tries: a start does not pay for it, and how long
  /// that attempt takes tells nothing.
  private final SingletonSupplier<String> nobody;

  /// @param source the tables of `access`
  public Accounts(DataSource source, Clock clock, SecureRandom random) {
    // The least that OWASP's cheat sheet on passwords asks of Argon2id: 19 MiB, two passes, one
    // lane.
    this(source, clock, random, new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
  }

  Accounts(DataSource source, Clock clock, SecureRandom random, PasswordEncoder hashes) {
    this.tables = JdbcClient.create(source);
    this.clock = clock;
    this.random = random;
    this.hashes = hashes;
    this.nobody = SingletonSupplier.of(() -> encoded(unknowable()));
  }

  private String unknowable() {
    byte[] unknowable = new byte[SECRET_BYTES];
    random.nextBytes(unknowable);
    return Base32.toBase32String(unknowable);
  }

  private String encoded(String password) {
    String hash = hashes.encode(password);
    if (hash == null) {
      throw new IllegalStateException("a password that is there has a hash");
    }
    return hash;
  }

  private record Row(
      Account account,
      String password,
      @Nullable String secondFactor,
      @Nullable Long lastCode,
      @Nullable Instant lockedUntil,
      @Nullable Instant signingLockedUntil) {}

  /// Whether anybody has an account.
  public boolean any() {
    return tables.sql("select count(*) from access_account").query(Long.class).single() > 0;
  }

  /// All of them, by name.
  public List<Account> all() {
    return tables
        .sql("select * from access_account order by name")
        .query(Accounts::row)
        .list()
        .stream()
        .map(Row::account)
        .toList();
  }

  /// An account and what its looker-after must know of it.
  ///
  /// @param externalIdentity whom a provider of identities vouches for; empty for nobody
  /// @param locked whether too many wrong passwords closed it for a while
  public record Standing(Account account, Optional<String> externalIdentity, boolean locked) {}

  /// All of them, by name.
  public List<Standing> standings() {
    return tables
        .sql("select * from access_account order by name")
        .query((row, number) -> {
          Row read = row(row, number);
          return new Standing(
              read.account(),
              Optional.ofNullable(row.getString("external_identity")),
              locked(read));
        })
        .list();
  }

  /// The account of a name.
  public Optional<Account> named(String name) {
    return row(name).map(Row::account);
  }

  private Optional<Row> row(String name) {
    // What no account can be called is not asked for: a database may choke on it.
    if (!normal(name).matches(NAME)) {
      return Optional.empty();
    }
    return tables
        .sql("select * from access_account where name = ?")
        .param(normal(name))
        .query(Accounts::row)
        .optional();
  }

  /// The account that a provider of identities vouches for.
  public Optional<Account> ofExternalIdentity(String identity) {
    return tables
        .sql("select * from access_account where external_identity = ?")
        .param(identity)
        .query(Accounts::row)
        .optional()
        .map(Row::account)
        .filter(account -> !account.disabled());
  }

  /// Makes an account.
  ///
  /// @throws AccountRefusedException with a sentence for the one who asked
  public Account create(String name, String password, Set<Role> roles) {
    String own = name(name);
    password(own, password);
    if (roles.isEmpty()) {
      throw new AccountRefusedException("an account has at least one role; choose one");
    }
    if (named(own).isPresent()) {
      throw new AccountRefusedException("there is an account of this name; choose another name");
    }
    tables
        .sql(
            "insert into access_account (name, password, roles, failures, disabled, created)"
                + " values (?, ?, ?, 0, false, ?)")
        .params(own, encoded(password), words(roles), now())
        .update();
    return named(own).orElseThrow();
  }

  /// Makes the account of a computer system. It has a password that nobody knows, so that signing
  /// in under its name takes as long as under any other.
  ///
  /// @throws AccountRefusedException with a sentence for the one who asked
  Account createSystem(String name, Role role) {
    return create(name, unknowable(), Set.of(role));
  }

  private void isNoSystem(String name) {
    long systems =
        tables
            .sql("select count(*) from access_system where name = ?")
            .param(normal(name))
            .query(Long.class)
            .single();
    if (systems > 0) {
      throw new AccountRefusedException("a system signs with its keys and has no password");
    }
  }

  /// Signs in. The answer is the same, and takes as long, whatever was wrong.
  ///
  /// @param code of the second factor; empty where none was given
  public Optional<Account> signIn(String name, String password, String code) {
    Optional<Row> found = row(name);
    boolean right = matches(password, found);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Row row = found.get();
    if (row.account().disabled() || locked(row)) {
      return Optional.empty();
    }
    Optional<Long> step = step(row, code);
    if (!right || (row.account().secondFactor() && step.isEmpty())) {
      failed("failures", "locked_until", row.account().name());
      return Optional.empty();
    }
    if (step.isPresent() && !used(row, step.get())) {
      return Optional.empty();
    }
    tables
        .sql("update access_account set failures = 0, locked_until = null where name = ?")
        .param(row.account().name())
        .update();
    return Optional.of(row.account());
  }

  /// Whether this is the password, for signing something, by somebody who is signed in. Wrong ones
  /// close signing for as long as wrong ones at signing in close that, and are counted apart:
  /// nobody can keep another from signing by signing in wrongly under that name.
  public boolean confirms(String name, String password) {
    Optional<Row> found = row(name);
    boolean right = matches(password, found);
    if (found.isEmpty()
        || found.get().account().disabled()
        || running(found.get().signingLockedUntil())) {
      return false;
    }
    if (!right) {
      failed("signing_failures", "signing_locked_until", found.get().account().name());
    } else {
      tables
          .sql("update access_account set signing_failures = 0 where name = ?")
          .param(found.get().account().name())
          .update();
    }
    return right;
  }

  /// Takes as long for a name that is not there, and for a password too long to be one.
  private boolean matches(String password, Optional<Row> found) {
    boolean possible = password.length() <= LONGEST_PASSWORD;
    turns.acquireUninterruptibly();
    try {
      String none = nobody.obtain();
      return hashes.matches(possible ? password : "", found.map(Row::password).orElse(none))
          && possible;
    } finally {
      turns.release();
    }
  }

  private boolean locked(Row row) {
    return running(row.lockedUntil());
  }

  private boolean running(@Nullable Instant until) {
    return until != null && clock.instant().isBefore(until);
  }

  /// @param count column of the wrong ones in a row
  /// @param until column of the end of the lock
  private void failed(String count, String until, String name) {
    tables
        .sql(
            "update access_account set %1$s = case when %1$s + 1 >= ? then 0 else %1$s + 1 end, %2$s"
                    .formatted(count, until)
                + " = case when %1$s + 1 >= ? then ? else %2$s end where name = ?"
                    .formatted(count, until))
        .params(MOST_FAILURES, MOST_FAILURES, now().plus(LOCKED), name)
        .update();
  }

  /// The time step of a code that is right; one step of the clock either way is let pass.
  private Optional<Long> step(Row row, String code) {
    if (row.secondFactor() == null) {
      return Optional.empty();
    }
    long step = codes.getTimeStep().toSeconds();
    long now = clock.instant().getEpochSecond() / step;
    for (long each = now - 1; each <= now + 1; each++) {
      if (code(row.secondFactor(), Instant.ofEpochSecond(each * step)).equals(code.strip())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private String code(String secret, Instant at) {
    try {
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(secret), codes.getAlgorithm()), at, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key of this algorithm is refused by it", e);
    }
  }

  /// A code counts once.
  private boolean used(Row row, long step) {
    return tables
            .sql(
                "update access_account set last_code = ? where name = ? and (last_code is null or"
                    + " last_code < ?)")
            .params(step, row.account().name(), step)
            .update()
        == 1;
  }

  /// A secret for a second factor, which counts once `confirmSecondFactor` has seen a code of it.
  public String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base32.toBase32String(secret);
  }

  /// What an authenticator reads as a picture.
  public static String secretAddress(String name, String secret) {
    return "otpauth://totp/Blockade:"
        + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer=Blockade";
  }

  /// Turns the second factor on.
  ///
  /// @throws AccountRefusedException if the code is not one of the secret
  public void confirmSecondFactor(String name, String secret, String code) {
    Row row = row(name).orElseThrow();
    Row supposed = new Row(row.account(), row.password(), secret, null, null, null);
    long step =
        step(supposed, code)
            .orElseThrow(() ->
                new AccountRefusedException(
                    "this code does not fit; check the clock of your telephone and type the newest"
                        + " one"));
    tables
        .sql("update access_account set second_factor = ?, last_code = ? where name = ?")
        .params(secret, step, row.account().name())
        .update();
  }

  /// Turns it off, for somebody who lost it.
  public void removeSecondFactor(String name) {
    tables
        .sql("update access_account set second_factor = null, last_code = null where name = ?")
        .param(normal(name))
        .update();
  }

  /// Gives another password.
  ///
  /// @throws AccountRefusedException if it is not a good one
  public void setPassword(String name, String password) {
    isNoSystem(name);
    password(normal(name), password);
    tables
        .sql(
            "update access_account set password = ?, failures = 0, locked_until = null where name ="
                + " ?")
        .params(encoded(password), normal(name))
        .update();
  }

  /// Gives other roles.
  ///
  /// @throws AccountRefusedException if nobody could look after accounts afterwards
  public void setRoles(String name, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new AccountRefusedException("an account has at least one role; choose one");
    }
    if (!roles.contains(Role.ADMIN)) {
      keepsAnAdmin(name);
    }
    tables
        .sql("update access_account set roles = ? where name = ?")
        .params(words(roles), normal(name))
        .update();
  }

  /// Lets somebody sign in or not.
  ///
  /// @throws AccountRefusedException if nobody could look after accounts afterwards
  public void setDisabled(String name, boolean disabled) {
    if (disabled) {
      keepsAnAdmin(name);
    }
    tables
        .sql("update access_account set disabled = ? where name = ?")
        .params(disabled, normal(name))
        .update();
  }

  /// Binds an account to somebody whom a provider of identities vouches for, or to nobody.
  ///
  /// @throws AccountRefusedException if another account is bound to them
  public void setExternalIdentity(String name, Optional<String> identity) {
    if (identity.filter(text -> text.isBlank() || text.length() > LONGEST_IDENTITY).isPresent()) {
      throw new AccountRefusedException("an identity has 1 to " + LONGEST_IDENTITY + " characters");
    }
    boolean taken =
        standings().stream()
            .filter(each -> !each.account().name().equals(normal(name)))
            .anyMatch(each -> identity.isPresent() && each.externalIdentity().equals(identity));
    if (taken) {
      throw new AccountRefusedException(
          "another account is bound to this identity; take it away there first");
    }
    tables
        .sql("update access_account set external_identity = ? where name = ?")
        .params(Arrays.asList(identity.orElse(null), normal(name)))
        .update();
  }

  private void keepsAnAdmin(String name) {
    boolean another =
        all().stream()
            .anyMatch(account ->
                account.roles().contains(Role.ADMIN)
                    && !account.disabled()
                    && !account.name().equals(normal(name)));
    if (!another) {
      throw new AccountRefusedException(
          "this is the only account that can look after accounts; make another one first");
    }
  }

  private static String name(String name) {
    String own = normal(name);
    if (!own.matches(NAME)) {
      throw new AccountRefusedException(
          "a name has 2 to 99 letters without accents, digits, dots, hyphens or @, and begins with"
              + " a letter or digit");
    }
    return own;
  }

  private static void password(String name, String password) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new AccountRefusedException(
          "a password has "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD
              + " characters; a few words in a row are easy to keep in mind");
    }
    String low = password.toLowerCase(Locale.ROOT);
    if (low.contains(name) || low.contains("blockade") || low.chars().distinct().count() < 5) {
      throw new AccountRefusedException(
          "this password is easy to guess; use words that have to do neither with you nor with this"
              + " program");
    }
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : row.getString("roles").split(" ", -1)) {
      // A role of a newer version gives nothing here.
      Role.ofWord(word).ifPresent(roles::add);
    }
    OffsetDateTime signing = row.getObject("signing_locked_until", OffsetDateTime.class);
    OffsetDateTime lockedUntil = row.getObject("locked_until", OffsetDateTime.class);
    long lastCode = row.getLong("last_code");
    Long last = row.wasNull() ? null : lastCode;
    String secret = row.getString("second_factor");
    return new Row(
        new Account(row.getString("name"), roles, secret != null, row.getBoolean("disabled")),
        row.getString("password"),
        secret,
        last,
        lockedUntil == null ? null : lockedUntil.toInstant(),
        signing == null ? null : signing.toInstant());
  }
}
