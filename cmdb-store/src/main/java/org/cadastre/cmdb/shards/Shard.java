package org.cadastre.cmdb.shards;

import java.util.List;

/// A piece of a run, which one node does at a time.
///
/// @param number from 1, in the order of the run's targets
/// @param zone what a node must be labelled with to do it
/// @param targets addresses, ranges, or accounts with their regions
public record Shard(int number, String zone, List<String> targets) {
  public Shard {
    targets = List.copyOf(targets);
  }
}
