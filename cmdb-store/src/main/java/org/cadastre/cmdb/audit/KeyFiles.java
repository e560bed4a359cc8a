package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.cadastre.core.store.CorruptArchiveException;

/// The signing key in its two files: `signing.key` for its owner alone, `signing.pub` for
/// everybody.
record KeyFiles(Path directory) {
  private static final String PUBLIC = "PUBLIC KEY";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final int LARGEST = 10_000;

  Path publicFile() {
    return directory.resolve("signing.pub");
  }

  Path privateFile() {
    return directory.resolve("signing.key");
  }

  /// Whether there is a key; it exists once its private half does.
  boolean exist() {
    return Files.exists(privateFile());
  }

  /// Makes a key, which exists once it is to be kept. Nobody else may do so at the same time.
  SigningKey make() throws IOException {
    var key = SigningKey.made();
    write(publicFile(), Pem.write(PUBLIC, key.publicHalf().encoded()));
    finish(publicFile());
    write(privateFile(), Pem.write(PRIVATE, key.key().getEncoded()), ownersOnly());
    return key;
  }

  /// Keeps the key that was made, as something is signed with it.
  void keep() throws IOException {
    if (!exist() && Files.exists(unfinished(privateFile()))) {
      finish(privateFile());
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static void finish(Path file) throws IOException {
    Files.move(unfinished(file), file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path file, String text, FileAttribute<?>... attributes)
      throws IOException {
    var unfinished = unfinished(file);
    Files.deleteIfExists(unfinished);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(unfinished, options, attributes)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// @throws CorruptArchiveException when the file does not hold one
  VerifyingKey publicKey() throws IOException {
    try {
      return VerifyingKey.of(Pem.read(PUBLIC, text(publicFile())));
    } catch (IllegalArgumentException e) {
      throw new CorruptArchiveException(publicFile() + ": " + e.getMessage());
    }
  }

  /// @throws CorruptArchiveException when the files do not hold a pair
  SigningKey signingKey() throws IOException {
    var publicHalf = publicKey();
    try {
      return SigningKey.of(Pem.read(PRIVATE, text(privateFile())), publicHalf);
    } catch (IllegalArgumentException e) {
      throw new CorruptArchiveException(privateFile() + ": " + e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new CorruptArchiveException(file + ": too large for a key");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
