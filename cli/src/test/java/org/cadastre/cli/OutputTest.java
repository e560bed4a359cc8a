package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// Answers that cannot be written.
class OutputTest {
  /// Takes nothing.
  private static final class Full extends OutputStream {
    private final String reason;

    Full(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(reason);
    }
  }

  private static Cli.Ran run(OutputStream out, String... arguments) {
    var err = new StringWriter();
    return new Cli.Ran(Main.run(out, new PrintWriter(err), arguments), "", err.toString());
  }

  @Test
  void anAnswerThatCouldNotBeWrittenIsNotDone() {
    var ran = run(new Full("No space left on device"), "completion");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "the answer could not be written: No space left on device" + System.lineSeparator());
  }

  @Test
  void aReaderThatHasReadEnoughIsNoFailure() {
    var ran = run(new Full("Broken pipe"), "completion");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void whatWentWrongBeforeKeepsItsExitCode() {
    assertThat(run(new Full("No space left on device"), "no-such-command").exit()).isEqualTo(2);
  }
}
