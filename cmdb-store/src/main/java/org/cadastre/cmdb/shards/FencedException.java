package org.cadastre.cmdb.shards;

import java.io.Serial;

/// What was to be written came too late: another node has taken the shard, or the run was ended.
public final class FencedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  FencedException(Fence fence) {
    super(
        "shard %d of run %s is no longer this node's: nothing more is written for it"
            .formatted(fence.number(), fence.run()));
  }
}
