package org.cadastre.cmdb.journal;

import java.io.IOException;
import java.util.List;

/// The end of a journal in files, which other processes add to as well.
record LockedTail(DirectoryLock lock, Tail tail) implements Sink {
  LockedTail(Segments segments, long segmentLimit) {
    this(new DirectoryLock(segments.directory().resolve("lock")), new Tail(segments, segmentLimit));
  }

  @Override
  public long[] append(List<Payload> batch) throws IOException {
    try (var _ = lock.take()) {
      return tail.append(batch);
    }
  }

  @Override
  public void turn() throws IOException {
    try (var _ = lock.take()) {
      tail.turn();
    }
  }

  @Override
  public void forget() throws IOException {
    tail.forget();
  }

  @Override
  public void close() throws IOException {
    tail.close();
    lock.close();
  }
}
