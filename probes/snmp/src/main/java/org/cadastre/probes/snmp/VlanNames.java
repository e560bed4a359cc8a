package org.cadastre.probes.snmp;

import java.util.List;
import java.util.stream.Stream;

/// Reads the tables in which vendors list VLANs where Q-BRIDGE-MIB is missing or numbers them
/// differently.
final class VlanNames {
  /// @param id the column that holds the VLAN, or the same as the name's where the index does
  private record Listing(String entry, String id, String name) {
    Listing(String entry, int id, int name) {
      this(entry, entry + "." + id, entry + "." + name);
    }

    boolean byIndex() {
      return id.equals(name);
    }
  }

  private static final List<Listing> LISTINGS =
      List.of(
          // TPLINK-DOT1Q-VLAN-MIB, vlanConfigTable
          new Listing("1.3.6.1.4.1.11863.6.14.1.2.1.1", 1, 2),
          // JUNIPER-VLAN-MIB, jnxExVlanTable
          new Listing("1.3.6.1.4.1.2636.3.40.1.5.1.5.1", 5, 2),
          // JUNIPER-L2ALD-MIB, jnxL2aldVlanTable
          new Listing("1.3.6.1.4.1.2636.3.48.1.3.1.1", 3, 2),
          // EXTREME-VLAN-MIB, extremeVlanIfTable
          new Listing("1.3.6.1.4.1.1916.1.2.1.2.1", 10, 2),
          // RAPID-CITY, rcVlanTable
          new Listing("1.3.6.1.4.1.2272.1.3.2.1", 1, 2),
          // HUAWEI-L2VLAN-MIB, hwL2VlanMIBTable
          new Listing("1.3.6.1.4.1.2011.5.25.42.3.1.1.1.1", 2, 2));

  static final List<Table> TABLES =
      LISTINGS.stream()
          .map(l -> new Table(l.entry(), Stream.of(l.id(), l.name()).distinct().toList()))
          .toList();

  private VlanNames() {}

  static void read(Variables variables, Vlans vlans) {
    for (var table : LISTINGS) {
      var names = variables.column(table.name());
      variables
          .column(table.id())
          .forEach((row, id) -> {
            var name = names.get(row);
            long vlan =
                table.byIndex()
                    ? Index.of(row).filter(i -> i.size() == 1).map(i -> i.at(0)).orElse(0L)
                    : id.number().orElse(0);
            vlans.add(vlan, name == null ? "" : name.line(), id.exchange());
          });
    }
  }
}
