package org.cadastre.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.CmdbStore.Host;

/// A hash over everything that a register holds of its items: equal for equal registers, in
/// whatever order their rows lie.
final class StateDigest {
  private StateDigest() {}

  static String of(CmdbStore store) {
    var hosts = new TreeMap<CiId, String>();
    store.eachHost(group -> group.forEach((ci, host) -> hosts.put(ci, hash(lines(host)))));
    var all = new StringBuilder();
    hosts.forEach((ci, hash) -> all.append(ci).append(' ').append(hash).append('\n'));
    return hash(all.toString());
  }

  private static String lines(Host host) {
    var item = host.head().item();
    var lines = new TreeMap<String, String>();
    for (var state : host.body().states()) {
      lines.put(
          state.ci() + " " + state.attribute(),
          state.value().canonical()
              + " "
              + state.status()
              + " "
              + state.winner()
              + " "
              + state.changedBy()
              + " "
              + state.lastVerified());
    }
    return item.id() + " " + item.ciClass() + " " + item.lifecycle() + "\n" + lines;
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
