package org.blockade.service.web;

import java.util.Optional;
import org.blockade.service.backup.ClinicBackup;

/// The page of its name.
///
/// @param last what is known of the last backup, a row each; empty where there is none
/// @param folder where backups go; empty where the data is on a server
/// @param since entries recorded after the last backup
/// @param made what one that was made now found of others; empty where none was made
public record BackupPage(
    Frame frame,
    Optional<Last> last,
    Optional<String> folder,
    long since,
    Optional<ClinicBackup.Leftovers> made) {

  /// The last backup.
  ///
  /// @param verified when it was read back
  public record Last(String file, String verified, long entries, String head) {}
}
