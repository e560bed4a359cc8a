package org.cadastre.cmdb.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How bytes lie in a segment file.
///
/// ```
/// segment  "CADJRNL" 0x01, hash of the last record of the segment before (32 bytes, zero in the first)
/// record   length of the payload (4), the same with CHECK's bits flipped (4), kind (1), payload, hash (32)
/// hash     SHA-256 of the hash before, kind and payload
/// ```
///
/// Numbers are big-endian. The second length tells a damaged length from a record that was cut
/// short. The 32 bytes in front of a record are always the hash before it, so any record can be
/// verified alone.
final class Layout {
  static final int HASH = 32;
  static final int SEGMENT_HEADER = 8 + HASH;
  static final int RECORD_HEADER = 9;
  static final int LARGEST_PAYLOAD = 64 << 20;

  private static final byte[] MAGIC = "CADJRNL\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] THIN = "CADTHIN\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK = 0x5A3C_C3A5;

  private Layout() {}

  static byte[] segmentHeader(byte[] hashBefore) {
    return ByteBuffer.allocate(SEGMENT_HEADER).put(MAGIC).put(hashBefore).array();
  }

  static byte[] thinHeader(byte[] hashBefore) {
    return ByteBuffer.allocate(SEGMENT_HEADER).put(THIN).put(hashBefore).array();
  }

  static boolean isSegment(byte[] header) {
    return ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /// Whether it is the header of a [ThinSegment].
  static boolean isThin(byte[] header) {
    return ByteBuffer.wrap(header, 0, THIN.length).equals(ByteBuffer.wrap(THIN));
  }

  static byte[] hashIn(byte[] segmentHeader) {
    return tail(segmentHeader);
  }

  /// The last 32 bytes.
  static byte[] tail(byte[] bytes) {
    var hash = new byte[HASH];
    System.arraycopy(bytes, bytes.length - HASH, hash, 0, HASH);
    return hash;
  }

  static byte[] record(byte kind, byte[] payload, byte[] hashBefore) {
    return framed(kind, payload, hash(hashBefore, kind, payload));
  }

  /// Like [#record], with that hash whatever it holds.
  static byte[] framed(byte kind, byte[] payload, byte[] hash) {
    return ByteBuffer.allocate(size(payload.length))
        .putInt(payload.length)
        .putInt(payload.length ^ CHECK)
        .put(kind)
        .put(payload)
        .put(hash)
        .array();
  }

  static int size(int payload) {
    return RECORD_HEADER + payload + HASH;
  }

  /// The payload's length as a record's header gives it, or -1 when the header is damaged.
  static int length(byte[] recordHeader) {
    return length(recordHeader, 0);
  }

  /// Like [#length(byte[])], of a header that begins at that index.
  static int length(byte[] bytes, int index) {
    var header = ByteBuffer.wrap(bytes);
    int length = header.getInt(index);
    boolean sound = header.getInt(index + Integer.BYTES) == (length ^ CHECK);
    return sound && length >= 0 && length <= LARGEST_PAYLOAD ? length : -1;
  }

  static byte[] hash(byte[] before, byte kind, byte[] payload) {
    return Sha256.of(before, new byte[] {kind}, payload);
  }
}
