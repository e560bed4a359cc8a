package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.core.store.TranscriptArchive.KeptAct;

/// Takes in what is to be kept: gives it its time, an act its id, and adds it.
final class Intake {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSSSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int SUFFIX = 6;

  private final InstantSource clock;
  private final Appender appender;
  private Instant lastId = Instant.MIN;

  Intake(InstantSource clock, Appender appender) {
    this.clock = clock;
    this.appender = appender;
  }

  Kept append(String run, Transcript transcript) {
    var recordedAt = clock.instant();
    return new Kept(add(Payload.of(run, recordedAt, transcript)), run, recordedAt, transcript);
  }

  KeptAct append(String actor, String reason, Act act) {
    var recordedAt = clock.instant();
    var unnamed = new Act.Signed("", recordedAt, actor, reason, act);
    var signed = new Act.Signed(id(unnamed), recordedAt, actor, reason, act);
    return new KeptAct(add(Payload.of(signed)), signed);
  }

  /// @return their locations
  long[] append(byte kind, List<String> texts) {
    var now = clock.instant();
    var payloads = texts.stream().map(text -> Payload.of(kind, now, text)).toList();
    try {
      return appender.append(payloads);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /// What is added from now on lies in another file, where there are files.
  void turn() {
    try {
      appender.turn();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /// The time, made a little later where this archive has used it before, and something of the
  /// content: two processes give the same id only to the same act of the same nanosecond.
  private String id(Act.Signed unnamed) {
    Instant time;
    synchronized (this) {
      time = unnamed.recordedAt();
      if (!time.isAfter(lastId)) {
        time = lastId.plusNanos(1);
      }
      lastId = time;
    }
    return TIME.format(time) + "-" + Sha256.hex(ActText.write(unnamed)).substring(0, SUFFIX);
  }

  private long add(Payload payload) {
    try {
      return appender.append(payload);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  void close() {
    try {
      appender.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be closed", e);
    }
  }
}
