package org.cadastre.probes.azure.inventory;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Tells of what the provider runs itself: databases, web applications, clusters, vaults, zones,
/// identities.
final class Services {
  /// 9999-12-31: no later time can be written.
  private static final long LATEST_SECOND = 253_402_300_799L;

  private final Teller teller;
  private final Report report;

  Services(Teller teller) {
    this.teller = teller;
    this.report = teller.report();
  }

  void databaseServer(Resource server) {
    var properties = server.properties();
    int at = server.at();
    report.fact(server.subject(), "cloud.engine", "sqlserver", at);
    report.fact(server.subject(), "cloud.engine_version", properties.text("version"), at);
    report.fact(
        server.subject(), "cloud.endpoint", properties.text("fullyQualifiedDomainName"), at);
    report.fact(server.subject(), "cloud.state", properties.text("state").map(Kind::lower), at);
    report.fact(server.subject(), "azure.public_network_access", Storages.access(server), at);
    report.fact(server.subject(), "azure.minimum_tls", properties.text("minimalTlsVersion"), at);
  }

  void database(Resource database) {
    var properties = database.properties();
    int at = database.at();
    report.fact(database.subject(), "cloud.engine", "sqlserver", at);
    report.fact(database.subject(), "cloud.state", properties.text("status").map(Kind::lower), at);
    report.fact(database.subject(), "cloud.size", properties.whole("maxSizeBytes"), at);
    report.fact(database.subject(), "cloud.created_at", properties.text("creationDate"), at);
    report.flag(database.subject(), "cloud.multi_zone", properties.flag("zoneRedundant"), at);
    report.link(database.subject(), "contained_in", teller.directory().at(database.id().up(1)), at);
    teller.link(database.subject(), "member_of", at, properties, "elasticPoolId");
  }

  void site(Resource site) {
    var properties = site.properties();
    var subject = site.subject();
    int at = site.at();
    report.fact(subject, "cloud.state", properties.text("state").map(Kind::lower), at);
    report.fact(subject, "cloud.dns_names", properties.texts("hostNames"), at);
    report.fact(subject, "cloud.endpoint", properties.text("defaultHostName"), at);
    report.flag(subject, "azure.https_only", properties.flag("httpsOnly"), at);
    report.fact(
        subject,
        "cloud.runtime",
        properties
            .text("siteConfig", "linuxFxVersion")
            .or(() -> properties.text("siteConfig", "windowsFxVersion")),
        at);
    teller.link(subject, "uses", at, properties, "serverFarmId");
    teller.link(subject, "uses", at, properties, "virtualNetworkSubnetId");
  }

  void plan(Resource plan) {
    report.fact(plan.subject(), "cloud.desired", plan.json().whole("sku", "capacity"), plan.at());
  }

  void cluster(Resource cluster) {
    var properties = cluster.properties();
    var subject = cluster.subject();
    int at = cluster.at();
    report.fact(subject, "cloud.engine", "kubernetes", at);
    report.fact(
        subject,
        "cloud.engine_version",
        properties.text("currentKubernetesVersion").or(() -> properties.text("kubernetesVersion")),
        at);
    report.fact(
        subject,
        "cloud.endpoint",
        properties.text("fqdn").or(() -> properties.text("privateFQDN")),
        at);
    report.fact(
        subject,
        "cloud.instance.state",
        properties.text("powerState", "code").map(Kind::lower),
        at);
    cluster
        .id()
        .subscription()
        .flatMap(s ->
            properties
                .text("nodeResourceGroup")
                .flatMap(
                    g -> ArmId.of(Optional.of("/subscriptions/" + s + "/resourceGroups/" + g))))
        .ifPresent(group -> report.link(subject, "uses", teller.directory().at(group), at));
    for (var pool : properties.items("agentPoolProfiles")) {
      pool(cluster, pool);
    }
    for (var identity : properties.fields("identityProfile").values()) {
      teller.link(subject, "uses", at, identity, "resourceId");
    }
  }

  private void pool(Resource cluster, Json json) {
    Subject pool = teller.part(cluster, json, "node_group", "agentPools");
    int at = cluster.at();
    report.fact(pool, "host.type", json.text("vmSize"), at);
    report.fact(pool, "cloud.desired", json.whole("count"), at);
    report.fact(pool, "cloud.minimum", json.whole("minCount"), at);
    report.fact(pool, "cloud.maximum", json.whole("maxCount"), at);
    report.fact(pool, "os.type", json.text("osType").map(Kind::lower), at);
    report.fact(pool, "cloud.kind", json.text("mode").map(Kind::lower), at);
    report.fact(
        pool,
        "cloud.engine_version",
        json.text("currentOrchestratorVersion").or(() -> json.text("orchestratorVersion")),
        at);
    teller.link(pool, "uses", at, json, "vnetSubnetID");
  }

  void vault(Resource vault) {
    var properties = vault.properties();
    int at = vault.at();
    report.fact(vault.subject(), "cloud.endpoint", properties.text("vaultUri"), at);
    report.fact(vault.subject(), "cloud.sku", properties.text("sku", "name"), at);
    report.flag(
        vault.subject(), "cloud.deletion_protection", properties.flag("enablePurgeProtection"), at);
    report.fact(vault.subject(), "azure.public_network_access", Storages.access(vault), at);
  }

  /// A key or a secret: its name, whether it is enabled, and when it ends. Its value is never asked
  /// for.
  void kept(Resource item, ArmId vault, String collection) {
    var attributes = item.properties().at("attributes");
    var subject = item.subject();
    int at = item.at();
    report.fact(subject, "cloud.kind", collection.substring(0, collection.length() - 1), at);
    report.fact(
        subject,
        "cloud.state",
        attributes.flag("enabled").map(enabled -> enabled ? "enabled" : "disabled"),
        at);
    report.fact(subject, "cloud.created_at", time(attributes.whole("created")), at);
    report.fact(subject, "cloud.modified_at", time(attributes.whole("updated")), at);
    report.fact(subject, "cloud.expires_at", time(attributes.whole("exp")), at);
    report.link(subject, "contained_in", teller.directory().at(vault), at);
  }

  private static Optional<String> time(OptionalLong seconds) {
    return seconds.isPresent() && seconds.getAsLong() >= 0 && seconds.getAsLong() <= LATEST_SECOND
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()).toString())
        : Optional.empty();
  }

  void zone(Resource zone, boolean open) {
    int at = zone.at();
    report.fact(
        zone.subject(),
        "dns.name",
        zone.json().text("name").map(n -> n.toLowerCase(Locale.ROOT)),
        at);
    report.fact(zone.subject(), "cloud.kind", open ? "public" : "private", at);
    report.fact(zone.subject(), "cloud.members", zone.properties().whole("numberOfRecordSets"), at);
  }

  void identity(Resource identity) {
    var properties = identity.properties();
    int at = identity.at();
    report.fact(identity.subject(), "cloud.kind", "managed identity", at);
    report.fact(identity.subject(), "azure.client_id", properties.text("clientId"), at);
    report.fact(identity.subject(), "azure.principal_id", properties.text("principalId"), at);
  }
}
