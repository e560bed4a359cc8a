package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An interface that is still being read.
final class InterfaceDraft {
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  final String name;
  final List<String> addresses = new ArrayList<>();
  Set<String> flags = new TreeSet<>();
  OptionalLong index = OptionalLong.empty();
  OptionalLong mtu = OptionalLong.empty();
  String link = "";
  @Nullable String mac;
  @Nullable String permanentMac;
  boolean operational;

  InterfaceDraft(String name) {
    this.name = name;
  }

  /// Null for what is no Ethernet address, or the one that means none.
  static @Nullable String mac(String said) {
    var mac = said.toLowerCase(Locale.ROOT);
    return MAC.matcher(mac).matches() && !mac.equals("00:00:00:00:00:00") ? mac : null;
  }

  NetworkInterface done() {
    return new NetworkInterface(
        name, index, flags, link, mac, permanentMac, mtu, operational, addresses);
  }
}
