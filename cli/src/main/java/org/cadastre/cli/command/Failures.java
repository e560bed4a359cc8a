package org.cadastre.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.cadastre.cli.output.Clean;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Misfortune;
import org.cadastre.runtime.RefusedException;
import org.cadastre.settings.InvalidConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns failures into words and exit codes; a stack trace only where it was asked for.
public final class Failures {
  private Failures() {}

  public static int onExecution(Exception failure, CommandLine command, ParseResult parsed) {
    var err = command.getErr();
    return switch (failure) {
      case BadInputException bad -> told(err, Exit.BAD_INPUT, bad);
      case InvalidConfigurationException invalid -> told(err, Exit.BAD_INPUT, invalid);
      case ParameterException wrong ->
          onParameters(wrong, parsed.originalArgs().toArray(String[]::new));
      case RefusedException refused -> told(err, Exit.REFUSED, refused);
      case CorruptArchiveException corrupt -> told(err, Exit.OUR_FAULT, corrupt);
      default ->
          forbidden(failure)
              .map(words -> told(err, Exit.REFUSED, words))
              .or(() -> Misfortune.advice(failure).map(advice -> told(err, failure, advice)))
              .orElseGet(() -> ourFault(failure, command, err));
    };
  }

  private static int told(PrintWriter err, Exception failure, String advice) {
    return told(err, Exit.REFUSED, words(failure) + "\n" + advice);
  }

  /// The words for what the operating system forbids us, wherever we came upon it.
  private static Optional<String> forbidden(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException denied) {
        return Optional.of("no permission for " + denied.getFile());
      }
    }
    return Optional.empty();
  }

  private static int told(PrintWriter err, int exit, Exception failure) {
    return told(err, exit, String.valueOf(failure.getMessage()));
  }

  private static int told(PrintWriter err, int exit, String words) {
    err.println(Clean.lines(words));
    return exit;
  }

  private static int ourFault(Exception failure, CommandLine command, PrintWriter err) {
    err.println("our fault: " + Clean.lines(words(failure)));
    if (Root.of(command.getCommandSpec()).verbose()) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.println(Clean.lines(trace.toString()));
    } else {
      err.println("(with -v: where in the program)");
    }
    return Exit.OUR_FAULT;
  }

  private static String words(Throwable failure) {
    var words =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    var cause = failure.getCause();
    return cause == null || words.contains(String.valueOf(cause.getMessage()))
        ? words
        : words + ": " + words(cause);
  }

  public static int onParameters(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var err = command.getErr();
    err.println(Clean.lines(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Exit.BAD_INPUT;
  }
}
