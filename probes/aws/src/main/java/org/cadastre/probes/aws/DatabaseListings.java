package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Databases and caches that AWS runs.
final class DatabaseListings {
  static final List<Listing> FIRST = List.of(instances(), clusters(), caches(), tables());
  static final List<Listing> LATER = List.of(table());

  private DatabaseListings() {}

  private static Listing instances() {
    return Listing.of(Service.RDS, "DescribeDBInstances")
        .pages("MaxRecords", 100, "Marker", "Marker")
        .facets("databases")
        .lists("database_instance")
        .items("DBInstances/DBInstance")
        .tells(DatabaseListings::instance);
  }

  private static void instance(Node node, Page page) {
    var name = node.text("DBInstanceIdentifier");
    var arn = node.text("DBInstanceArn");
    var own = arn.isEmpty() ? page.place().arn("rds", "db:" + name) : arn;
    var entry = page.part("database_instance", own, name, node);
    engine(entry)
        .say("cloud.sku", "DBInstanceClass")
        .lower("cloud.state", "DBInstanceStatus")
        .say("cloud.endpoint", "Endpoint/Address")
        .number("cloud.port", "Endpoint/Port")
        .gibibytes("cloud.size", "AllocatedStorage")
        .say("cloud.availability_zone", "AvailabilityZone")
        .flag("cloud.public", "PubliclyAccessible")
        .time("cloud.created_at", "InstanceCreateTime")
        .within("vpc", "vpc", "DBSubnetGroup/VpcId")
        .ec2("contained_in", "subnet", "subnet", "DBSubnetGroup/Subnets/Subnet/SubnetIdentifier")
        .link("member_of", "DBClusterIdentifier", id -> cluster(page.place(), id));
  }

  /// What instances and clusters say alike.
  private static Entry engine(Entry entry) {
    return entry
        .say("cloud.engine", "Engine")
        .say("cloud.engine_version", "EngineVersion")
        .flag("cloud.multi_zone", "MultiAZ")
        .flag("cloud.encrypted", "StorageEncrypted")
        .say("cloud.encryption_key", "KmsKeyId")
        .flag("cloud.deletion_protection", "DeletionProtection")
        .tags("TagList/Tag", "Key")
        .ec2(
            "uses",
            "security_group",
            "security-group",
            "VpcSecurityGroups/VpcSecurityGroupMembership/VpcSecurityGroupId");
  }

  private static org.cadastre.core.evidence.Subject cluster(Place place, String name) {
    return place.part("database_cluster", place.arn("rds", "cluster:" + name), name);
  }

  private static Listing clusters() {
    return Listing.of(Service.RDS, "DescribeDBClusters")
        .pages("MaxRecords", 100, "Marker", "Marker")
        .facets("database_clusters")
        .lists("database_cluster")
        .items("DBClusters/DBCluster")
        .tells((node, page) -> {
          var name = node.text("DBClusterIdentifier");
          var arn = page.place().arn("rds", "cluster:" + name);
          engine(page.part("database_cluster", arn, name, node))
              .lower("cloud.state", "Status")
              .say("cloud.kind", "EngineMode")
              .say("cloud.endpoint", "Endpoint")
              .number("cloud.port", "Port")
              .time("cloud.created_at", "ClusterCreateTime")
              .inRegion();
        });
  }

  private static Listing caches() {
    return Listing.of(Service.ELASTICACHE, "DescribeCacheClusters")
        .with("ShowCacheNodeInfo", "true")
        .pages("MaxRecords", 100, "Marker", "Marker")
        .facets("caches")
        .lists("cache_cluster")
        .items("CacheClusters/CacheCluster")
        .tells((node, page) -> {
          var name = node.text("CacheClusterId");
          page.part("cache_cluster", page.place().arn("elasticache", "cluster:" + name), name, node)
              .say("cloud.engine", "Engine")
              .say("cloud.engine_version", "EngineVersion")
              .say("cloud.sku", "CacheNodeType")
              .lower("cloud.state", "CacheClusterStatus")
              .number("cloud.members", "NumCacheNodes")
              .flag("cloud.encrypted", "AtRestEncryptionEnabled")
              .say("cloud.endpoint", "CacheNodes/CacheNode/Endpoint/Address")
              .number("cloud.port", "CacheNodes/CacheNode/Endpoint/Port")
              .time("cloud.created_at", "CacheClusterCreateTime")
              .ec2(
                  "uses",
                  "security_group",
                  "security-group",
                  "SecurityGroups/member/SecurityGroupId")
              .inRegion();
        });
  }

  private static Listing tables() {
    return Listing.of(Service.DYNAMODB, "ListTables")
        .pages("Limit", 100, "ExclusiveStartTableName", "LastEvaluatedTableName")
        .facets("nosql_tables")
        .lists("nosql_table")
        .items("TableNames/item")
        .then((answer, _) ->
            answer.texts("TableNames/item").stream()
                .map(name -> Call.of(Service.DYNAMODB, "DescribeTable").with("TableName", name))
                .toList())
        .tells((node, page) -> {
          var name = node.text();
          page.part("nosql_table", page.place().arn("dynamodb", "table/" + name), name, node)
              .inRegion();
        });
  }

  private static Listing table() {
    return Listing.of(Service.DYNAMODB, "DescribeTable")
        .facets("nosql_tables")
        .items("Table")
        .tells((node, page) -> {
          var name = node.text("TableName");
          page.part("nosql_table", page.place().arn("dynamodb", "table/" + name), name, node)
              .lower("cloud.state", "TableStatus")
              .say("cloud.sku", "BillingModeSummary/BillingMode")
              .number("cloud.size", "TableSizeBytes")
              .flag("cloud.deletion_protection", "DeletionProtectionEnabled")
              .say("cloud.encryption_key", "SSEDescription/KMSMasterKeyArn")
              .time("cloud.created_at", "CreationDateTime");
        });
  }
}
