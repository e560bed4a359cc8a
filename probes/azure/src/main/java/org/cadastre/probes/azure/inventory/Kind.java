package org.cadastre.probes.azure.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A type of resource that we know more of than its name.
///
/// Versions are those of the resource providers' REST APIs
/// (<https://learn.microsoft.com/rest/api/azure/>).
public enum Kind {
  MACHINE("Microsoft.Compute/virtualMachines", "2024-07-01", "cloud_instance"),
  SCALE_SET("Microsoft.Compute/virtualMachineScaleSets", "2024-07-01", "scaling_group"),
  AVAILABILITY_SET("Microsoft.Compute/availabilitySets", "2024-07-01", "availability_set"),
  DISK("Microsoft.Compute/disks", "2024-03-02", "volume"),
  SNAPSHOT("Microsoft.Compute/snapshots", "2024-03-02", "snapshot"),
  IMAGE("Microsoft.Compute/images", "2024-07-01", "image"),
  KEY_PAIR("Microsoft.Compute/sshPublicKeys", "2024-07-01", "key_pair"),
  CARD("Microsoft.Network/networkInterfaces", "2024-05-01", "network_interface"),
  PUBLIC_ADDRESS("Microsoft.Network/publicIPAddresses", "2024-05-01", "public_address"),
  NETWORK("Microsoft.Network/virtualNetworks", "2024-05-01", "vpc", "subnet", "network_peering"),
  ROUTE_TABLE("Microsoft.Network/routeTables", "2024-05-01", "route_table"),
  NAT_GATEWAY("Microsoft.Network/natGateways", "2024-05-01", "gateway"),
  PRIVATE_ENDPOINT("Microsoft.Network/privateEndpoints", "2024-05-01", "private_endpoint"),
  PACKET_FILTER(
      "Microsoft.Network/networkSecurityGroups", "2024-05-01", "security_group", "security_rule"),
  CARD_GROUP(
      "Microsoft.Network/applicationSecurityGroups", "2024-05-01", "application_security_group"),
  LOAD_BALANCER(
      "Microsoft.Network/loadBalancers",
      "2024-05-01",
      "cloud_load_balancer",
      "listener",
      "target_group"),
  APPLICATION_GATEWAY(
      "Microsoft.Network/applicationGateways",
      "2024-05-01",
      "cloud_load_balancer",
      "listener",
      "target_group"),
  SQL_SERVER("Microsoft.Sql/servers", "2023-08-01", "database_server"),
  SQL_DATABASE("Microsoft.Sql/servers/databases", "2023-08-01", "cloud_database"),
  STORAGE_ACCOUNT("Microsoft.Storage/storageAccounts", "2024-01-01", "object_store"),
  PLAN("Microsoft.Web/serverFarms", "2024-04-01", "hosting_plan"),
  SITE("Microsoft.Web/sites", "2024-04-01", "web_app", "function"),
  CLUSTER(
      "Microsoft.ContainerService/managedClusters",
      "2024-09-01",
      "container_cluster",
      "node_group"),
  VAULT("Microsoft.KeyVault/vaults", "2023-07-01", "key_vault"),
  DNS_ZONE("Microsoft.Network/dnsZones", "2018-05-01", "dns_zone"),
  PRIVATE_DNS_ZONE("Microsoft.Network/privateDnsZones", "2024-06-01", "dns_zone"),
  IDENTITY("Microsoft.ManagedIdentity/userAssignedIdentities", "2023-01-31", "cloud_identity");

  private static final Map<String, Kind> BY_TYPE =
      Arrays.stream(values())
          .collect(Collectors.toMap(kind -> lower(kind.type), Function.identity()));

  private final String type;
  private final String version;
  private final String classes;

  Kind(String type, String version, String... classes) {
    this.type = type;
    this.version = version;
    this.classes = String.join(" ", classes);
  }

  /// As the provider's API spells it.
  public String type() {
    return type;
  }

  /// As types and ids are compared.
  String lower() {
    return lower(type);
  }

  public static String lower(String type) {
    return type.toLowerCase(Locale.ROOT);
  }

  public static boolean known(String type) {
    return BY_TYPE.containsKey(lower(type));
  }

  String version() {
    return version;
  }

  /// All that its listing tells of: the first is what a resource of this type is unless it says
  /// more of itself, the others are what it says of its parts.
  List<String> classes() {
    return List.of(classes.split(" ", -1));
  }

  /// What a role must grant for all of this type to be seen.
  public String permission() {
    return type + "/read";
  }

  /// Whether a subscription lists it; databases are listed server by server.
  public boolean listedBySubscription() {
    return this != SQL_DATABASE;
  }

  public static Optional<Kind> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(lower(type)));
  }
}
