package org.cadastre.cmdb.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.evidence.MalformedTranscriptException;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.store.TranscriptArchive.Entry;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;
import org.jspecify.annotations.Nullable;

/// What a record holds, compressed: of a transcript run, time and text, each on lines of its own;
/// of an act its text.
final class Payload {
  final byte kind;
  final Instant recordedAt;
  final byte[] bytes;

  private Payload(byte kind, Instant recordedAt, byte[] bytes) {
    this.kind = kind;
    this.recordedAt = recordedAt;
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException when it could not be read back
  static Payload of(String run, Instant recordedAt, Transcript transcript) {
    if (run.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a run's id is one line");
    }
    var text = TranscriptText.write(transcript);
    if (!TranscriptText.write(TranscriptText.read(text)).equals(text)) {
      throw new IllegalArgumentException("a transcript that reads differently than it was written");
    }
    return deflated(Content.TRANSCRIPT, recordedAt, run + "\n" + recordedAt + "\n" + text);
  }

  /// @throws IllegalArgumentException when it could not be read back
  static Payload of(Act.Signed act) {
    var text = ActText.write(act);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!ActText.readSigned(new String(bytes, StandardCharsets.UTF_8)).equals(act)) {
      throw new IllegalArgumentException("an act that reads differently than it was written");
    }
    return deflated(Content.ACT, act.recordedAt(), text);
  }

  /// Of what a transcript said ([Content#READING]) or of a [Removal].
  ///
  /// @throws IllegalArgumentException when it could not be read back
  static Payload of(byte kind, Instant recordedAt, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw new IllegalArgumentException("a text that reads differently than it was written");
    }
    return deflated(kind, recordedAt, text);
  }

  private static Payload deflated(byte kind, Instant recordedAt, String text) {
    return new Payload(
        kind, recordedAt, Compression.deflate(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Null when it is no entry: of a kind that is not known here, or one that stands for removed
  /// transcripts.
  ///
  /// @throws UnreadableException when the bytes are not what was written
  static @Nullable Entry decode(long location, byte kind, byte[] bytes) throws UnreadableException {
    try {
      return switch (kind) {
        case Content.TRANSCRIPT -> transcript(location, text(bytes));
        case Content.ACT -> new KeptAct(location, ActText.readSigned(text(bytes)));
        default -> null;
      };
    } catch (DateTimeException | MalformedTranscriptException | MalformedTextException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }

  private static Kept transcript(long location, String text) throws UnreadableException {
    int run = text.indexOf('\n');
    int time = text.indexOf('\n', run + 1);
    if (run < 0 || time < 0) {
      throw new UnreadableException("it ends in the middle");
    }
    var recordedAt = Instant.parse(text.substring(run + 1, time));
    var transcript = TranscriptText.read(text.substring(time + 1));
    return new Kept(location, text.substring(0, run), recordedAt, transcript);
  }

  private static String text(byte[] bytes) throws UnreadableException {
    return new String(Compression.inflate(bytes), StandardCharsets.UTF_8);
  }

  static ChainedArchive.Step.Link link(long location, byte kind, byte[] bytes, byte[] hash)
      throws UnreadableException {
    var content = Sha256.of(new byte[] {kind}, Compression.inflate(bytes));
    return new ChainedArchive.Step.Link(location, Sha256.hex(hash), Sha256.hex(content));
  }

  static Content content(long location, byte kind, byte[] bytes, byte[] hash)
      throws UnreadableException {
    return new Content(kind, text(bytes), link(location, kind, bytes, hash));
  }

  /// Bytes that nobody wrote here.
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String why) {
      super(why);
    }
  }
}
