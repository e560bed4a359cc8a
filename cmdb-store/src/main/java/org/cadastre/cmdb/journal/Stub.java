package org.cadastre.cmdb.journal;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What stays of a removed record in its place, beside its hash: enough to walk the chain past it.
///
/// ```
/// stub  kind it had (1), SHA-256 of its content (32), location of the removal that names it (8)
/// ```
///
/// @param content in hexadecimal
record Stub(byte kind, String content, long removal) {
  /// In place of a record's kind. No record of the chain is of this kind.
  static final byte KIND = 5;

  static final int SIZE = 1 + Layout.HASH + Long.BYTES;

  byte[] bytes() {
    return ByteBuffer.allocate(SIZE)
        .put(kind)
        .put(HexFormat.of().parseHex(content))
        .putLong(removal)
        .array();
  }

  /// @throws Payload.UnreadableException when the bytes are no stub
  static Stub parse(byte[] payload) throws Payload.UnreadableException {
    var in = ByteBuffer.wrap(payload);
    if (payload.length != SIZE) {
      throw new Payload.UnreadableException("what is left of a removed record is not whole");
    }
    byte kind = in.get();
    var content = new byte[Layout.HASH];
    in.get(content);
    return new Stub(kind, Sha256.hex(content), in.getLong());
  }
}
