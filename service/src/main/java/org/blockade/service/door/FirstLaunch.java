package org.blockade.service.door;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.blockade.service.access.Systems;

/// A first launch from a record system that waits in the session for a word: whoever is signed in
/// here has to say that they are the user there.
///
/// @param asked who would be joined with whom
/// @param person who was opened there; empty for somebody who is not on record here
/// @param since when the launch came
public record FirstLaunch(Systems.LaunchUser asked, Optional<String> person, Instant since) {

  /// Later whoever sits here may be somebody else than who launched. A choice: long enough for a
  /// password and a second look.
  private static final Duration WAIT = Duration.ofMinutes(10);

  /// Where whoever is signed in is asked.
  public static final String PAGE = "/launch/join";

  private static final String NAME = FirstLaunch.class.getName();

  /// Keeps it until the answer.
  public void keep(HttpSession session) {
    session.setAttribute(NAME, this);
  }

  /// The one that waits.
  public static Optional<FirstLaunch> waiting(HttpSession session, Instant now) {
    return session.getAttribute(NAME) instanceof FirstLaunch first
            && now.isBefore(first.since().plus(WAIT))
        ? Optional.of(first)
        : Optional.empty();
  }

  /// Ends the wait.
  public static void end(HttpSession session) {
    session.removeAttribute(NAME);
  }

  /// Where a launch leads.
  public static String page(Optional<String> person) {
    return "/people/" + person.orElse("not-on-record");
  }
}
