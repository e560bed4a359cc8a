package org.cadastre.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What lies in a directory, in the order of names; nothing when it is not there.
final class Directories {
  private Directories() {}

  static List<Path> yamlFiles(Path directory) {
    return children(directory).stream()
        .filter(path -> path.toString().endsWith(".yaml") && Files.isRegularFile(path))
        .toList();
  }

  static List<Path> directories(Path directory) {
    return children(directory).stream().filter(Files::isDirectory).toList();
  }

  /// Those of all directories below as well.
  static List<Path> allYamlFiles(Path directory) {
    var files = new ArrayList<>(yamlFiles(directory));
    directories(directory).forEach(child -> files.addAll(allYamlFiles(child)));
    return files;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var paths = Files.list(directory)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
