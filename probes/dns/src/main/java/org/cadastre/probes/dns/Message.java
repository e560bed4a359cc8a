package org.cadastre.probes.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/// One question as name servers are asked, and their answer (RFC 1035 section 4).
///
/// @param id by which the answer is known
record Message(int id, String name, RecordType type) {
  private static final int HEADER = 12;
  private static final int LARGEST_QUERY = 512;
  private static final int RECURSION_WANTED = 0x0100;
  private static final int IS_ANSWER = 0x8000;
  private static final int TRUNCATED = 0x0200;
  private static final int CODE = 0x000F;
  private static final int NO_SUCH_NAME = 3;
  private static final int INTERNET = 1;
  private static final int POINTER = 0xC0;
  private static final int LONGEST_LABEL = 63;
  private static final int MOST_LABELS = 128;
  private static final int MOST_RECORDS = 16;

  byte[] query() {
    var out = ByteBuffer.allocate(LARGEST_QUERY);
    out.putShort((short) id).putShort((short) RECURSION_WANTED);
    out.putShort((short) 1).putShort((short) 0).putInt(0);
    for (var label : name.split("\\.", -1)) {
      var bytes = label.getBytes(StandardCharsets.US_ASCII);
      if (bytes.length > 0 && bytes.length <= LONGEST_LABEL && out.remaining() > LONGEST_LABEL) {
        out.put((byte) bytes.length).put(bytes);
      }
    }
    out.put((byte) 0).putShort((short) type.number()).putShort((short) INTERNET);
    return Arrays.copyOf(out.array(), out.position());
  }

  Reply read(byte[] data, int length) {
    var in = ByteBuffer.wrap(data, 0, length);
    try {
      return read(in);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | UnknownHostException _) {
      return new Reply.Failing("an answer that is none");
    }
  }

  private Reply read(ByteBuffer in) throws UnknownHostException {
    int answerId = Short.toUnsignedInt(in.getShort());
    int flags = Short.toUnsignedInt(in.getShort());
    int questions = Short.toUnsignedInt(in.getShort());
    int answers = Short.toUnsignedInt(in.getShort());
    if (answerId != id || (flags & IS_ANSWER) == 0) {
      return new Reply.Failing("an answer to another question");
    }
    int code = flags & CODE;
    if (code == NO_SUCH_NAME) {
      return new Reply.Told(List.of());
    }
    if (code != 0 || (flags & TRUNCATED) != 0) {
      return new Reply.Failing(code == 0 ? "a longer answer than fits" : "code " + code);
    }
    in.position(Objects.checkIndex(HEADER, in.limit() + 1));
    for (int i = 0; i < questions; i++) {
      name(in);
      in.getInt();
    }
    return new Reply.Told(records(in, answers));
  }

  private List<String> records(ByteBuffer in, int answers) throws UnknownHostException {
    var records = new ArrayList<String>();
    for (int i = 0; i < Math.min(answers, MOST_RECORDS); i++) {
      name(in);
      int kind = Short.toUnsignedInt(in.getShort());
      in.getShort();
      in.getInt();
      int length = Short.toUnsignedInt(in.getShort());
      int end = Objects.checkIndex(in.position() + length, in.limit() + 1);
      if (kind == type.number()) {
        var record = type == RecordType.PTR ? name(in) : address(in, length);
        if (record.matches("[\\w.:-]{1,253}")) {
          records.add(record);
        }
      }
      in.position(end);
    }
    return records;
  }

  private static String address(ByteBuffer in, int length) throws UnknownHostException {
    var bytes = new byte[length];
    in.get(bytes);
    return InetAddress.getByAddress(bytes).getHostAddress();
  }

  /// Reads on after the name; pointers lead back and never forward, so that none goes round.
  private static String name(ByteBuffer in) {
    var labels = new StringJoiner(".");
    int after = -1;
    for (int i = 0; i < MOST_LABELS; i++) {
      int at = in.position();
      int length = Byte.toUnsignedInt(in.get());
      if (length == 0) {
        break;
      }
      if ((length & POINTER) == POINTER) {
        int to = (length & ~POINTER) << 8 | Byte.toUnsignedInt(in.get());
        after = after < 0 ? in.position() : after;
        if (to >= at) {
          throw new IndexOutOfBoundsException(to);
        }
        in.position(to);
      } else {
        var label = new byte[length];
        in.get(label);
        labels.add(new String(label, StandardCharsets.ISO_8859_1));
      }
    }
    if (after >= 0) {
      in.position(after);
    }
    return labels.toString();
  }
}
