package org.cadastre.core.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What came back. Silence and refusal are answers; nothing a device does is an exception.
public sealed interface Answer {

  /// It answered.
  ///
  /// @param text SNMP: one `OID|TAG|VALUE` line for each variable; SSH: standard output
  /// @param status SNMP error-status or exit code; 0 is success
  /// @param complete false when a limit on size, time or order cut it short
  record Said(String text, int status, boolean complete) implements Answer {
    public boolean succeeded() {
      return status == 0 && complete;
    }
  }

  /// Nothing came in that time.
  record Silent(Duration waited) implements Answer {}

  /// It would not, or we could not understand it.
  record Refused(String why) implements Answer {}

  /// The text of an answer's bytes: UTF-8, or where that is not valid, Latin-1 byte by byte.
  static String decode(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException _) {
      return new String(raw, StandardCharsets.ISO_8859_1);
    }
  }
}
