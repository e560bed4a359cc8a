package org.cadastre.simulator;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadastre.core.net.Cidr;

/// Writes the addresses of an interface as both of IP-MIB's tables: the older one, which knows IPv4
/// only, and `ipAddressTable` (RFC 4293).
final class AddressTables {
  private static final String IP_ADDR_ENTRY = "1.3.6.1.2.1.4.20.1.";
  private static final String IP_ADDRESS_ENTRY = "1.3.6.1.2.1.4.34.1.";
  private static final String IP_ADDRESS_PREFIX_ORIGIN = "1.3.6.1.2.1.4.32.1.5.";

  private AddressTables() {}

  static List<String> lines(Port port) {
    var lines = new ArrayList<String>();
    for (var address : port.addresses()) {
      int slash = address.indexOf('/');
      var host = Cidr.literal(address.substring(0, slash)).orElseThrow();
      int prefix = Integer.parseInt(address.substring(slash + 1));
      if (host instanceof Inet4Address) {
        lines.addAll(older(port, host, prefix));
      }
      lines.addAll(newer(port, host, Cidr.parse(address)));
    }
    return lines;
  }

  private static List<String> older(Port port, InetAddress host, int prefix) {
    var at = host.getHostAddress();
    var mask = Cidr.parse("255.255.255.255/" + prefix).toString().replaceAll("/.*", "");
    return List.of(
        IP_ADDR_ENTRY + "1." + at + "|64|" + at,
        IP_ADDR_ENTRY + "2." + at + "|2|" + port.index(),
        IP_ADDR_ENTRY + "3." + at + "|64|" + mask);
  }

  private static List<String> newer(Port port, InetAddress host, Cidr network) {
    var at = index(host.getAddress());
    var prefix =
        IP_ADDRESS_PREFIX_ORIGIN
            + port.index()
            + "."
            + index(bytes(network.base(), network.bits() / 8))
            + "."
            + network.prefix();
    return List.of(
        IP_ADDRESS_ENTRY + "3." + at + "|2|" + port.index(),
        IP_ADDRESS_ENTRY + "4." + at + "|2|1",
        IP_ADDRESS_ENTRY + "5." + at + "|6|" + prefix,
        prefix + "|2|2");
  }

  /// InetAddressType, length and octets, as they index a table (RFC 4001).
  private static String index(byte[] address) {
    var octets =
        IntStream.range(0, address.length)
            .mapToObj(i -> String.valueOf(address[i] & 0xff))
            .collect(Collectors.joining("."));
    return (address.length == 4 ? "1.4." : "2.16.") + octets;
  }

  private static byte[] bytes(BigInteger number, int length) {
    var raw = number.toByteArray();
    var bytes = new byte[length];
    int copied = Math.min(raw.length, length);
    System.arraycopy(raw, raw.length - copied, bytes, length - copied, copied);
    return bytes;
  }
}
