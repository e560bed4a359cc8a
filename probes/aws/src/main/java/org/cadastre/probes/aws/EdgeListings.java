package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// What stands between the account and the internet: names and content delivery.
final class EdgeListings {
  private static final String ZONE = "dns_zone";

  static final List<Listing> FIRST = List.of(zones(), distributions());
  static final List<Listing> LATER = List.of(records());

  private EdgeListings() {}

  private static Listing zones() {
    return Listing.of(Service.ROUTE53, "ListHostedZones")
        .with("@path", "/2013-04-01/hostedzone")
        .pages("maxitems", 100, "marker", "NextMarker")
        .facets("dns_zones", "dns_records")
        .lists(ZONE, "dns_record")
        .items("HostedZones/HostedZone")
        .then((answer, _) ->
            answer.texts("HostedZones/HostedZone/Id").stream()
                .map(Arns::name)
                .filter(id -> id.matches("[A-Z0-9]{1,40}"))
                .map(id ->
                    Call.of(Service.ROUTE53, "ListResourceRecordSets")
                        .with("@path", "/2013-04-01/hostedzone/" + id + "/rrset"))
                .toList())
        .tells((node, page) ->
            zone(page, Arns.name(node.text("Id")), node)
                .text("cloud.name", plain(node.text("Name")))
                .text(
                    "cloud.kind",
                    node.text("Config/PrivateZone").equals("true") ? "private" : "public")
                .say("cloud.description", "Config/Comment")
                .number("cloud.members", "ResourceRecordSetCount")
                .inRegion());
  }

  private static Entry zone(Page page, String id, Node node) {
    return page.part(
        ZONE, "arn:" + page.place().partition() + ":route53:::hostedzone/" + id, id, node);
  }

  /// Without the last dot, and with what is written in octal as it is meant.
  private static String plain(String name) {
    return name.replace("\\052", "*").replaceFirst("\\.$", "");
  }

  /// Going on takes the name, the type and the identifier of the next record.
  private static Listing records() {
    return Listing.of(Service.ROUTE53, "ListResourceRecordSets")
        .facets("dns_records")
        .lists("dns_record")
        .items("ResourceRecordSets/ResourceRecordSet")
        .then(EdgeListings::nextRecords)
        .tells(EdgeListings::record);
  }

  private static List<Call> nextRecords(Node answer, Call call) {
    if (!answer.text("IsTruncated").equals("true")) {
      return List.of();
    }
    var next =
        Call.of(Service.ROUTE53, "ListResourceRecordSets")
            .with("@path", call.parameter("@path").orElse(""))
            .with("name", answer.text("NextRecordName"))
            .with("type", answer.text("NextRecordType"));
    var identifier = answer.text("NextRecordIdentifier");
    return List.of(identifier.isEmpty() ? next : next.with("identifier", identifier));
  }

  private static void record(Node node, Page page) {
    var path = page.call().parameter("@path").orElse("");
    var id = path.replaceFirst(".*/hostedzone/", "").replaceFirst("/rrset$", "");
    var zone = zone(page, id, node).subject();
    var name = plain(node.text("Name"));
    var type = node.text("Type");
    var set = node.text("SetIdentifier");
    var values = new java.util.TreeSet<>(node.texts("ResourceRecords/ResourceRecord/Value"));
    values.addAll(node.texts("AliasTarget/DNSName"));
    var arn =
        "arn:" + page.place().partition() + ":route53:::hostedzone/" + id + "/" + name + "/" + type;
    page.part("dns_record", set.isEmpty() ? arn : arn + "/" + set, name + " " + type, node)
        .text("dns.name", name)
        .text("dns.type", type)
        .number("dns.ttl", "TTL")
        .set("dns.values", values)
        .link("member_of", zone);
  }

  private static Listing distributions() {
    return Listing.of(Service.CLOUDFRONT, "ListDistributions")
        .with("@path", "/2020-05-31/distribution")
        .pages("MaxItems", 100, "Marker", "NextMarker")
        .facets("cdns")
        .lists("cdn")
        .items("Items/DistributionSummary")
        .tells((node, page) ->
            page.part("cdn", node.text("ARN"), node.text("Id"), node)
                .say("cloud.endpoint", "DomainName")
                .lower("cloud.state", "Status")
                .say("cloud.description", "Comment")
                .each("cloud.dns_names", "Aliases/Items/CNAME")
                .each("cloud.origins", "Origins/Items/Origin/DomainName")
                .time("cloud.modified_at", "LastModifiedTime")
                .link(
                    "uses",
                    "ViewerCertificate/ACMCertificateArn",
                    arn ->
                        page.place()
                            .in(
                                Arns.region(arn).isEmpty()
                                    ? page.place().region()
                                    : Arns.region(arn))
                            .part("certificate", arn, Arns.name(arn)))
                .inRegion());
  }
}
