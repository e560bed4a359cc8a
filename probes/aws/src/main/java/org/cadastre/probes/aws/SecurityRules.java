package org.cadastre.probes.aws;

import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.cadastre.probes.aws.answer.Node;

/// What security groups permit: a rule for each protocol, range of ports and other end.
final class SecurityRules {
  private static final Map<String, String> PROTOCOLS =
      Map.of("-1", "all", "1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6");

  /// Where the other end stands, and what it is.
  private static final List<String> RANGES =
      List.of(
          "ipRanges/item/cidrIp", "ipv6Ranges/item/cidrIpv6", "prefixListIds/item/prefixListId");

  private SecurityRules() {}

  static void tell(Entry group, String path, String direction) {
    for (var permission : group.node().all(path)) {
      for (var range : RANGES) {
        permission.texts(range).forEach(peer -> rule(group, permission, direction, peer));
      }
      for (var pair : permission.all("groups/item")) {
        var id = pair.text("groupId");
        rule(group, permission, direction, id);
        other(group, pair, id, direction);
      }
    }
  }

  private static void rule(Entry group, Node permission, String direction, String peer) {
    var page = group.page();
    var protocol = protocol(permission.text("ipProtocol"));
    var ports = ports(permission.text("fromPort"), permission.text("toPort"));
    var name = String.join(" ", direction, protocol, ports, peer);
    var host = group.subject();
    var key = host.keys().stream().filter(k -> k.type().equals(Place.ID)).findFirst().orElseThrow();
    var rule =
        new Subject(
            "security_rule", name, List.of(new Key(Place.ID, key.value() + "/" + name)), host);
    page.entry(rule, permission)
        .text("cloud.rule.direction", direction)
        .text("cloud.rule.action", "permit")
        .text("cloud.rule.protocol", protocol)
        .text("cloud.rule.ports", ports)
        .text("cloud.rule.peer", peer)
        .fact("cloud.public", Value.of(peer.equals("0.0.0.0/0") || peer.equals("::/0")))
        .link("part_of", host);
  }

  /// A group that lets traffic from another in, or out to it.
  private static void other(Entry group, Node pair, String id, String direction) {
    var here = group.page().place();
    var owner = pair.text("userId");
    var place = owner.matches("\\d{12}") ? new Place(owner, here.region()) : here;
    if (!id.isEmpty() && direction.equals("in")) {
      group.link("permits", place.ec2("security_group", "security-group", id));
    }
  }

  static String protocol(String said) {
    return PROTOCOLS.getOrDefault(said, said.isEmpty() ? "all" : said);
  }

  static String ports(String from, String to) {
    if (from.isEmpty() || from.equals("-1") || (from.equals("0") && to.equals("65535"))) {
      return "all";
    }
    return from.equals(to) || to.isEmpty() ? from : from + "-" + to;
  }
}
