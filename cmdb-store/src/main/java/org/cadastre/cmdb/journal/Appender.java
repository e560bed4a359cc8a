package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Adds records. Threads that append at once share one write that is forced to disk: whoever comes
/// first writes for all that wait.
final class Appender implements AutoCloseable {
  private static final int LARGEST_BATCH = 32 << 20;

  private final Sink sink;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<Pending> queue = new ArrayList<>();

  Appender(Sink sink) {
    this.sink = sink;
  }

  /// A record on its way. What becomes of it is written and read under [#writing].
  private static final class Pending {
    final Payload payload;
    long location = -1;
    @Nullable Exception failure;

    Pending(Payload payload) {
      this.payload = payload;
    }

    boolean settled() {
      return location >= 0 || failure != null;
    }
  }

  /// Returns the location once the record is safe.
  long append(Payload payload) throws IOException {
    var mine = new Pending(payload);
    synchronized (queue) {
      queue.add(mine);
    }
    writing.lock();
    try {
      while (!mine.settled()) {
        settle(next());
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure instanceof RuntimeException e) {
      throw e;
    }
    if (mine.failure != null) {
      throw new IOException(mine.failure.getMessage(), mine.failure);
    }
    return mine.location;
  }

  /// Returns the locations once all are safe, one behind the other.
  long[] append(List<Payload> payloads) throws IOException {
    writing.lock();
    try {
      return sink.append(payloads);
    } catch (IOException | RuntimeException e) {
      sink.forget();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /// What is added from now on lies in another file, where there are files.
  void turn() throws IOException {
    writing.lock();
    try {
      sink.turn();
    } finally {
      writing.unlock();
    }
  }

  private List<Pending> next() {
    synchronized (queue) {
      var batch = new ArrayList<Pending>();
      long size = 0;
      while (batch.size() < queue.size() && size < LARGEST_BATCH) {
        var pending = queue.get(batch.size());
        batch.add(pending);
        size += pending.payload.bytes.length;
      }
      queue.subList(0, batch.size()).clear();
      return batch;
    }
  }

  /// Nobody in the batch may be left waiting, whatever happens.
  private void settle(List<Pending> batch) throws IOException {
    Exception failure = new IllegalStateException("the journal's writer died");
    try {
      write(batch);
      return;
    } catch (IOException | RuntimeException e) {
      failure = e;
    } finally {
      for (var pending : batch) {
        pending.failure = pending.location < 0 ? failure : null;
      }
    }
    sink.forget();
  }

  private void write(List<Pending> batch) throws IOException {
    var payloads = new ArrayList<Payload>();
    for (var pending : batch) {
      payloads.add(pending.payload);
    }
    var locations = sink.append(payloads);
    for (int i = 0; i < locations.length; i++) {
      batch.get(i).location = locations[i];
    }
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      sink.close();
    } finally {
      writing.unlock();
    }
  }
}
