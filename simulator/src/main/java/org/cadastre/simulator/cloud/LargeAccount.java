package org.cadastre.simulator.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// An account whose machines are spread over some regions, each with a volume and a network card,
/// in a subnet for every fifty of them. Answers come in pages as large as they are asked for.
public final class LargeAccount implements AwsAnswers {
  public static final String ACCOUNT = "123456789012";

  private static final int IN_A_SUBNET = 50;
  private static final int USUAL_PAGE = 1_000;

  private final List<String> regions;
  private final Map<String, Integer> machines = new HashMap<>();
  private volatile int every = Integer.MAX_VALUE;

  /// @param machines spread evenly over the regions
  public LargeAccount(List<String> regions, int machines) {
    this.regions = List.copyOf(regions);
    for (int i = 0; i < machines; i++) {
      this.machines.merge(regions.get(i % regions.size()), 1, Integer::sum);
    }
  }

  /// Ends every nth machine of each region. They stay listed, as ended; what hung on them is gone.
  public void terminate(int nth) {
    every = nth;
  }

  private boolean ended(int number) {
    return (number + 1) % every == 0;
  }

  /// Ids of the machines of a region that ended, or of those that did not.
  public List<String> machines(String region, boolean ended) {
    return IntStream.range(0, machines.getOrDefault(region, 0))
        .filter(i -> ended(i) == ended)
        .mapToObj(i -> id("i", region, i))
        .toList();
  }

  @Override
  public Optional<Said> answer(Asked asked) {
    return Optional.<String>ofNullable(
            switch (asked.verb()) {
              case "sts GetCallerIdentity" ->
                  "<R><GetCallerIdentityResult><Account>%s</Account></GetCallerIdentityResult></R>"
                      .replace("R>", "GetCallerIdentityResponse>")
                      .formatted(ACCOUNT);
              case "ec2 DescribeRegions" -> regions();
              case "ec2 DescribeInstances" ->
                  page(
                      asked,
                      "reservationSet",
                      count(asked),
                      i -> ended(i) ? ended(asked.region(), i) : machine(asked.region(), i));
              case "ec2 DescribeVolumes" ->
                  page(
                      asked,
                      "volumeSet",
                      count(asked),
                      i -> ended(i) ? "" : volume(asked.region(), i));
              case "ec2 DescribeNetworkInterfaces" ->
                  page(
                      asked,
                      "networkInterfaceSet",
                      count(asked),
                      i -> ended(i) ? "" : card(asked.region(), i));
              case "ec2 DescribeSubnets" ->
                  page(asked, "subnetSet", subnets(asked), i -> subnet(asked.region(), i));
              case "ec2 DescribeVpcs" ->
                  page(asked, "vpcSet", Math.min(1, count(asked)), _ -> network(asked.region()));
              default -> null;
            })
        .map(Said::of);
  }

  private int count(Asked asked) {
    return machines.getOrDefault(asked.region(), 0);
  }

  private int subnets(Asked asked) {
    return (count(asked) + IN_A_SUBNET - 1) / IN_A_SUBNET;
  }

  private String regions() {
    var items = new StringBuilder("<R><regionInfo>");
    regions.forEach(region ->
        items.append(
            "<item><regionName>%s</regionName><optInStatus>opt-in-not-required</optInStatus></item>"
                .formatted(region)));
    return items.append("</regionInfo></R>").toString();
  }

  private static String page(Asked asked, String set, int all, IntFunction<String> item) {
    int from = Integer.parseInt(asked.form().getOrDefault("NextToken", "0"));
    var most = asked.form().getOrDefault("MaxResults", "");
    int to = Math.min(all, from + (most.isEmpty() ? USUAL_PAGE : Integer.parseInt(most)));
    var items = new ArrayList<String>();
    for (int i = from; i < to; i++) {
      var one = item.apply(i);
      items.add(one.isEmpty() ? "" : "<item>" + one + "</item>");
    }
    var next = to < all ? "<nextToken>" + to + "</nextToken>" : "";
    return "<R><%1$s>%2$s</%1$s>%3$s</R>".formatted(set, String.join("", items), next);
  }

  /// Told apart by region and number.
  private static String id(String prefix, String region, int number) {
    return String.format(
        Locale.ROOT, "%s-%09x%08x", prefix, region.hashCode() & 0xffffffffL, number);
  }

  private static String mac(String region, int number) {
    return String.format(
        Locale.ROOT,
        "0a:%02x:%02x:%02x:%02x:%02x",
        region.hashCode() >> 8 & 255,
        region.hashCode() & 255,
        number >> 16 & 255,
        number >> 8 & 255,
        number & 255);
  }

  private static String address(int number) {
    return "10.0.%d.%d".formatted(number / IN_A_SUBNET, number % IN_A_SUBNET + 4);
  }

  private static String where(String region, int number) {
    return "<subnetId>%s</subnetId><vpcId>%s</vpcId>"
        .formatted(id("subnet", region, number / IN_A_SUBNET), id("vpc", region, 0));
  }

  private static String ended(String region, int number) {
    return """
    <instancesSet><item><instanceId>%s</instanceId>\
    <instanceState><code>48</code><name>terminated</name></instanceState></item></instancesSet>\
    """
        .formatted(id("i", region, number));
  }

  private static String machine(String region, int number) {
    return """
    <instancesSet><item><instanceId>%s</instanceId><imageId>ami-0123456789abcdef0</imageId>\
    <instanceState><name>running</name></instanceState><instanceType>m5.large</instanceType>\
    <launchTime>2026-01-31T08:45:00.000Z</launchTime>\
    <placement><availabilityZone>%sa</availabilityZone></placement>%s\
    <privateIpAddress>%s</privateIpAddress><architecture>x86_64</architecture>\
    <tagSet><item><key>Name</key><value>node-%d</value></item></tagSet>\
    <networkInterfaceSet><item><networkInterfaceId>%s</networkInterfaceId>\
    <macAddress>%s</macAddress></item></networkInterfaceSet></item></instancesSet>\
    """
        .formatted(
            id("i", region, number),
            region,
            where(region, number),
            address(number),
            number,
            id("eni", region, number),
            mac(region, number));
  }

  private static String volume(String region, int number) {
    return """
    <volumeId>%s</volumeId><size>30</size><volumeType>gp3</volumeType><status>in-use</status>\
    <attachmentSet><item><instanceId>%s</instanceId></item></attachmentSet>\
    """
        .formatted(id("vol", region, number), id("i", region, number));
  }

  private static String card(String region, int number) {
    return """
    <networkInterfaceId>%s</networkInterfaceId>%s<status>in-use</status><macAddress>%s</macAddress>\
    <privateIpAddress>%s</privateIpAddress><attachment><instanceId>%s</instanceId></attachment>\
    """
        .formatted(
            id("eni", region, number),
            where(region, number),
            mac(region, number),
            address(number),
            id("i", region, number));
  }

  private static String subnet(String region, int number) {
    return "<subnetId>%s</subnetId><vpcId>%s</vpcId><cidrBlock>10.0.%d.0/24</cidrBlock>"
        .formatted(id("subnet", region, number), id("vpc", region, 0), number);
  }

  private static String network(String region) {
    return "<vpcId>%s</vpcId><cidrBlock>10.0.0.0/16</cidrBlock>".formatted(id("vpc", region, 0));
  }
}
