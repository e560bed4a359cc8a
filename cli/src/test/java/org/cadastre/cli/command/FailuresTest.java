package org.cadastre.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
  @Test
  void whatTheOperatingSystemForbidsIsARefusalThatNamesThePath() {
    var err = new StringWriter();
    var command = new CommandLine(new Root()).setErr(new PrintWriter(err));
    var failure =
        new IllegalStateException(
            new UncheckedIOException("cannot be opened", new AccessDeniedException("/a/home/db")));
    int exit = Failures.onExecution(failure, command, command.parseArgs("doctor"));
    assertThat(exit).isEqualTo(4);
    assertThat(err.toString()).isEqualToIgnoringNewLines("no permission for /a/home/db");
  }
}
