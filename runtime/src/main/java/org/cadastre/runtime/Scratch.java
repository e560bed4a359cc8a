package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A directory for what must lie in a file for a moment; gone when it is closed.
record Scratch(Path directory) implements AutoCloseable {

  static Scratch make() {
    try {
      return new Scratch(Files.createTempDirectory("cadastre"));
    } catch (IOException e) {
      throw new UncheckedIOException("no directory can be made for what is to be taken in", e);
    }
  }

  /// @param name without a path
  File file(String name) {
    return new File(directory.resolve(name));
  }

  /// A file that holds now this and now that.
  record File(Path path) {
    Path holding(List<String> lines) {
      try {
        return Files.write(path, lines);
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be written", e);
      }
    }
  }

  @Override
  public void close() {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be removed", e);
    }
  }
}
