package org.blockade.service.backup;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Rights of what only its owner may see, where the file system knows rights.
final class OwnerOnly {

  private OwnerOnly() {}

  static FileAttribute<?>[] folder(Path place) {
    return rights(place, "rwx------");
  }

  static FileAttribute<?>[] file(Path place) {
    return rights(place, "rw-------");
  }

  private static FileAttribute<?>[] rights(Path place, String rights) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
