package org.cadastre.probes.snmp;

import java.util.List;
import java.util.stream.Stream;

/// The tables that may be asked for, in the groups in which they are.
final class Tables {
  static final List<Table> ADDRESSES =
      List.of(
          new Table(
              "1.3.6.1.2.1.4.20.1", List.of(Oids.IP_AD_ENT_IF_INDEX, Oids.IP_AD_ENT_NET_MASK)),
          new Table(
              "1.3.6.1.2.1.4.34.1",
              List.of(Oids.IP_ADDRESS_IF_INDEX, Oids.IP_ADDRESS_TYPE, Oids.IP_ADDRESS_PREFIX)));

  static final List<Table> ENTITIES = Table.under(Oids.ENT_PHYSICAL_ENTRY, Oids.ENTITIES);

  static final List<Table> NEIGHBOURS =
      Table.all(
          List.of(
              Table.under(LldpLayout.FIRST.remote(), LldpLayout.FIRST.columns()),
              Table.under(LldpLayout.SECOND.remote(), LldpLayout.SECOND.columns()),
              Table.under("1.3.6.1.4.1.9.9.23.1.2.1.1", CdpTable.CDP.columns()),
              Table.under("1.3.6.1.4.1.1991.1.1.3.20.1.2.1.1", CdpTable.FDP.columns()),
              Table.under("1.3.6.1.4.1.14988.1.1.11.1.1", RouterOsNeighbours.COLUMNS),
              Table.under("1.3.6.1.4.1.11863.6.35.1.2.2.1", TpLinkNeighbours.COLUMNS)));

  /// How LLDP numbers the device's own ports: of no use to who has no neighbour.
  static final List<Table> LLDP_PORTS = Table.under(LldpLayout.LOCAL_PORT, LldpLayout.LOCAL);

  static final List<Table> BRIDGE = Table.all(List.of(Table.each(Bridge.COLUMNS), Vlans.TABLES));

  static final List<Table> LINKS =
      Table.each(
          Stream.concat(Aggregates.COLUMNS.stream(), VirtualRouters.COLUMNS.stream()).toList());

  /// These two have the most rows, hence apart: a large device's fit into an answer each.
  static final List<Table> FORWARDING = Table.each(Attachments.COLUMNS);

  static final List<Table> NEIGHBOURS_BY_ADDRESS = Table.each(Attachments.ADDRESSES);

  static final List<Table> HOST =
      Table.all(
          List.of(
              HostResources.STORAGE_TABLES,
              HostResources.DEVICE_TABLES,
              StackReader.TABLES,
              SupplyReader.TABLES));

  static final List<Table> SOFTWARE = SoftwareReader.TABLES;

  /// Asked for one by one, and walked where there is something.
  static final List<Table> MAYBE =
      Table.all(
          List.of(
              ADDRESSES,
              ENTITIES,
              NEIGHBOURS,
              BRIDGE,
              LINKS,
              FORWARDING,
              NEIGHBOURS_BY_ADDRESS,
              HOST,
              SOFTWARE));

  private Tables() {}
}
