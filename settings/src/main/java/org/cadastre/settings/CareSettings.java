package org.cadastre.settings;

import java.util.List;
import java.util.Set;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Rates.Rate;
import org.jspecify.annotations.Nullable;

/// How carefully hosts are spoken to.
///
/// @param only nobody else is ever spoken to; empty for everybody
/// @param fragile addresses of devices that bear little
/// @param fragileClasses classes of such devices, as the register knows them
/// @param rates how much may be sent
public record CareSettings(
    List<AddressRange> only, List<AddressRange> fragile, Set<String> fragileClasses, Rates rates) {
  static final CareSettings USUAL = new CareSettings(List.of(), List.of(), Set.of(), Rates.USUAL);

  /// What a scan has that says nothing of it.
  public static final CareSettings NONE =
      new CareSettings(List.of(), List.of(), Set.of(), Rates.FREE);

  public CareSettings {
    only = List.copyOf(only);
    fragile = List.copyOf(fragile);
    fragileClasses = Set.copyOf(fragileClasses);
  }

  /// The field of the settings that says how much may be sent to a host, a subnet, and in all.
  static Rates rates(Node limits, Rates usual) {
    limits.only("host", "subnet", "all");
    return new Rates(
        rate(limits.field("host"), usual.host()),
        rate(limits.field("subnet"), usual.subnet()),
        rate(limits.field("all"), usual.all()));
  }

  private static Rate rate(Node node, Rate usual) {
    node.only("packets", "connections", "at_once");
    return new Rate(
        number(node, "packets", usual.packets()),
        number(node, "connections", usual.connections()),
        number(node, "at_once", usual.atOnce()));
  }

  private static int number(Node node, String key, int usual) {
    int number = node.whole(key, usual);
    if (number < 1 || number > Rate.MOST) {
      node.field(key).problem("'" + key + "' must be between 1 and " + Rate.MOST);
    }
    return Math.clamp(number, 1, Rate.MOST);
  }

  /// @param scan where addresses and classes stand
  /// @param limits where rates stand
  static CareSettings read(@Nullable Node only, Node scan, Node limits, Rates usual) {
    if (only != null && only.items().isEmpty()) {
      only.problem("'only' that names nobody leaves nobody to speak to");
    }
    return new CareSettings(
        only == null ? List.of() : HomeSettings.ranges(only),
        HomeSettings.ranges(scan.field("fragile")),
        Set.copyOf(scan.texts("fragile_classes")),
        rates(limits, usual));
  }
}
