package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An interface as `ip addr` or `ifconfig` shows it.
///
/// @param link the link layer: `ether`, `loopback`, `none` …, empty when not told
/// @param mac lower-case, null when it has none
/// @param permanentMac the burned-in address where that differs from the one in use
/// @param addresses with prefix length, those that change by themselves (privacy) left out
public record NetworkInterface(
    String name,
    OptionalLong index,
    Set<String> flags,
    String link,
    @Nullable String mac,
    @Nullable String permanentMac,
    OptionalLong mtu,
    boolean operational,
    List<String> addresses) {
  public NetworkInterface {
    flags = Set.copyOf(flags);
    addresses = List.copyOf(addresses);
  }

  public boolean enabled() {
    return flags.contains("UP");
  }

  public boolean loopback() {
    return flags.contains("LOOPBACK") || link.equals("loopback");
  }
}
