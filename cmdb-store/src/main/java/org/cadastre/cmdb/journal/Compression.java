package org.cadastre.cmdb.journal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.cadastre.cmdb.journal.Payload.UnreadableException;

/// Makes records small, and never lets one grow beyond its limit when it is read.
final class Compression {
  private static final int LARGEST_TEXT = 64 << 20;
  private static final int STEP = 64 << 10;

  private Compression() {}

  /// @throws IllegalArgumentException when it could not be read back
  static byte[] deflate(byte[] text) {
    if (text.length > LARGEST_TEXT) {
      throw new IllegalArgumentException(
          "a record of " + text.length + " bytes is too large to keep");
    }
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(text);
      deflater.finish();
      var out = new ByteArrayOutputStream(text.length / 4 + 64);
      var step = new byte[STEP];
      while (!deflater.finished()) {
        out.write(step, 0, deflater.deflate(step));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static byte[] inflate(byte[] payload) throws UnreadableException {
    var inflater = new Inflater();
    try {
      inflater.setInput(payload);
      var out = new ByteArrayOutputStream((int) Math.min(payload.length * 4L, LARGEST_TEXT));
      var step = new byte[STEP];
      while (!inflater.finished()) {
        int got = inflater.inflate(step);
        if (got == 0 || out.size() + got > LARGEST_TEXT) {
          throw new UnreadableException("it ends in the middle, or not at all");
        }
        out.write(step, 0, got);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
  }
}
