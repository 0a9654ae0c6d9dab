package org.blockade.service.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Computer systems that this service knows: those that ask it, by their public keys, and those
/// whose pages may open one here, by their address.
public final class Systems {

  /// Keys in one set, and characters of it. Choices.
  private static final int MOST_KEYS = 10;

  static final int LONGEST_KEYS = 20_000;
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_CLIENT = 200;
  private static final int LONGEST_SCOPES = 2_000;

  /// RS384 with less than this is refused (bits): NIST SP 800-131A.
  private static final int SMALLEST_MODULUS = 2048;

  /// `system/*.rs`, `system/Observation.r`, and the words of the first version, none of which
  /// writes; `api/read` and `api/write` for the plain interface.
  private static final String SCOPE =
      "system/(\\*|[A-Z][A-Za-z]{1,60})\\.(r|s|rs|read)|api/(read|write)";

  private final JdbcClient tables;
  private final TransactionTemplate together;
  private final Accounts accounts;
  private final Clock clock;

  /// @param source the tables of `access`
  public Systems(DataSource source, Accounts accounts, Clock clock) {
    this.tables = JdbcClient.create(source);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(source));
    this.accounts = accounts;
    this.clock = clock;
  }

  /// All of them, by name.
  public List<RegisteredSystem> all() {
    return tables.sql("select * from access_system order by name").query(this::system).list();
  }

  /// The system of a name; empty for one that is disabled.
  public Optional<RegisteredSystem> named(String name) {
    return one("select * from access_system where name = ?", name);
  }

  /// The system whose requests name this issuer; empty for one that is disabled.
  public Optional<RegisteredSystem> ofIssuer(String issuer) {
    return one("select * from access_system where issuer = ?", issuer);
  }

  private Optional<RegisteredSystem> one(String query, String value) {
    // What cannot stand there is not asked for: a database may choke on it.
    if (value.length() > LONGEST_ADDRESS || value.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return tables
        .sql(query)
        .param(value)
        .query(this::system)
        .optional()
        .filter(system -> !system.account().disabled());
  }

  private RegisteredSystem system(ResultSet row, int number) throws SQLException {
    return new RegisteredSystem(
        accounts.named(row.getString("name")).orElseThrow(),
        row.getString("issuer"),
        row.getString("public_keys"),
        words(row.getString("scopes")));
  }

  /// Makes a system known, and the account that it goes by. It has no password.
  ///
  /// @param role the clinic's own, or that of somebody else
  /// @param publicKeys a JSON Web Key Set
  /// @param scopes separated by spaces; may be empty
  /// @throws AccountRefusedException with a sentence for the one who asked
  public RegisteredSystem register(
      String name, Role role, String issuer, String publicKeys, String scopes) {
    if (!role.isSystem()) {
      throw new AccountRefusedException(
          "a system is the clinic's own or another one; no other role is one of a computer");
    }
    String from = issuer(issuer);
    if (hasIssuer(from)) {
      throw new AccountRefusedException(
          "there is a system of this issuer; disable it or name another");
    }
    String keys = keys(publicKeys);
    Set<String> allowed = scopes(scopes);
    return Optional.ofNullable(
            together.execute(status -> {
              Account account = accounts.createSystem(name, role);
              tables
                  .sql(
                      "insert into access_system (name, issuer, public_keys, scopes, registered)"
                          + " values (?, ?, ?, ?, ?)")
                  .params(
                      account.name(),
                      from,
                      keys,
                      String.join(" ", allowed),
                      clock.instant().atOffset(ZoneOffset.UTC))
                  .update();
              return new RegisteredSystem(account, from, keys, allowed);
            }))
        .orElseThrow();
  }

  private boolean hasIssuer(String issuer) {
    return tables
            .sql("select count(*) from access_system where issuer = ?")
            .param(issuer)
            .query(Long.class)
            .single()
        > 0;
  }

  private static String issuer(String text) {
    String issuer = text.strip();
    if (issuer.isEmpty()
        || issuer.length() > LONGEST_ADDRESS
        || issuer.codePoints().anyMatch(Character::isISOControl)) {
      throw new AccountRefusedException(
          "an issuer is what the system's tokens name as iss: 1 to "
              + LONGEST_ADDRESS
              + " characters, e.g. its address");
    }
    return issuer;
  }

  private static Set<String> scopes(String text) {
    Set<String> all = words(text);
    if (text.length() > LONGEST_SCOPES || !all.stream().allMatch(each -> each.matches(SCOPE))) {
      throw new AccountRefusedException(
          "a scope is one of reading FHIR, e.g. system/*.rs or system/Observation.rs, or api/read or"
              + " api/write; several are separated by spaces");
    }
    return all;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Public keys only, strong ones only, in one form of writing.
  private static String keys(String text) {
    JWKSet set;
    try {
      set = JWKSet.parse(text.length() > LONGEST_KEYS ? "" : text);
    } catch (ParseException | IllegalArgumentException e) {
      // What it says would quote the keys.
      throw new AccountRefusedException(
          "the keys are a JSON Web Key Set: {\"keys\": [...]}, "
              + LONGEST_KEYS
              + " characters at most");
    }
    if (set.getKeys().isEmpty() || set.getKeys().size() > MOST_KEYS) {
      throw new AccountRefusedException("a key set holds 1 to " + MOST_KEYS + " keys");
    }
    for (JWK key : set.getKeys()) {
      if (key.isPrivate()) {
        throw new AccountRefusedException(
            "the key set holds a private key: keep it where it was made, make a new pair, and give"
                + " the public half here");
      }
      boolean fit =
          switch (key) {
            case RSAKey rsa -> rsa.size() >= SMALLEST_MODULUS;
            case ECKey curve -> Curve.P_384.equals(curve.getCurve());
            default -> false;
          };
      if (!fit) {
        throw new AccountRefusedException(
            "a key is RSA of "
                + SMALLEST_MODULUS
                + " bits or more (RS384), or on the curve P-384 (ES384)");
      }
    }
    return set.toString(true);
  }

  /// Record systems from which a page may be opened, by address.
  public List<RecordSystem> recordSystems() {
    return tables
        .sql("select * from access_record_system order by base")
        .query((row, number) -> new RecordSystem(row.getString("base"), row.getString("client")))
        .list();
  }

  /// The record system of an address, letter by letter; whoever is not on the list is not asked.
  public Optional<RecordSystem> recordSystem(String base) {
    String own = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return recordSystems().stream().filter(each -> each.base().equals(own)).findFirst();
  }

  /// Lets a record system open pages here.
  ///
  /// @param base address of its FHIR server; https, or this machine
  /// @param client this service's name there
  /// @return who was joined with whom there before, which ends
  /// @throws AccountRefusedException with a sentence for the one who asked
  public List<LaunchUser> allowRecordSystem(String base, String client) {
    String own = base.strip().replaceAll("/+$", "");
    if (!isPlainAddress(own) || own.length() > LONGEST_ADDRESS) {
      throw new AccountRefusedException(
          "the address of a FHIR server begins with https:// and has no question mark, e.g."
              + " https://ehr.example/fhir");
    }
    String name = client.strip();
    if (name.isEmpty()
        || name.length() > LONGEST_CLIENT
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new AccountRefusedException(
          "the client is this service's name at the record system, 1 to "
              + LONGEST_CLIENT
              + " characters");
    }
    return Optional.ofNullable(
            together.execute(status -> {
              List<LaunchUser> parted = removeRecordSystem(own);
              tables
                  .sql(
                      "insert into access_record_system (base, client, registered) values (?, ?, ?)")
                  .params(own, name, clock.instant().atOffset(ZoneOffset.UTC))
                  .update();
              return parted;
            }))
        .orElseThrow();
  }

  /// How an account here and a user of a record system stand to each other.
  public enum Bond {
    /// They were joined: one person.
    SAME,

    /// One of them was joined with another.
    OTHER,

    /// Neither was joined with anybody there.
    NONE
  }

  /// A user of a record system who was joined with an account here.
  ///
  /// @param base the record system
  /// @param user as the record system names them
  public record LaunchUser(String base, String account, String user) {

    /// Both of them, for the audit trail.
    public String both() {
      return account + " is " + user + " at " + base;
    }
  }

  /// How an account and a user of a record system stand to each other: one account to one user.
  public Bond bond(LaunchUser asked) {
    List<LaunchUser> joined =
        launchUsers().stream()
            .filter(each ->
                each.base().equals(asked.base())
                    && (each.account().equals(asked.account()) || each.user().equals(asked.user())))
            .toList();
    if (joined.isEmpty()) {
      return Bond.NONE;
    }
    return joined.equals(List.of(asked)) ? Bond.SAME : Bond.OTHER;
  }

  /// Joins an account with a user of a record system.
  ///
  /// @return whether they are joined now; not where one of them is somebody else's, or the record
  ///   system is not on the list any more
  public boolean join(LaunchUser asked) {
    return Boolean.TRUE.equals(
        together.execute(status ->
            recordSystem(asked.base()).isPresent()
                && switch (bond(asked)) {
                  case SAME -> true;
                  case OTHER -> false;
                  case NONE -> {
                    tables
                        .sql(
                            "insert into access_launch_user (base, account, user_there, bound) values"
                                + " (?, ?, ?, ?)")
                        .params(
                            asked.base(),
                            asked.account(),
                            asked.user(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
                    yield true;
                  }
                }));
  }

  /// Who was joined with whom, by record system and account.
  public List<LaunchUser> launchUsers() {
    return tables
        .sql("select base, account, user_there from access_launch_user order by base, account")
        .query((row, number) ->
            new LaunchUser(
                row.getString("base"), row.getString("account"), row.getString("user_there")))
        .list();
  }

  /// Undoes the joining of one account.
  ///
  /// @return the one that was undone, if there was one
  public Optional<LaunchUser> part(String base, String account) {
    Optional<LaunchUser> joined =
        launchUsers().stream()
            .filter(each -> each.base().equals(base) && each.account().equals(account))
            .findFirst();
    tables
        .sql("delete from access_launch_user where base = ? and account = ?")
        .params(base, account)
        .update();
    return joined;
  }

  /// Takes it away again.
  ///
  /// @return who was joined with whom there, which ends
  public List<LaunchUser> removeRecordSystem(String base) {
    List<LaunchUser> joined =
        launchUsers().stream().filter(each -> each.base().equals(base)).toList();
    tables.sql("delete from access_launch_user where base = ?").param(base).update();
    tables.sql("delete from access_record_system where base = ?").param(base).update();
    return joined;
  }

  /// Whether it is an address that may be asked: https, or plain on this machine.
  public static boolean isPlainAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = Optional.ofNullable(address.getScheme()).orElse("");
      String host = Optional.ofNullable(address.getHost()).orElse("");
      return !host.isEmpty()
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && (scheme.equals("https") || (scheme.equals("http") && isThisMachine(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// Whether a host is this machine by its name alone, without asking a name server.
  public static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }
}
