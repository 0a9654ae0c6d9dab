package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.blockade.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Signing in by a provider of OpenID Connect.
class IdentitySignInTest {

  private static IdentityProviderStub provider;
  private static RunningClinic clinic;
  private static Browser admin;

  @BeforeAll
  static void start() throws Exception {
    provider = new IdentityProviderStub();
    clinic =
        RunningClinic.start(settings ->
            RunningClinic.with(
                settings,
                10_000,
                Optional.of(
                    new WebSettings.IdentityProvider(provider.issuer(), "clinic", "secret"))));
    admin = clinic.signedIn("root.admin", Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    clinic.close();
    provider.close();
  }

  private static Browser.Answer comes(Browser browser, String subject, boolean forged) {
    provider.says(subject, forged);
    Browser.Answer away = browser.get(IdentitySignIn.START);
    assertThat(away.location()).startsWith(provider.issuer() + "/authorize?");
    return browser.get(provider.authorize(away.location()));
  }

  @Test
  void nobodyComesInWithoutAnAccountThatIsBoundToThem() {
    Browser browser = clinic.browser();
    assertThat(comes(browser, "sub-unknown", false).goesTo("/sign-in?unbound")).isTrue();
    assertThat(browser.get("/worklist").isSignIn()).isTrue();
    assertThat(clinic.accounts().all()).noneMatch(account -> account.name().contains("sub"));
    assertThat(clinic.trail().newest(1, 0).getFirst())
        .satisfies(event -> {
          assertThat(event.account()).isEqualTo("-");
          assertThat(event.action()).isEqualTo("SIGN_IN_ELSEWHERE");
          assertThat(event.outcome()).isEqualTo("REFUSED");
        });
  }

  @Test
  void whoIsBoundComesInAsTheirAccountUntilItIsDisabledOrUnbound() {
    clinic.account("ana", Role.NURSE);
    assertThat(clinic.browser().get("/sign-in").body()).contains(IdentitySignIn.START);
    admin.post("/admin/accounts/identity", "name", "ana", "subject", "sub-ana");
    Browser browser = clinic.browser();
    assertThat(comes(browser, "sub-ana", false).goesTo("/worklist")).isTrue();
    assertThat(browser.get("/account").body()).contains("ana: Nurse");
    assertThat(browser.get("/admin/accounts").status()).isEqualTo(403);
    admin.post("/admin/accounts/disabled", "name", "ana", "disabled", "true");
    assertThat(browser.get("/worklist").status()).isIn(302, 403);
    assertThat(comes(clinic.browser(), "sub-ana", false).goesTo("/sign-in?unbound")).isTrue();
    admin.post("/admin/accounts/disabled", "name", "ana", "disabled", "false");
    Browser again = clinic.browser();
    assertThat(comes(again, "sub-ana", false).goesTo("/worklist")).isTrue();
    admin.post("/admin/accounts/identity", "name", "ana", "subject", "");
    assertThat(again.get("/worklist").status()).as("its session").isEqualTo(302);
    assertThat(comes(clinic.browser(), "sub-ana", false).goesTo("/sign-in?unbound")).isTrue();
  }

  @Test
  void aTokenThatTheProviderDidNotSignIsRefused() {
    clinic.account("ben", Role.NURSE);
    admin.post("/admin/accounts/identity", "name", "ben", "subject", "sub-ben");
    assertThat(comes(clinic.browser(), "sub-ben", true).goesTo("/sign-in?unbound")).isTrue();
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    clinic.account("kim", Role.NURSE);
    admin.post("/admin/accounts/identity", "name", "kim", "subject", "sub-kim");
    provider.says("sub-kim", false);
    Browser one = clinic.browser();
    String back = provider.authorize(one.get(IdentitySignIn.START).location());
    assertThat(clinic.browser().get(back).goesTo("/sign-in?unbound"))
        .as("in another browser")
        .isTrue();
    assertThat(one.get(back.replaceAll("state=[^&]+", "state=x")).goesTo("/sign-in?unbound"))
        .as("with another state")
        .isTrue();
  }

  @Test
  void oneSubjectIsOneAccount() {
    clinic.account("lea", Role.NURSE);
    clinic.account("lou", Role.NURSE);
    admin.post("/admin/accounts/identity", "name", "lea", "subject", "sub-lea");
    assertThat(admin.post("/admin/accounts/identity", "name", "lou", "subject", "sub-lea").body())
        .contains("another account is bound to this identity");
  }

  @Test
  void withoutAProviderThereIsNoSuchWayIn() {
    try (RunningClinic plain = RunningClinic.start()) {
      assertThat(plain.browser().get("/sign-in").body()).doesNotContain("/oauth2/");
      assertThat(plain.browser().get(IdentitySignIn.START).isSignIn()).isTrue();
      assertThat(
              plain
                  .signedIn("boss", Role.ADMIN)
                  .post("/admin/accounts/identity", "name", "boss", "subject", "x")
                  .status())
          .isEqualTo(400);
    }
  }
}
