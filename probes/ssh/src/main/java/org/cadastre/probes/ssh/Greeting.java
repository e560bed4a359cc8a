package org.cadastre.probes.ssh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a peer says first. A server of SSH 2 may send lines of its own before it names its version
/// (RFC 4253, 4.2), but not for ever.
final class Greeting {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int LONGEST_IDENTIFICATION = 255;

  private final BufferedInputStream in;
  private int bytes;
  private boolean ended;

  Greeting(BufferedInputStream in) {
    this.in = in;
  }

  /// How many bytes came so far; 0 tells silence from slowness.
  int bytes() {
    return bytes;
  }

  /// Reads up to the identification and puts that back; empty when it is one of SSH 2, otherwise
  /// what is wrong.
  Optional<String> fault() throws IOException {
    var first = "";
    while (bytes < MOST_BYTES) {
      in.mark(LONGEST_IDENTIFICATION + 2);
      var line = line();
      if (line.startsWith("SSH-2.0-") || line.startsWith("SSH-1.99-")) {
        return accepted(line);
      }
      if (line.startsWith("SSH-")) {
        return Optional.of("speaks an old SSH: " + Printable.of(line));
      }
      first = first.isEmpty() ? line : first;
      if (ended) {
        return Optional.of(closed(first));
      }
    }
    return Optional.of("not SSH: " + bytes + " bytes without an identification");
  }

  private Optional<String> accepted(String line) throws IOException {
    if (line.length() > LONGEST_IDENTIFICATION) {
      return Optional.of("not SSH: an identification of more than 255 bytes");
    }
    in.reset();
    return Optional.empty();
  }

  private String closed(String first) {
    return bytes == 0 ? "connected, then closed without a word" : "not SSH: " + Printable.of(first);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (bytes < MOST_BYTES) {
      int next = in.read();
      if (next < 0) {
        ended = true;
        break;
      }
      bytes++;
      if (next == '\n') {
        break;
      }
      line.append((char) next);
    }
    return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .stripTrailing();
  }
}
