package org.cadastre.probes.snmp;

import java.util.BitSet;
import java.util.OptionalLong;

/// In which VLANs a port is.
final class PortVlans {
  private static final int MOST = 4094;

  private final BitSet tagged = new BitSet();
  private final BitSet untagged = new BitSet();
  private int own;

  /// What arrives without a tag belongs to this one.
  void own(long vlan) {
    if (valid(vlan)) {
      own = (int) vlan;
    }
  }

  void tagged(long vlan) {
    if (valid(vlan)) {
      tagged.set((int) vlan);
    }
  }

  void untagged(long vlan) {
    if (valid(vlan)) {
      untagged.set((int) vlan);
    }
  }

  static boolean valid(long vlan) {
    return vlan >= 1 && vlan <= MOST;
  }

  OptionalLong own() {
    return own == 0 ? OptionalLong.empty() : OptionalLong.of(own);
  }

  String untaggedText() {
    return ranges(untagged);
  }

  /// Those that leave the port with a tag.
  String taggedText() {
    var only = (BitSet) tagged.clone();
    only.andNot(untagged);
    return ranges(only);
  }

  /// `1,10-12`; empty when there is none.
  private static String ranges(BitSet vlans) {
    var text = new StringBuilder();
    int from = vlans.nextSetBit(0);
    while (from >= 0) {
      int to = vlans.nextClearBit(from) - 1;
      text.append(text.isEmpty() ? "" : ",").append(from);
      if (to > from) {
        text.append('-').append(to);
      }
      from = vlans.nextSetBit(to + 1);
    }
    return text.toString();
  }
}
