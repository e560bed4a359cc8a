package org.cadastre.cmdb.shards;

import java.time.Instant;

/// A run that several nodes do together.
///
/// @param run its id
/// @param what in the words of whoever wanted it
/// @param scan the name of the scan that every node has in its settings
/// @param config hash of the configuration of the node that began it
/// @param location the end of the archive when it began
public record SharedRun(
    String run, String what, String scan, String config, Instant started, long location) {}
