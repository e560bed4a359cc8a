package org.cadastre.cmdb.shards;

import org.jspecify.annotations.Nullable;

/// Where a shard stands.
///
/// @param node who took it last, or null
/// @param epoch how often it was taken
/// @param held whether that node has it now
public record ShardState(
    SharedRun run, Shard shard, @Nullable String node, long epoch, boolean held, boolean done) {}
