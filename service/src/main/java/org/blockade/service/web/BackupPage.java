package org.blockade.service.web;

import java.util.Optional;

/// The page of its name.
///
/// @param last what is known of the last backup, a row each; empty where there is none
/// @param folder where backups go; empty where the data is on a server
/// @param since entries recorded after the last backup
public record BackupPage(
    Frame frame, Optional<Last> last, Optional<String> folder, long since, boolean made) {

  /// The last backup.
  ///
  /// @param verified when it was read back
  public record Last(String file, String verified, long entries, String head) {}
}
