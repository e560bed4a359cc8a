package org.cadastre.cmdb.shards;

/// The right to do a shard, until somebody else has taken it.
///
/// @param epoch how often it was taken, this time included
public record Lease(SharedRun run, Shard shard, long epoch) {
  /// By which whatever is written for the shard is told from what comes too late.
  public Fence fence() {
    return new Fence(run.run(), shard.number(), epoch);
  }
}
