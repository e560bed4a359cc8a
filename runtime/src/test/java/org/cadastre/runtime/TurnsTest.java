package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void whoeverHasTheRegisterSeesThatAnotherWaitsForItAndThatNobodyDoesAnyMore(
      @TempDir Path directory) throws InterruptedException {
    var home = new Home(directory.resolve("home"));
    home.create();
    var turns = new Turns(home);
    assertThat(turns.wanted()).isFalse();

    var given = new AtomicBoolean();
    var waiting =
        Thread.ofPlatform()
            .start(() -> {
              while (!given.get()) {
                new Turns(home).await();
              }
            });
    boolean seen = false;
    for (long until = System.nanoTime() + PATIENCE.toNanos();
        !seen && System.nanoTime() < until; ) {
      seen = turns.wanted();
    }
    given.set(true);
    waiting.join();
    assertThat(seen).isTrue();
    assertThat(turns.wanted()).isFalse();
  }
}
