package org.cadastre.cmdb.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.cadastre.core.evidence.MalformedTranscriptException;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.store.TranscriptArchive.Kept;

/// A transcript as the bytes of a record: run, time and text, each on lines of its own, compressed.
final class Payload {
  static final byte TRANSCRIPT = 1;

  private static final int LARGEST_TEXT = 64 << 20;
  private static final int STEP = 64 << 10;

  private Payload() {}

  /// @throws IllegalArgumentException when it could not be read back
  static byte[] encode(String run, Instant recordedAt, String transcript) {
    if (run.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a run's id is one line");
    }
    var text = (run + "\n" + recordedAt + "\n" + transcript).getBytes(StandardCharsets.UTF_8);
    if (text.length > LARGEST_TEXT) {
      throw new IllegalArgumentException(
          "a transcript of " + text.length + " bytes is too large to keep");
    }
    return deflate(text);
  }

  private static byte[] deflate(byte[] text) {
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

  /// @throws UnreadableException when the bytes are not what [#encode] made
  static Kept decode(long location, byte[] payload) throws UnreadableException {
    var text = new String(inflate(payload), StandardCharsets.UTF_8);
    int run = text.indexOf('\n');
    int time = text.indexOf('\n', run + 1);
    if (run < 0 || time < 0) {
      throw new UnreadableException("it ends in the middle");
    }
    try {
      var recordedAt = Instant.parse(text.substring(run + 1, time));
      var transcript = TranscriptText.read(text.substring(time + 1));
      return new Kept(location, text.substring(0, run), recordedAt, transcript);
    } catch (DateTimeException | MalformedTranscriptException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] inflate(byte[] payload) throws UnreadableException {
    var inflater = new Inflater();
    try {
      inflater.setInput(payload);
      var out = new ByteArrayOutputStream(payload.length * 4);
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

  /// Bytes that are no transcript.
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String why) {
      super(why);
    }
  }
}
