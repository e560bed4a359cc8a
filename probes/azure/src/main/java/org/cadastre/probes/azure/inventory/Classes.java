package org.cadastre.probes.azure.inventory;

import java.util.Map;
import java.util.Optional;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Which class a type of resource is, and in which facet of an account a class is listed.
final class Classes {
  static final String OTHER = "other_resource";
  static final String MACHINE = "cloud_instance";
  static final String VAULT_ITEM = "vault_item";
  static final String GROUP = "resource_group";

  /// The facet in which `config/model` says that a class is listed.
  static final Map<String, String> FACETS =
      Map.ofEntries(
          Map.entry(MACHINE, "instances"),
          Map.entry("scaling_group", "scaling_groups"),
          Map.entry("availability_set", "availability_sets"),
          Map.entry("volume", "volumes"),
          Map.entry("snapshot", "snapshots"),
          Map.entry("image", "images"),
          Map.entry("key_pair", "key_pairs"),
          Map.entry("network_interface", "network_interfaces"),
          Map.entry("public_address", "public_addresses"),
          Map.entry("vpc", "vpcs"),
          Map.entry("subnet", "subnets"),
          Map.entry("network_peering", "network_peerings"),
          Map.entry("route_table", "route_tables"),
          Map.entry("gateway", "gateways"),
          Map.entry("private_endpoint", "private_endpoints"),
          Map.entry("security_group", "security_groups"),
          Map.entry("security_rule", "security_groups"),
          Map.entry("application_security_group", "application_security_groups"),
          Map.entry("cloud_load_balancer", "load_balancers"),
          Map.entry("listener", "load_balancers"),
          Map.entry("target_group", "target_groups"),
          Map.entry("database_server", "databases"),
          Map.entry("cloud_database", "databases"),
          Map.entry("object_store", "object_stores"),
          Map.entry("hosting_plan", "hosting_plans"),
          Map.entry("web_app", "web_apps"),
          Map.entry("function", "functions"),
          Map.entry("container_cluster", "container_clusters"),
          Map.entry("node_group", "node_groups"),
          Map.entry("key_vault", "key_vaults"),
          Map.entry(VAULT_ITEM, "vault_items"),
          Map.entry("dns_zone", "dns_zones"),
          Map.entry("cloud_identity", "identities"),
          Map.entry(GROUP, "resource_groups"),
          Map.entry(OTHER, "other_resources"));

  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("microsoft.resources/subscriptions/resourcegroups", GROUP),
          Map.entry("microsoft.compute/virtualmachinescalesets/virtualmachines", MACHINE),
          Map.entry("microsoft.network/virtualnetworks/subnets", "subnet"),
          Map.entry("microsoft.network/virtualnetworks/virtualnetworkpeerings", "network_peering"),
          Map.entry("microsoft.network/networksecuritygroups/securityrules", "security_rule"),
          Map.entry(
              "microsoft.network/networksecuritygroups/defaultsecurityrules", "security_rule"),
          Map.entry("microsoft.network/loadbalancers/backendaddresspools", "target_group"),
          Map.entry("microsoft.network/loadbalancers/loadbalancingrules", "listener"),
          Map.entry("microsoft.network/loadbalancers/inboundnatrules", "listener"),
          Map.entry("microsoft.network/applicationgateways/backendaddresspools", "target_group"),
          Map.entry("microsoft.network/applicationgateways/httplisteners", "listener"),
          Map.entry("microsoft.containerservice/managedclusters/agentpools", "node_group"),
          Map.entry("microsoft.keyvault/vaults/keys", VAULT_ITEM),
          Map.entry("microsoft.keyvault/vaults/secrets", VAULT_ITEM));

  private Classes() {}

  /// Of a resource as a listing shows it.
  static String of(ArmId id, Json resource) {
    boolean function =
        resource.text("kind").filter(kind -> Kind.lower(kind).contains("functionapp")).isPresent();
    return function && Kind.of(id.type()).filter(Kind.SITE::equals).isPresent()
        ? "function"
        : byType(id.type()).orElse(OTHER);
  }

  /// Empty for what is too small to be a thing of its own, or unknown to us.
  static Optional<String> byType(String type) {
    return Optional.ofNullable(PARTS.get(type))
        .or(() -> Kind.of(type).map(kind -> kind.classes().getFirst()));
  }
}
