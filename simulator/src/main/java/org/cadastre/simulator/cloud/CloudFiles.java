package org.cadastre.simulator.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the answers that lie beside the program.
final class CloudFiles {
  private CloudFiles() {}

  /// Empty when there is no such file.
  static Optional<String> read(String name) {
    try (var in = CloudFiles.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the answer " + name + " cannot be read", e);
    }
  }
}
