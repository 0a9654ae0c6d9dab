package org.blockade.service.journal;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/// Refuses to change or delete a row of the journal. Called by the embedded database, which needs a
/// public class for it.
public final class EntriesStay implements Trigger {

  /// The state that PostgreSQL gives to an exception of a function of ours.
  private static final String RAISED = "P0001";

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    throw new SQLException("the journal only grows", RAISED);
  }
}
