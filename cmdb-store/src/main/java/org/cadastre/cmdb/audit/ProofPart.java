package org.cadastre.cmdb.audit;

import java.time.Instant;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.jspecify.annotations.Nullable;

/// One part of a proof, as `docs/proof.md` describes them.
sealed interface ProofPart {
  String name();

  /// What a signature covers.
  record Signed(Checkpoint checkpoint) implements ProofPart {
    @Override
    public String name() {
      return "checkpoint";
    }
  }

  /// A decision and its way to a checkpoint.
  ///
  /// @param under null in a register that seals nothing
  record Decided(AttributeState state, @Nullable Under under) implements ProofPart {
    @Override
    public String name() {
      return "decision";
    }
  }

  /// The seal over a decision.
  ///
  /// @param before the hash of the seal before
  /// @param inCommit the decision's place in its commit
  /// @param checkpoint the number of the checkpoint that covers the seal
  /// @param inCheckpoint the seal's place in it
  record Under(
      long seq,
      Instant recordedAt,
      String digest,
      String before,
      Merkle.Path inCommit,
      long checkpoint,
      Merkle.Path inCheckpoint) {}

  /// A claim that was in question.
  ///
  /// @param decision the number of the decision's part
  record Claimed(int decision, Claim claim) implements ProofPart {
    @Override
    public String name() {
      return "claim";
    }
  }

  /// What is left of a record of the journal whose words were removed, and its way to a checkpoint.
  ///
  /// @param content SHA-256 of what it held
  /// @param removal the location of the record that says so
  record Removed(
      long location, String chain, String content, long checkpoint, Merkle.Path place, long removal)
      implements ProofPart {
    @Override
    public String name() {
      return "removed";
    }
  }

  /// A record of the journal and its way to a checkpoint.
  ///
  /// @param chain the journal's hash chain at the record
  /// @param checkpoint the number of the checkpoint that covers it
  /// @param place in that checkpoint
  /// @param text what it holds
  record Recorded(
      long location, byte kind, String chain, long checkpoint, Merkle.Path place, String text)
      implements ProofPart {
    @Override
    public String name() {
      return "record";
    }
  }
}
