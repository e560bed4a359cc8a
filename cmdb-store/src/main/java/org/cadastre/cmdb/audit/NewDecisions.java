package org.cadastre.cmdb.audit;

import org.cadastre.cmdb.audit.Checkpoint.Decisions;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// What the register decided since a checkpoint.
///
/// @param rebuilt whether it may have begun anew
record NewDecisions(Seals seals, boolean rebuilt) {

  /// @throws CorruptArchiveException when it does not continue what was signed
  Decisions since(@Nullable Checkpoint last) {
    var before = last == null ? Decisions.NONE : last.decisions();
    var first = seals.at(1).map(Seal::hash).orElse(Checkpoint.NOTHING);
    if (before.seq() > 0 && !first.equals(before.first())) {
      requireRebuilt();
      before = Decisions.NONE;
    }
    if (before.seq() > 0 && !sealAt(before.seq()).equals(before.seal())) {
      throw new CorruptArchiveException(
          "seal " + before.seq() + " of the register is not the one that was signed");
    }
    var tail = new Tail(before);
    seals.after(before.seq(), tail::add);
    return new Decisions(
        tail.first, tail.seq, tail.hash, tail.tree.size(), Sha256.hex(tail.tree.root()));
  }

  private void requireRebuilt() {
    if (!rebuilt) {
      throw new CorruptArchiveException(
          "the register's decisions are not those that were signed: it was rebuilt or replaced");
    }
  }

  private String sealAt(long seq) {
    return seals.at(seq).map(Seal::hash).orElse("");
  }

  private static final class Tail {
    final Merkle.Growing tree = new Merkle.Growing();
    String first;
    long seq;
    String hash;

    Tail(Decisions before) {
      first = before.first();
      seq = before.seq();
      hash = before.seal();
    }

    void add(Seal seal) {
      if (!seal.continues(seq, hash)) {
        throw new CorruptArchiveException(
            "seal " + seal.seq() + " of the register does not continue the one before");
      }
      first = seq == 0 ? seal.hash() : first;
      seq = seal.seq();
      hash = seal.hash();
      tree.add(seal.asLeaf());
    }
  }
}
