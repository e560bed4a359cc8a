package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Holds journal and decisions against the checkpoints, and those against the key.
record Verification(
    CheckpointFile file,
    KeyFiles keys,
    ChainedArchive archive,
    Seals seals,
    Verdict.Growing verdict) {

  void since(long location, @Nullable String known) throws IOException {
    var lines = new Lines(file, trusted());
    if (known != null
        && lines.trusted().stream().noneMatch(c -> c != null && c.line().equals(known.strip()))) {
      verdict.flaw(
          file.path().toString(), "it does not hold the checkpoint that was kept elsewhere");
    }
    int start = lines.lastUpTo(location);
    new JournalCheck(archive, lines, start, verdict).run();
    new DecisionCheck(seals, lines, start, verdict).run();
    verdict.checked(lines.trusted().size() + " checkpoints");
  }

  /// The checkpoints by line; null for those that prove nothing.
  private List<@Nullable Checkpoint> trusted() throws IOException {
    var lines = file.read(verdict::flaw);
    var key = key(lines.isEmpty());
    var trusted = new ArrayList<@Nullable Checkpoint>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean sound =
          line != null
              && key != null
              && sound(i + 1, line, i == 0 ? null : trusted.get(i - 1), key);
      trusted.add(sound ? line : null);
    }
    return trusted;
  }

  private @Nullable VerifyingKey key(boolean unsigned) throws IOException {
    if (unsigned && !keys.exist()) {
      verdict.remark("nothing is signed yet");
      return null;
    }
    if (unsigned) {
      verdict.flaw(file.path().toString(), "it holds no checkpoint, though there is a key");
    }
    try {
      return keys.publicKey();
    } catch (CorruptArchiveException e) {
      verdict.flaw(keys.publicFile().toString(), String.valueOf(e.getMessage()));
      return null;
    } catch (NoSuchFileException _) {
      verdict.flaw(keys.publicFile().toString(), "the file is missing");
      return null;
    }
  }

  private boolean sound(
      int number, Checkpoint checkpoint, @Nullable Checkpoint before, VerifyingKey key) {
    var place = file.place(number);
    if (!checkpoint.key().equals(key.fingerprint())) {
      verdict.flaw(place, "it names another key than the one in " + keys.publicFile());
      return false;
    }
    if (!checkpoint.verifiedBy(key)) {
      verdict.flaw(place, "its signature does not verify");
      return false;
    }
    if (checkpoint.number() != number) {
      verdict.flaw(place, "it is checkpoint " + checkpoint.number() + ", so others are missing");
    } else if (number == 1
        ? !checkpoint.before().equals(Checkpoint.NOTHING)
        : before != null && !checkpoint.before().equals(before.hash())) {
      verdict.flaw(place, "it does not continue the checkpoint before");
    }
    return true;
  }

  /// The checkpoints that can be relied on.
  ///
  /// @param trusted by line; null for those that cannot
  record Lines(CheckpointFile file, List<@Nullable Checkpoint> trusted) {
    /// The index of the last one that covers no more than that location, or -1.
    int lastUpTo(long location) {
      for (int i = trusted.size() - 1; i >= 0; i--) {
        var one = trusted.get(i);
        if (one != null && one.journal().location() <= location) {
          return i;
        }
      }
      return -1;
    }

    /// The index of the first one from there on, or the number of lines.
    int from(int index) {
      int i = index;
      while (i < trusted.size() && trusted.get(i) == null) {
        i++;
      }
      return i;
    }

    Checkpoint at(int index) {
      return Objects.requireNonNull(trusted.get(index));
    }

    /// Whether what was new in it can be told: the one before is there.
    boolean rangeKnown(int index) {
      return index == 0 || trusted.get(index - 1) != null;
    }

    boolean has(int index) {
      return index < trusted.size();
    }

    String place(int index) {
      return file.place(index + 1);
    }
  }
}
