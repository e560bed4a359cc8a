package org.cadastre.probes.ssh;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;

/// What comes out of a connection before it is an answer: greetings, what a shell prints, what a
/// terminal shows.
public final class SshWireTarget implements Target {
  private static final String NONCE = "0123456789abcdef";
  private static final int QUESTIONS = 4;
  private static final int ANSWER_BYTES = 256;
  private static final int SESSION_BYTES = 512;

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    switch (told.kind()) {
      case 'g' -> greeting(told.bytes());
      case 't' -> Screen.plain(new String(told.bytes(), StandardCharsets.ISO_8859_1));
      case 'm' -> Masked.text(told.text());
      case 'c' -> DeviceCommands.understood(told.text());
      default -> script(told.bytes());
    }
  }

  private static void greeting(byte[] bytes) {
    try {
      new Greeting(new BufferedInputStream(new ByteArrayInputStream(bytes))).fault();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void script(byte[] bytes) {
    var output = new ScriptOutput(NONCE, QUESTIONS, ANSWER_BYTES, SESSION_BYTES);
    int step = bytes.length == 0 ? 1 : 1 + (bytes[0] & 31);
    for (int from = 0; from < bytes.length; from += step) {
      output.accept(bytes, from, Math.min(step, bytes.length - from));
    }
    var answers = output.answers(Duration.ofSeconds(1));
    if (answers.size() != QUESTIONS) {
      throw new AssertionError(answers.size() + " answers");
    }
    int said = 0;
    for (var answer : answers) {
      said += answer instanceof Answer.Said whole ? whole.text().length() : 0;
    }
    if (said > SESSION_BYTES) {
      throw new AssertionError(said + " characters were kept");
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Told.seeds(
        """
        s\001welcome
        --0123456789abcdef shell 77
        --0123456789abcdef 0 begin
        one
        --0123456789abcdef 0 end 0
        --0123456789abcdef 1 begin

        --0123456789abcdef 1 end 1
        """,
        "gnotice\r\nSSH-2.0-OpenSSH_9.2\r\n",
        "gSSH-1.5-old\r\n",
        "tsw1# sho\bow\u001b[1m\r\n --More-- \r         \rline\u001b]0;t\u0007",
        "mmysql --user=a -psecret https://u:p@h/ password=\"x\" snmpget -c public curl -u a:b h",
        "c% Invalid input detected at '^' marker.");
  }
}
