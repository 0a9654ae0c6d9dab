package org.blockade.service.web;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.blockade.service.access.Action;
import org.blockade.service.backup.ClinicBackup;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// How the last backup went, and another one.
@Controller
class BackupController {

  private final Pages pages;
  private final BackupFiles files;
  private final DateTimeFormatter local;

  BackupController(Pages pages, BackupFiles files, WebSettings settings) {
    this.pages = pages;
    this.files = files;
    this.local =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(settings.zone());
  }

  @Needs(Action.BACKUP)
  @GetMapping("/admin/backup")
  ResponseEntity<byte[]> state(Visitor visitor) {
    return page(visitor, Optional.empty());
  }

  @Needs(Action.BACKUP)
  @PostMapping("/admin/backup")
  ResponseEntity<byte[]> make(Visitor visitor) {
    return page(visitor, Optional.of(files.make()));
  }

  private ResponseEntity<byte[]> page(Visitor visitor, Optional<ClinicBackup.Leftovers> made) {
    return pages.page(
        "backup",
        new BackupPage(
            new Frame(visitor, "backup.title"),
            files
                .last()
                .map(last ->
                    new BackupPage.Last(
                        last.file(), local.format(last.verified()), last.entries(), last.head())),
            files.folder().map(java.nio.file.Path::toString),
            files.since(),
            made));
  }
}
