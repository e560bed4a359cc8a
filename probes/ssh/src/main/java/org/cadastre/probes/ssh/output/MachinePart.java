package org.cadastre.probes.ssh.output;

/// A part of a machine.
///
/// @param kind `memory`, `pci`, `raid`, `raid_controller`, `raid_disk`, `storage_pool`
/// @param place what tells it from others of its kind
/// @param size bytes; 0 when not told
/// @param detail its condition, or what kind of card it is; empty when not told
public record MachinePart(
    String kind,
    String place,
    String description,
    long size,
    String vendor,
    String serial,
    String detail) {

  MachinePart sized(long bytes, boolean degraded) {
    return new MachinePart(
        kind, place, description, bytes, vendor, serial, degraded ? "degraded" : detail);
  }
}
