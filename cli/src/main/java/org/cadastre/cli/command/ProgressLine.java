package org.cadastre.cli.command;

import java.util.concurrent.atomic.AtomicLong;
import org.cadastre.cli.output.Console;
import org.cadastre.runtime.Progress;

/// How far a sweep is, drawn over and over in one line of a terminal.
final class ProgressLine implements Progress, AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000;

  private final Console console;
  private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public void report(long done, long total, int answered) {
    long now = System.nanoTime();
    long due = next.get();
    if ((due == Long.MIN_VALUE || now - due >= 0) && next.compareAndSet(due, now + EVERY_NANOS)) {
      console.draw("%d of %d asked, %d answered".formatted(done, total, answered));
    }
  }

  @Override
  public void close() {
    console.draw("");
  }
}
