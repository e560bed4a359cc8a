package org.cadastre.cli.command;

import java.util.function.LongConsumer;
import org.cadastre.cli.output.Console;

/// How far something is, drawn over and over in one line of a terminal.
final class CountLine implements LongConsumer, AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000;

  private final Console console;
  private final String words;
  private long drawn = System.nanoTime() - EVERY_NANOS;

  /// @param words with a place for the count
  CountLine(Console console, String words) {
    this.console = console;
    this.words = words;
  }

  @Override
  public void accept(long count) {
    long now = System.nanoTime();
    if (now - drawn >= EVERY_NANOS) {
      drawn = now;
      console.draw(words.formatted(count));
    }
  }

  @Override
  public void close() {
    console.draw("");
  }
}
