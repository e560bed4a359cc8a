package org.cadastre.core.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
    return decode(raw, raw.length);
  }

  /// The text of the first of an array's bytes. It takes little more memory than its result:
  /// answers may be as long as hostile peers can make them.
  static String decode(byte[] raw, int length) {
    var charset = isUtf8(raw, length) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new String(raw, 0, length, charset);
  }

  private static boolean isUtf8(byte[] raw, int length) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var bytes = ByteBuffer.wrap(raw, 0, length);
    var letters = CharBuffer.allocate(Math.min(length, 4096) + 1);
    var result = decoder.decode(bytes, letters, true);
    while (result.isOverflow()) {
      letters.clear();
      result = decoder.decode(bytes, letters, true);
    }
    return !result.isError();
  }
}
