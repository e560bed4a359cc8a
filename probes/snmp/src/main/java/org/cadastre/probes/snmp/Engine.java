package org.cadastre.probes.snmp;

/// What we know of one agent's authoritative engine: its identity and its clock (RFC 3414, section
/// 2.2). Each conversation keeps its own, so that engines with a cloned identity, or one whose
/// boots went backwards, cannot spoil another conversation.
final class Engine {
  private static final int TIME_WINDOW_SECONDS = 150;
  private static final long NANOS = 1_000_000_000L;

  private byte[] id = new byte[0];
  private int boots;
  private int time;
  private long readAt = System.nanoTime();

  byte[] id() {
    return id;
  }

  boolean known() {
    return id.length > 0;
  }

  int boots() {
    return boots;
  }

  /// Its clock now, in seconds since its last boot.
  int time() {
    return time + (int) ((System.nanoTime() - readAt) / NANOS);
  }

  void introduce(byte[] newId, int newBoots, int newTime) {
    id = newId.clone();
    set(newBoots, newTime);
  }

  void set(int newBoots, int newTime) {
    boots = newBoots;
    time = newTime;
    readAt = System.nanoTime();
  }

  /// Whether an authentic message with this clock is fresh; a later boot is.
  boolean fresh(int itsBoots, int itsTime) {
    return itsBoots > boots
        || (itsBoots == boots && itsTime >= (long) time() - TIME_WINDOW_SECONDS);
  }
}
