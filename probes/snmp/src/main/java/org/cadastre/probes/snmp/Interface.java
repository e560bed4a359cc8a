package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// A row of ifTable and ifXTable (RFC 2863) with the addresses configured on it.
///
/// @param index ifIndex
/// @param name unique on the device
/// @param cells by the column's OID
/// @param addresses with prefix length
record Interface(long index, String name, Map<String, Variable> cells, List<String> addresses) {
  static final String CLASS = "interface";

  private static final long MILLION = 1_000_000;

  /// What ifSpeed says when the speed does not fit.
  private static final long TOO_FAST = 4_294_967_295L;

  /// IANAifType: ethernetCsmacd and the types that RFC 3635 obsoleted in its favour.
  private static final Set<Long> ETHERNET = Set.of(6L, 7L, 26L, 62L, 69L, 117L);

  private static final long WIRELESS = 71;

  /// The interface as a part of its device.
  Subject subject(Subject host) {
    return new Subject(CLASS, name, List.of(new Key("interface.name", name)), host);
  }

  Optional<Variable> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }

  Optional<String> mac() {
    return cell(Oids.IF_PHYS_ADDRESS).flatMap(Mac::of);
  }

  /// Burned in, as far as can be told.
  boolean physical() {
    long type = number(Oids.IF_TYPE).orElse(0);
    return ETHERNET.contains(type) || type == WIRELESS;
  }

  /// Empty when the agent did not say.
  Optional<String> type() {
    var told = number(Oids.IF_TYPE);
    return told.isPresent() ? Optional.of(type(told.getAsLong())) : Optional.empty();
  }

  private static String type(long type) {
    if (ETHERNET.contains(type)) {
      return "ethernet";
    }
    return switch ((int) Math.min(type, Integer.MAX_VALUE)) {
      case 24 -> "loopback";
      case 131 -> "tunnel";
      case 161 -> "lag";
      default -> "other";
    };
  }

  /// In bit/s; empty when unknown.
  OptionalLong speed() {
    long high = number(Oids.IF_HIGH_SPEED).orElse(0);
    if (high > 0 && high < Long.MAX_VALUE / MILLION) {
      return OptionalLong.of(high * MILLION);
    }
    long low = number(Oids.IF_SPEED).orElse(0);
    return low > 0 && low < TOO_FAST ? OptionalLong.of(low) : OptionalLong.empty();
  }

  /// `up` or `down`; empty while it is being tested or unknown.
  Optional<String> status(String column) {
    return switch ((int) number(column).orElse(0)) {
      case 1 -> Optional.of("up");
      case 2, 5, 6, 7 -> Optional.of("down");
      default -> Optional.empty();
    };
  }

  OptionalLong number(String column) {
    var cell = cells.get(column);
    return cell == null ? OptionalLong.empty() : cell.number();
  }
}
