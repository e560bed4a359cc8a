package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.settings.FileTrouble;

/// The global stop: no scan begins, and those that run end at once.
///
/// In a home of files a file says so, because the register may be in another process's hands for a
/// second or more; in a shared database the acts do, because that is all that its nodes share. Who
/// stopped, and why, is on record in both.
public final class ScanStop {
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final Duration OFTEN_SHARED = Duration.ofMillis(500);

  private final Cadastre cadastre;

  ScanStop(Cadastre cadastre) {
    this.cadastre = cadastre;
  }

  /// Why no scan may run; none when they may.
  public Optional<String> reason() {
    if (!cadastre.home().exists()) {
      return Optional.empty();
    }
    return cadastre.keeping().shared() ? cadastre.ask(ScanStop::onRecord) : inFile();
  }

  private Optional<String> inFile() {
    try {
      return Optional.of(Files.readString(cadastre.home().stop()).strip());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("its reason cannot be read: " + FileTrouble.words(e));
    }
  }

  private static Optional<String> onRecord(CmdbStore store) {
    var acts = new ArrayList<Act.Signed>(store.acts(Act.SCANS_STOPPED));
    acts.addAll(store.acts(Act.SCANS_ALLOWED));
    return acts.stream()
        .max(Comparator.comparing(Act.Signed::recordedAt).thenComparing(Act.Signed::id))
        .filter(last -> last.act() instanceof Act.ScansStopped)
        .map(last -> "by %s at %s: %s".formatted(last.actor(), last.recordedAt(), last.reason()));
  }

  /// @throws RefusedException while scans are stopped
  void requireNone() {
    reason()
        .ifPresent(why -> {
          throw new RefusedException(
              "all scans are stopped %s; 'cadastre scan resume' allows them again".formatted(why));
        });
  }

  /// Stops every scan; those that run end within two seconds.
  ///
  /// A stop that is in force and that nobody could put on record is put on record.
  ///
  /// @throws RefusedException when they are stopped already, or the register is another's for too
  ///   long: scans are stopped then all the same
  public Act.Signed stop(Word word) {
    requireReason(word);
    if (cadastre.keeping().shared()) {
      return cadastre
          .stewardship()
          .decide(
              word,
              (store, _) -> {
                var standing = onRecord(store);
                if (standing.isPresent()) {
                  throw already(standing.get());
                }
                return new Act.ScansStopped();
              });
    }
    requireHome();
    return inTurn(() -> stopHere(word));
  }

  private Act.Signed stopHere(Word word) {
    boolean fresh = raised(word);
    try {
      var standing = fresh ? Optional.<String>empty() : cadastre.ask(ScanStop::onRecord);
      if (standing.isEmpty()) {
        return put(word, new Act.ScansStopped());
      }
    } catch (RefusedException e) {
      throw new RefusedException(
          "all scans are stopped, but nobody could put that on record: stop them again (%s)"
              .formatted(e.getMessage()));
    }
    throw already(inFile().orElse(""));
  }

  private Act.Signed put(Word word, Act act) {
    return cadastre.stewardship().decide(word, (_, _) -> act);
  }

  private <T> T inTurn(Supplier<T> work) {
    var home = cadastre.home();
    return PrivateFiles.alone(home.stopLock(), home.stop(), work);
  }

  private void requireHome() {
    var home = cadastre.home();
    if (!home.exists()) {
      throw new RefusedException("there is no home at " + home.directory());
    }
  }

  private static void requireReason(Word word) {
    if (word.reason().isBlank()) {
      throw new BadInputException("a reason is needed: who reads this later wants to know why");
    }
  }

  private static RefusedException already(String why) {
    return new RefusedException("all scans are stopped already " + why);
  }

  private static RefusedException notStopped() {
    return new RefusedException("scans are not stopped");
  }

  /// @return false where one stands
  private boolean raised(Word word) {
    var home = cadastre.home();
    var words =
        "by %s at %s: %s\n".formatted(word.actor(), cadastre.clock().instant(), word.reason());
    try {
      Files.writeString(home.stop(), words, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("scans cannot be stopped: " + home.stop(), e);
    }
  }

  /// Scans may run again.
  ///
  /// @throws RefusedException when they may already
  public Act.Signed lift(Word word) {
    if (cadastre.keeping().shared()) {
      return cadastre
          .stewardship()
          .decide(
              word,
              (store, _) -> {
                if (onRecord(store).isEmpty()) {
                  throw notStopped();
                }
                return new Act.ScansAllowed();
              });
    }
    requireHome();
    var meant = inFile();
    if (meant.isEmpty()) {
      throw notStopped();
    }
    return inTurn(() -> liftHere(meant.get(), word));
  }

  /// @param meant the stop that stood when this was asked for: a later one is not lifted
  private Act.Signed liftHere(String meant, Word word) {
    if (!inFile().equals(Optional.of(meant))) {
      throw notStopped();
    }
    if (cadastre.ask(ScanStop::onRecord).isEmpty()) {
      put(new Word(word.actor(), "put on record late: " + meant), new Act.ScansStopped());
    }
    var signed = put(word, new Act.ScansAllowed());
    remove();
    return signed;
  }

  private void remove() {
    var stop = cadastre.home().stop();
    try {
      Files.deleteIfExists(stop);
    } catch (IOException e) {
      throw new UncheckedIOException("the stop cannot be lifted: " + stop, e);
    }
  }

  /// Looks out for the stop until closed.
  ///
  /// @param onStop done once, when all scans are to end, or when nobody can say whether they are
  Watching watch(Runnable onStop) {
    return new Watching(onStop);
  }

  /// A look-out for the stop.
  final class Watching implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    private Watching(Runnable onStop) {
      var pause = cadastre.keeping().shared() ? OFTEN_SHARED : OFTEN;
      Thread.ofPlatform().name("stop").daemon().start(() -> look(onStop, pause));
    }

    private void look(Runnable onStop, Duration pause) {
      boolean free = false;
      try {
        free = freeUntilClosed(pause);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException _) {
        // Nobody can say whether scans may run: what follows is as if they may not.
        free = false;
      }
      if (!free) {
        onStop.run();
      }
    }

    private boolean freeUntilClosed(Duration pause) throws InterruptedException {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        if (reason().isPresent()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
