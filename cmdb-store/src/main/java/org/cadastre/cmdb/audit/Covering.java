package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.store.CorruptArchiveException;

/// Finds the checkpoint that covers a record or a seal, and its place there.
final class Covering {
  private final ChainedArchive archive;
  private final Seals seals;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Map<Long, Places> records = new HashMap<>();
  private final Map<Long, Places> sealed = new HashMap<>();

  /// @throws CorruptArchiveException when the file of checkpoints is damaged
  Covering(CheckpointFile file, ChainedArchive archive, Seals seals) throws IOException {
    this.archive = archive;
    this.seals = seals;
    for (var one :
        file.read(flaw -> {
          throw new CorruptArchiveException(flaw.place() + ": " + flaw.what());
        })) {
      checkpoints.add(Objects.requireNonNull(one));
    }
  }

  /// Where each location or seal number stands in a checkpoint's tree.
  private record Places(Map<Long, Integer> indices, Merkle.Tree tree) {
    static Places of(Map<Long, Integer> indices, List<byte[]> leaves, String root, long number) {
      var tree = new Merkle.Tree(leaves);
      if (!Sha256.hex(tree.root()).equals(root)) {
        throw new CorruptArchiveException(
            "checkpoint " + number + " signed something else than there is now");
      }
      return new Places(indices, tree);
    }

    Merkle.Path path(long key, String what) {
      var index = indices.get(key);
      if (index == null) {
        throw new CorruptArchiveException(what + " is not there");
      }
      return tree.path(index);
    }
  }

  Checkpoint ofRecord(long location) {
    return checkpoints.stream()
        .filter(one -> one.journal().location() >= location)
        .findFirst()
        .orElseThrow(() -> uncovered(archive.place(location)));
  }

  Merkle.Path placeOfRecord(Checkpoint checkpoint, long location) {
    return records
        .computeIfAbsent(checkpoint.number(), _ -> records(checkpoint))
        .path(location, archive.place(location));
  }

  private Places records(Checkpoint checkpoint) {
    long from =
        checkpoint.number() == 1
            ? ChainedArchive.BEGINNING
            : before(checkpoint).journal().location();
    var indices = new HashMap<Long, Integer>();
    var leaves = new ArrayList<byte[]>();
    archive.walk(
        from,
        checkpoint.journal().location(),
        step -> {
          var link = step.record();
          if (link != null && link.location() != from) {
            indices.put(link.location(), leaves.size());
            leaves.add(NewRecords.leaf(link));
          }
        });
    return Places.of(indices, leaves, checkpoint.journal().root(), checkpoint.number());
  }

  Checkpoint ofSeal(long seq) {
    var first = seals.at(1).map(Seal::hash).orElse(Checkpoint.NOTHING);
    return checkpoints.stream()
        .filter(one -> one.decisions().first().equals(first) && one.decisions().seq() >= seq)
        .findFirst()
        .orElseThrow(() -> uncovered("seal " + seq));
  }

  Merkle.Path placeOfSeal(Checkpoint checkpoint, long seq) {
    return sealed
        .computeIfAbsent(checkpoint.number(), _ -> sealed(checkpoint))
        .path(seq, "seal " + seq);
  }

  private Places sealed(Checkpoint checkpoint) {
    var signed = checkpoint.decisions();
    long from = signed.seq() - signed.fresh();
    var indices = new HashMap<Long, Integer>();
    var leaves = new ArrayList<byte[]>();
    seals.after(
        from,
        seal -> {
          if (seal.seq() <= signed.seq()) {
            indices.put(seal.seq(), leaves.size());
            leaves.add(seal.asLeaf());
          }
        });
    return Places.of(indices, leaves, signed.root(), checkpoint.number());
  }

  private Checkpoint before(Checkpoint checkpoint) {
    return checkpoints.get((int) checkpoint.number() - 2);
  }

  private static IllegalArgumentException uncovered(String what) {
    return new IllegalArgumentException("no checkpoint covers " + what + " yet");
  }
}
