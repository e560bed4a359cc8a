package org.cadastre.core.evidence;

import java.util.regex.Pattern;

/// One thing that is actually talked to.
///
/// @param protocol lower-case: `snmp`, `ssh`, `aws`
/// @param host a literal IPv4 or IPv6 address, without brackets; for a file, its name; for an
///   account's API, account and region: `123456789012/eu-west-1`
/// @param port 0 where there is none
public record Endpoint(String protocol, String host, int port) implements Comparable<Endpoint> {
  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9-]+):(\\[([^\\]]+)\\]|[^:\\[\\]]+):(\\d{1,5})");

  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
  }

  /// Reads what [#toString] writes: `snmp:10.0.0.1:161`, `ssh:[fe80::1]:22`.
  public static Endpoint parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an endpoint (protocol:address:port): " + text);
    }
    var host = matcher.group(3) == null ? matcher.group(2) : matcher.group(3);
    return new Endpoint(matcher.group(1), host, Integer.parseInt(matcher.group(4)));
  }

  @Override
  public String toString() {
    return protocol + ":" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public int compareTo(Endpoint other) {
    return toString().compareTo(other.toString());
  }
}
