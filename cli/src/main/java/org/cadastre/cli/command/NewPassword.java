package org.cadastre.cli.command;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.cadastre.runtime.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A password that is to be set, so that it stands in no argument and no history.
final class NewPassword {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Its first line is the password; '-' is standard input (default: asked for, twice).")
  private @Nullable Path file;

  String read() {
    if (file == null) {
      return asked();
    }
    return SecretSource.read(file.toString().equals("-") ? "stdin" : "file:" + file, "password");
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where neither input nor output is a terminal
  private static String asked() {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new BadInputException("there is no terminal to ask on; use --password-file");
    }
    var password = typed(console, "password");
    if (!Arrays.equals(password, typed(console, "the same again"))) {
      throw new BadInputException("that was not the same twice");
    }
    return new String(password);
  }

  private static char[] typed(Console console, String what) {
    var typed = console.readPassword("%s: ", what);
    return typed == null ? new char[0] : typed;
  }
}
