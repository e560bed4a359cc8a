package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Stewardship.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The global stop of a home of files: what is in force and what is on record are the same, whoever
/// else asks at the same time.
class ScanStopTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Word STOP = new Word("jo", "the network breaks");
  private static final Word LIFT = new Word("max", "it is mended");

  @TempDir private Path directory = Path.of("");
  private Home home = new Home(directory);
  private Cadastre cadastre = new Cadastre(home, CONFIG, Clock.systemUTC());

  @BeforeEach
  void makeHome() {
    home = new Home(directory.resolve("home"));
    cadastre = new Cadastre(home, CONFIG, Clock.tick(Clock.systemUTC(), TICK));
    cadastre.init();
  }

  private List<String> onRecord() {
    return cadastre.ask(store -> {
      var acts = new ArrayList<Act.Signed>(store.acts(Act.SCANS_STOPPED));
      acts.addAll(store.acts(Act.SCANS_ALLOWED));
      acts.sort(Comparator.comparing(Act.Signed::recordedAt));
      return acts.stream().map(act -> act.act().getClass().getSimpleName()).toList();
    });
  }

  @Test
  void aStopIsLiftedOnceWhoeverAsksAtTheSameTime() throws Exception {
    cadastre.stop().stop(STOP);
    var asked = new ArrayList<Callable<Act.Signed>>();
    for (int i = 0; i < 6; i++) {
      asked.add(() -> cadastre.stop().lift(LIFT));
    }
    int lifted = 0;
    try (var threads = Executors.newFixedThreadPool(asked.size())) {
      for (var one : threads.invokeAll(asked)) {
        lifted += one.state() == Future.State.SUCCESS ? 1 : 0;
      }
    }
    assertThat(lifted).isEqualTo(1);
    assertThat(onRecord()).containsExactly("ScansStopped", "ScansAllowed");
    assertThat(cadastre.stop().reason()).isEmpty();
  }

  @Test
  void aStopThatIsMadeWhileALiftWaitsStands() throws Exception {
    cadastre.stop().stop(STOP);
    var lift = new FutureTask<>(() -> cadastre.stop().lift(LIFT));
    var waiting = Thread.ofPlatform().unstarted(lift);
    PrivateFiles.alone(
        home.stopLock(),
        home.stop(),
        () -> {
          waiting.start();
          while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          write("by jo at %s: again\n".formatted(Instant.EPOCH));
          return true;
        });
    assertThatThrownBy(lift::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("scans are not stopped");
    assertThat(cadastre.stop().reason())
        .hasValueSatisfying(why -> assertThat(why).contains("again"));
  }

  private void write(String words) {
    try {
      Files.writeString(home.stop(), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aStopThatNobodyCouldPutOnRecordIsPutThereWhenItIsAskedForAgain() {
    write("by jo at %s: the network breaks\n".formatted(Instant.EPOCH));
    assertThat(onRecord()).isEmpty();
    cadastre.stop().stop(STOP);
    assertThat(onRecord()).containsExactly("ScansStopped");
    assertThatThrownBy(() -> cadastre.stop().stop(STOP))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("stopped already");
  }

  @Test
  void aStopThatNobodyCouldPutOnRecordIsPutThereBeforeItIsLifted() {
    write("by jo at %s: the network breaks\n".formatted(Instant.EPOCH));
    cadastre.stop().lift(LIFT);
    assertThat(onRecord()).containsExactly("ScansStopped", "ScansAllowed");
    assertThat(cadastre.stop().reason()).isEmpty();
  }
}
