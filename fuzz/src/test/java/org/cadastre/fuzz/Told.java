package org.cadastre.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One input of a target that feeds several parsers: which of them, and with what.
///
/// @param kind the input's first byte
@SuppressWarnings("ArrayRecordComponent")
public record Told(char kind, byte[] bytes) {
  /// Where an input stands while it is read as a file.
  private static final Path FILE = Path.of("input");

  public static Told of(byte[] data) {
    return data.length == 0
        ? new Told(' ', data)
        : new Told((char) data[0], Arrays.copyOfRange(data, 1, data.length));
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// A file that holds it, in the directory of the process.
  public Path file() {
    return file("");
  }

  /// @param ending of the file's name
  public Path file(String ending) {
    try {
      return Files.write(FILE.resolveSibling(FILE + ending).toAbsolutePath(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param texts each begins with its kind
  public static List<byte[]> seeds(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
