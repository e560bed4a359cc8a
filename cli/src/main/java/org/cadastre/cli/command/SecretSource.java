package org.cadastre.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadastre.runtime.BadInputException;
import org.cadastre.settings.FileTrouble;

/// Where a secret is to be read from, so that it stands in no argument and no history.
final class SecretSource {
  private static final int LONGEST = 64 * 1024;

  private SecretSource() {}

  /// @param source `env:VAR`, `file:PATH`, `stdin` or `prompt`
  /// @param what what to ask for at a prompt
  static String read(String source, String what) {
    var secret = secret(source, what);
    if (secret.isEmpty()) {
      throw new BadInputException("the " + what + " from " + source + " is empty");
    }
    return secret;
  }

  private static String secret(String source, String what) {
    if (source.startsWith("env:")) {
      var value = System.getenv(source.substring(4));
      if (value == null) {
        throw new BadInputException("the environment has no variable " + source.substring(4));
      }
      return value;
    }
    if (source.startsWith("file:")) {
      return firstLine(file(Path.of(source.substring(5))));
    }
    return switch (source) {
      case "stdin" -> firstLine(standardInput());
      case "prompt" -> prompted(what);
      default ->
          throw new BadInputException(
              "'" + source + "' is none of env:VAR, file:PATH, stdin, prompt");
    };
  }

  static String file(Path file) {
    try (var in = Files.newInputStream(file)) {
      return bounded(in);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + FileTrouble.words(e));
    }
  }

  private static String standardInput() {
    try {
      return bounded(System.in);
    } catch (IOException e) {
      throw new BadInputException("standard input cannot be read: " + e.getMessage());
    }
  }

  private static String bounded(InputStream in) throws IOException {
    var bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new BadInputException("a secret of more than 64 KiB is none");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where neither input nor output is a terminal
  private static String prompted(String what) {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new BadInputException(
          "there is no terminal to ask on; use --secret-from env:, file: or stdin");
    }
    var typed = console.readPassword("%s: ", what);
    return typed == null ? "" : new String(typed);
  }
}
