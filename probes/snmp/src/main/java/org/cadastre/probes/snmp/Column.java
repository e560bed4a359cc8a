package org.cadastre.probes.snmp;

import org.snmp4j.smi.OID;

/// A subtree on its way through a walk.
final class Column {
  private final OID root;
  private OID last;
  private boolean done;

  Column(OID root) {
    this.root = root;
    this.last = root;
  }

  OID root() {
    return root;
  }

  OID last() {
    return last;
  }

  boolean done() {
    return done;
  }

  void finish() {
    done = true;
  }

  boolean holds(OID oid) {
    return oid.size() > root.size() && oid.startsWith(root);
  }

  /// False when the agent does not move on: an OID that is not behind the last one.
  boolean advance(OID oid) {
    if (oid.compareTo(last) <= 0) {
      return false;
    }
    last = oid;
    return true;
  }
}
