package org.cadastre.probes.snmp;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.net.Addresses;
import org.jspecify.annotations.Nullable;

/// The addresses configured on the device: ipAddressTable (RFC 4293), and the older ipAddrTable
/// where an agent has only that.
final class IpTable {
  private static final int UNICAST = 1;
  private static final Pattern DOT = Pattern.compile("\\.");

  /// Address to the exchange that tells it.
  private final SortedMap<String, Integer> telling = new TreeMap<>();

  private final Map<Long, SortedSet<String>> byInterface = new TreeMap<>();

  private int exchange;

  private final VirtualRouters shared;

  private IpTable(VirtualRouters shared) {
    this.shared = shared;
  }

  /// @param shared what belongs to no single device, and tells none
  static IpTable of(Variables variables, VirtualRouters shared) {
    var table = new IpTable(shared);
    table.readNew(variables);
    table.readOld(variables);
    return table;
  }

  /// The addresses with prefix length of an interface.
  List<String> of(long ifIndex) {
    return List.copyOf(byInterface.getOrDefault(ifIndex, new TreeSet<>()));
  }

  /// The first exchange that names an address.
  int exchange() {
    return exchange;
  }

  /// The addresses that tell this device from others, each with the exchange that names it.
  SortedMap<String, Integer> telling() {
    return telling;
  }

  private void readNew(Variables variables) {
    var types = variables.column(Oids.IP_ADDRESS_TYPE);
    var prefixes = variables.column(Oids.IP_ADDRESS_PREFIX);
    variables
        .column(Oids.IP_ADDRESS_IF_INDEX)
        .forEach((index, ifIndex) -> {
          var type = types.get(index);
          if (type == null || type.number().orElse(UNICAST) == UNICAST) {
            address(index)
                .ifPresent(address -> put(address, ifIndex, prefix(prefixes.get(index), address)));
          }
        });
  }

  /// INDEX { ipAddressAddrType, ipAddressAddr }: type, length, octets; with a zone four more.
  private static Optional<InetAddress> address(String index) {
    var parts = Arrays.asList(DOT.split(index, -1));
    if (parts.size() < 2) {
      return Optional.empty();
    }
    int length =
        switch (parts.getFirst()) {
          case "1", "3" -> 4;
          case "2", "4" -> 16;
          default -> 0;
        };
    return length == 0 || parts.size() < 2 + length
        ? Optional.empty()
        : IpText.address(parts.subList(2, 2 + length));
  }

  /// The last number of a row of ipAddressPrefixTable is the prefix length.
  private static int prefix(@Nullable Variable row, InetAddress address) {
    int bits = address.getAddress().length * 8;
    if (row == null) {
      return bits;
    }
    var parts = DOT.split(row.text(), -1);
    try {
      int length = Integer.parseInt(parts[parts.length - 1]);
      return parts.length > 12 && length <= bits ? length : bits;
    } catch (NumberFormatException _) {
      return bits;
    }
  }

  private void readOld(Variables variables) {
    var masks = variables.column(Oids.IP_AD_ENT_NET_MASK);
    variables
        .column(Oids.IP_AD_ENT_IF_INDEX)
        .forEach((index, ifIndex) -> {
          var parts = Arrays.asList(DOT.split(index, -1));
          if (parts.size() == 4) {
            IpText.address(parts)
                .ifPresent(address -> put(address, ifIndex, mask(masks.get(index))));
          }
        });
  }

  private static int mask(@Nullable Variable mask) {
    return mask == null ? 32 : mask.ipv4().map(IpTable::ones).orElse(32);
  }

  private static int ones(InetAddress mask) {
    return new BigInteger(1, mask.getAddress()).bitCount();
  }

  private void put(InetAddress address, Variable ifIndex, int prefix) {
    var text = Addresses.text(address);
    exchange = byInterface.isEmpty() ? ifIndex.exchange() : Math.min(exchange, ifIndex.exchange());
    if (IpText.telling(address) && !shared.shares(text)) {
      telling.putIfAbsent(text, ifIndex.exchange());
    }
    if (ifIndex.number().isPresent() && !address.isAnyLocalAddress()) {
      var known = byInterface.computeIfAbsent(ifIndex.number().getAsLong(), _ -> new TreeSet<>());
      if (known.stream().noneMatch(other -> other.startsWith(text + "/"))) {
        known.add(text + "/" + prefix);
      }
    }
  }
}
