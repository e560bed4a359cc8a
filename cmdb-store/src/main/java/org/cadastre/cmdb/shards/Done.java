package org.cadastre.cmdb.shards;

/// How a shard ended.
///
/// @param cutShort whether it was ended before all was asked
/// @param failures coverage rows that an operator should act on
/// @param faults failures of our own
public record Done(boolean cutShort, int failures, int faults) {}
