package org.cadastre.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.net.AddressRange;
import org.jspecify.annotations.Nullable;

/// How the homes that share a database divide scans among them. Zones are the same in each; the
/// node is the home's own.
///
/// @param zones which addresses only nodes of that zone speak to
/// @param name what the node is called, or null for the name of its machine
/// @param labels the zones that this node scans; what is in no zone is in [#ELSEWHERE]
public record NodeSettings(
    Map<String, List<AddressRange>> zones, @Nullable String name, List<String> labels) {
  /// The zone of all addresses that are in no other, and of accounts.
  public static final String ELSEWHERE = "default";

  static final NodeSettings USUAL = new NodeSettings(Map.of(), null, List.of(ELSEWHERE));

  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

  public NodeSettings {
    zones = new LinkedHashMap<>(zones);
    labels = List.copyOf(labels);
  }

  /// The zone of an address: that of the smallest range that holds it.
  public String zone(InetAddress address) {
    return zones.entrySet().stream()
        .flatMap(zone ->
            zone.getValue().stream()
                .filter(range -> range.contains(address))
                .map(range -> Map.entry(range.size(), zone.getKey())))
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(ELSEWHERE);
  }

  static NodeSettings read(Node file) {
    var zones = new LinkedHashMap<String, List<AddressRange>>();
    file.field("zones")
        .fields()
        .forEach((name, node) -> {
          if (name.equals(ELSEWHERE) || !name.matches(WORD)) {
            node.problem("a zone cannot be called '" + name + "'");
          }
          zones.put(name, HomeSettings.ranges(node));
        });
    var node = file.field("node").only("name", "zones");
    var labels = new ArrayList<String>();
    for (var item : node.field("zones").items()) {
      var label = item.scalar();
      if (!label.equals(ELSEWHERE) && !zones.containsKey(label)) {
        item.problem("there is no zone '" + label + "'");
      }
      labels.add(label);
    }
    var name = node.has("name") ? node.field("name").scalar() : null;
    if (name != null && !name.matches(WORD)) {
      node.field("name").problem("letters, digits, '.', '_' and '-', at most 63");
    }
    return new NodeSettings(zones, name, labels.isEmpty() ? USUAL.labels() : labels);
  }
}
