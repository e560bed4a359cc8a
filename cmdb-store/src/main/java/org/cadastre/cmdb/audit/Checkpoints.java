package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Signs and checks checkpoints: what one covers cannot be changed or cut off afterwards without
/// being found, by anybody who has not the key.
///
/// Its directory holds `checkpoints`, `signing.key` (its owner's alone), `signing.pub` and `lock`.
/// Whoever wants to find out as well that checkpoints themselves were cut off keeps the last line
/// elsewhere ([#verify] asks for it).
public final class Checkpoints {
  /// The lock on the file keeps processes apart, and refuses threads of one process.
  private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path directory;
  private final InstantSource clock;
  private final CheckpointFile file;
  private final KeyFiles keys;
  private final ReentrantLock turn;

  private Checkpoints(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
    file = new CheckpointFile(directory.resolve("checkpoints"));
    keys = new KeyFiles(directory);
    turn = TURNS.computeIfAbsent(directory.toAbsolutePath().normalize(), _ -> new ReentrantLock());
  }

  /// The checkpoints in that directory, which is made when something is signed first.
  public static Checkpoints in(Path directory, InstantSource clock) {
    return new Checkpoints(directory, clock);
  }

  /// The last one.
  ///
  /// @throws CorruptArchiveException when the file is damaged
  public Optional<Checkpoint> last() {
    try {
      return Optional.ofNullable(file.last());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The location up to which everything had been signed by then, or [ChainedArchive#BEGINNING].
  ///
  /// @throws CorruptArchiveException when the file is damaged
  public long signedBy(Instant time) {
    try {
      long location = ChainedArchive.BEGINNING;
      for (var one : file.sound()) {
        location = one.time().isAfter(time) ? location : one.journal().location();
      }
      return location;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Signs what came since the last checkpoint; does nothing when nothing came.
  ///
  /// @return the last checkpoint, which covers all that was there when this was called
  /// @throws CorruptArchiveException when what came is damaged, or does not continue what was
  ///   signed
  public Checkpoint sign(ChainedArchive archive, Seals seals) {
    return signed(archive, new NewDecisions(seals, false));
  }

  /// Like [#sign] for a register that was rebuilt from its archive and therefore began its seals
  /// anew.
  public Checkpoint signRebuilt(ChainedArchive archive, Seals seals) {
    return signed(archive, new NewDecisions(seals, true));
  }

  private Checkpoint signed(ChainedArchive archive, NewDecisions news) {
    turn.lock();
    try {
      Files.createDirectories(directory);
      try (var channel = lockFile();
          var _ = channel.lock()) {
        return next(archive, news);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no checkpoint can be signed in " + directory, e);
    } finally {
      turn.unlock();
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Checkpoint next(ChainedArchive archive, NewDecisions news) throws IOException {
    var last = file.last();
    var signer = signer(last);
    var journal = NewRecords.since(last, archive);
    var decisions = news.since(last);
    if (last != null && journal.fresh() == 0 && decisions.seal().equals(last.decisions().seal())) {
      return last;
    }
    var next =
        Checkpoint.unsigned(
                last == null ? 1 : last.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                signer.publicHalf().fingerprint(),
                journal,
                decisions,
                last == null ? Checkpoint.NOTHING : last.hash())
            .signedBy(signer);
    file.add(next);
    keys.keep();
    return next;
  }

  /// Whoever dies while signing for the first time leaves no key, or a checkpoint and its key.
  private SigningKey signer(@Nullable Checkpoint last) throws IOException {
    if (last == null && !keys.exist()) {
      return keys.make();
    }
    keys.keep();
    var signer = keys.signingKey();
    if (last != null && !last.verifiedBy(signer.publicHalf())) {
      throw new CorruptArchiveException(
          file.place(last.number()) + ": not signed by the key in " + keys.publicFile());
    }
    return signer;
  }

  /// Checks everything, or what came since a location.
  ///
  /// @param since the location of the first record of interest, or [ChainedArchive#BEGINNING];
  ///   earlier ones are checked back to a checkpoint
  /// @param known a checkpoint's line that was kept elsewhere, or null: it must still be there
  public Verdict verify(ChainedArchive archive, Seals seals, long since, @Nullable String known) {
    var verdict = new Verdict.Growing();
    try {
      new Verification(file, keys, archive, seals, verdict).since(since, known);
    } catch (IOException e) {
      throw unreadable(e);
    }
    return verdict.verdict();
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("the checkpoints cannot be read", e);
  }

  CheckpointFile file() {
    return file;
  }

  SigningKey signingKey() throws IOException {
    return keys.signingKey();
  }
}
