package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Buckets, with what decides who can read them.
final class BucketListings {
  static final List<Listing> FIRST = List.of(buckets());
  static final List<Listing> LATER =
      List.of(location(), encryption(), publicAccess(), versioning(), tagging());

  /// What is asked of each bucket where it lives; action, then what it is called in the path.
  private static final java.util.Map<String, String> DETAILS =
      new java.util.TreeMap<>(
          java.util.Map.of(
              "GetBucketEncryption", "encryption",
              "GetPublicAccessBlock", "publicAccessBlock",
              "GetBucketVersioning", "versioning",
              "GetBucketTagging", "tagging"));

  private BucketListings() {}

  private static Listing buckets() {
    return Listing.of(Service.S3, "ListBuckets")
        .with("@path", "/")
        .permission("s3:ListAllMyBuckets")
        .facets("object_stores")
        .lists("object_store")
        .items("Buckets/Bucket")
        .then((answer, _) ->
            answer.texts("Buckets/Bucket/Name").stream()
                .filter(BucketListings::plain)
                .map(name -> about("GetBucketLocation", name, "location"))
                .toList())
        .tells((node, page) ->
            bucket(page, node.text("Name"), node)
                .time("cloud.created_at", "CreationDate")
                .inRegion());
  }

  /// A name that AWS would give a bucket, and not a way out of the path.
  private static boolean plain(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
  }

  private static Call about(String action, String bucket, String what) {
    return Call.of(Service.S3, action).with("@path", "/" + bucket).with("@query", what);
  }

  private static Entry bucket(Page page, String name, Node node) {
    return page.part(
        "object_store", "arn:" + page.place().partition() + ":s3:::" + name, name, node);
  }

  private static Entry bucket(Page page, Node node) {
    return bucket(page, page.call().parameter("@path").orElse("/").substring(1), node);
  }

  private static Listing location() {
    return Listing.of(Service.S3, "GetBucketLocation")
        .facets("object_stores")
        .then((answer, call) -> {
          var bucket = call.parameter("@path").orElse("/").substring(1);
          return DETAILS.entrySet().stream()
              .map(detail ->
                  about(detail.getKey(), bucket, detail.getValue()).with("@region", region(answer)))
              .toList();
        })
        .tells((node, page) -> bucket(page, node).text("cloud.region", region(node)));
  }

  /// The oldest region is named by nothing, the oldest in Europe by `EU`.
  private static String region(Node location) {
    var said = location.text().isEmpty() ? location.text("LocationConstraint") : location.text();
    if (said.equals("EU")) {
      return "eu-west-1";
    }
    return said.matches("[a-z0-9-]{3,40}") ? said : "us-east-1";
  }

  private static Listing encryption() {
    return Listing.of(Service.S3, "GetBucketEncryption")
        .permission("s3:GetEncryptionConfiguration")
        .facets("object_stores")
        .nothing("ServerSideEncryptionConfigurationNotFoundError")
        .tells((node, page) -> {
          var how = "Rule/ApplyServerSideEncryptionByDefault/";
          bucket(page, node)
              .fact("cloud.encrypted", org.cadastre.core.model.Value.of(node.has("Rule")))
              .say("cloud.encryption_key", how + "KMSMasterKeyID");
        });
  }

  /// Which of the four ways of being public are shut.
  private static Listing publicAccess() {
    return Listing.of(Service.S3, "GetPublicAccessBlock")
        .permission("s3:GetBucketPublicAccessBlock")
        .facets("object_stores")
        .nothing("NoSuchPublicAccessBlockConfiguration")
        .tells((node, page) ->
            bucket(page, node)
                .set(
                    "cloud.public_access_blocked",
                    node.children().stream()
                        .filter(flag -> flag.text().equals("true"))
                        .map(Node::name)
                        .toList()));
  }

  private static Listing versioning() {
    return Listing.of(Service.S3, "GetBucketVersioning")
        .facets("object_stores")
        .tells((node, page) -> {
          var status = node.text("Status");
          bucket(page, node)
              .text(
                  "cloud.versioning",
                  status.isEmpty() ? "disabled" : status.toLowerCase(java.util.Locale.ROOT));
        });
  }

  private static Listing tagging() {
    return Listing.of(Service.S3, "GetBucketTagging")
        .facets("object_stores")
        .nothing("NoSuchTagSet")
        .tells((node, page) -> bucket(page, node).tags("TagSet/Tag", "Key"));
  }
}
