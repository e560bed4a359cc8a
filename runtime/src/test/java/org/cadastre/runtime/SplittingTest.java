package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.shards.Shard;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.net.AddressRange;
import org.cadastre.settings.HomeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplittingTest {
  @TempDir private Path home = Path.of("");

  private List<Shard> split(String settings, Plan plan) throws Exception {
    var file = Files.writeString(home.resolve("settings.yaml"), settings);
    return new Splitting(HomeSettings.load(file).nodes()).of(plan);
  }

  private static Plan plan(List<String> targets, String... excluded) {
    return Plan.of(targets, List.of(excluded), Bounds.NONE, Map.of("snmp", 161));
  }

  private static List<Endpoint> endpoints(Plan plan) {
    var all = new ArrayList<Endpoint>();
    plan.endpoints().forEachRemaining(all::add);
    return all;
  }

  @Test
  void aShardHasTheAddressesOfOneBlockInOneZone() throws Exception {
    var shards =
        split(
            "zones: {dmz: [10.0.1.128/25]}",
            plan(List.of("10.0.0.0/23", "2001:db8::1:0-2001:db8::1:ff")));
    assertThat(shards)
        .extracting(shard -> shard.zone() + " " + String.join(",", shard.targets()))
        .containsExactlyInAnyOrder(
            "default 10.0.0.0/24",
            "dmz 10.0.1.128-10.0.1.255",
            "default 10.0.1.0-10.0.1.127",
            "default 2001:db8::1:0/120");
    assertThat(shards).extracting(Shard::number).containsExactly(1, 2, 3, 4);
  }

  @Test
  void blocksThatHoldFewAreDoneTogether() throws Exception {
    var shards = split("", plan(List.of("10.0.0.1", "10.0.7.1-10.0.7.3", "10.1.0.0/25")));
    assertThat(shards)
        .containsExactly(
            new Shard(
                1, "default", List.of("10.0.0.1", "10.0.7.1-10.0.7.3", "10.1.0.0-10.1.0.127")));
  }

  @Test
  void everyAddressIsInExactlyOneShardAndWhatIsExcludedInNone() throws Exception {
    var whole = plan(List.of("10.0.0.0/20", "10.0.3.9"), "10.0.3.8", "10.0.5.0/24");
    var asked = new ArrayList<Endpoint>();
    for (var shard : split("zones: {a: [10.0.4.0/22], b: [10.0.6.7]}", whole)) {
      asked.addAll(endpoints(whole.within(shard.targets())));
    }
    assertThat(asked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(endpoints(whole));
  }

  @Test
  void aNodeDoesNotSpeakToWhatItExcludesItself() {
    var own =
        Plan.of(
            List.of("10.0.0.0/24"),
            List.of(),
            new Bounds(List.of(AddressRange.parse("10.0.0.5")), List.of()),
            Map.of("snmp", 161));
    assertThat(endpoints(own.within(List.of("10.0.0.4-10.0.0.6"))))
        .extracting(Endpoint::host)
        .containsExactly("10.0.0.4", "10.0.0.6");
  }

  @Test
  void accountsAreDividedByRegion() throws Exception {
    var accounts =
        List.of(
            new Endpoint("aws", "123456789012/eu-west-1", 0),
            new Endpoint("aws", "123456789012/us-east-1", 0));
    assertThat(split("", Plan.ofAccounts("aws", accounts)))
        .containsExactly(
            new Shard(1, "default", List.of("123456789012/eu-west-1")),
            new Shard(2, "default", List.of("123456789012/us-east-1")));
  }
}
