package org.cadastre.probes.ssh.output;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cadastre.core.net.Addresses;

/// Reads `/proc/net/tcp` and its kin, each announced by a line `proto=tcp6`. Addresses stand there
/// in hexadecimal, in words of the host's byte order, which is taken to be little-endian.
final class KernelSockets {
  private static final Pattern LOCAL = Pattern.compile("([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})");
  private static final String TCP_LISTEN = "0A";
  private static final String UDP_UNCONNECTED = "07";

  private String protocol = "";

  Optional<ListeningSocket> line(String[] words) {
    if (words[0].startsWith("proto=")) {
      protocol = words[0].substring("proto=".length()).replace("6", "");
      return Optional.empty();
    }
    if (words.length < 4 || !words[3].equals(waiting())) {
      return Optional.empty();
    }
    var local = LOCAL.matcher(words[1]);
    if (!local.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(local.group(2), 16);
    return port == 0
        ? Optional.empty()
        : Optional.of(
            new ListeningSocket(protocol, address(local.group(1)), port, new TreeMap<>()));
  }

  private String waiting() {
    return protocol.equals("udp") ? UDP_UNCONNECTED : TCP_LISTEN;
  }

  private static String address(String hex) {
    var words = HexFormat.of().parseHex(hex);
    var bytes = new byte[words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = words[i / 4 * 4 + 3 - i % 4];
    }
    if (new BigInteger(1, bytes).signum() == 0) {
      return bytes.length == 4 ? "0.0.0.0" : "::";
    }
    try {
      return Addresses.text(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }
}
