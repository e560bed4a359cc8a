package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.SweepRequest.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is asked, and who is not, whichever way he came to be named.
class PlanTest {
  private static final Map<String, Integer> SNMP = Map.of("snmp", 161);

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).toList();
  }

  private static List<String> hosts(Plan plan) {
    var hosts = new ArrayList<String>();
    plan.endpoints().forEachRemaining(endpoint -> hosts.add(endpoint.host()));
    return hosts;
  }

  private static List<String> hosts(List<String> targets, Bounds bounds) {
    return hosts(Plan.of(targets, List.of(), bounds, SNMP));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7",
    "10.0.0.7, ::ffff:10.0.0.7",
    "10.0.0.7, ::FFFF:0a00:0007",
    "10.0.0.7, 0:0:0:0:0:ffff:a00:7",
    "10.0.0.7, [::ffff:10.0.0.7]",
    "10.0.0.7, 010.000.000.007",
    "10.0.0.7, ::10.0.0.7",
    "10.0.0.7, 64:ff9b::10.0.0.7",
    "10.0.0.7, 2002:a00:7::1",
    "10.0.0.0/24, ::ffff:10.0.0.7/128",
    "::ffff:10.0.0.0/120, 10.0.0.7",
    "64:ff9b::10.0.0.7, 10.0.0.7",
    "fd00::7, fd00:0:0::0007",
    "fd00::/64, FD00::1:7",
  })
  void anExcludedAddressIsNotAskedHoweverItIsSpelt(String excluded, String target) {
    assertThat(hosts(List.of(target), new Bounds(ranges(excluded), List.of()))).isEmpty();
    assertThat(hosts(List.of(target), Bounds.NONE)).hasSize(1);
  }

  @Test
  void anAddressBesideTheExcludedOneIsAsked() {
    var bounds = new Bounds(ranges("10.0.0.7", "::ffff:10.0.1.0/120"), List.of());
    assertThat(hosts(List.of("10.0.0.6-8", "10.0.1.9", "::1", "::"), bounds))
        .containsExactlyInAnyOrder("10.0.0.6", "10.0.0.8", "::1", "::");
  }

  @Test
  void anExclusionOfTheScanHoldsToo() {
    var plan = Plan.of(List.of("10.0.0.1-3"), List.of("::ffff:10.0.0.2"), Bounds.NONE, SNMP);
    assertThat(hosts(plan)).containsExactly("10.0.0.1", "10.0.0.3");
  }

  @Test
  void aNameThatLeadsToAnExcludedAddressIsNotAsked() {
    var loopback = new Bounds(ranges("127.0.0.0/8", "::1"), List.of());
    assertThat(hosts(List.of("localhost"), loopback)).isEmpty();
    assertThat(hosts(Plan.of(List.of("127.0.0.1"), List.of("localhost"), Bounds.NONE, SNMP)))
        .isEmpty();
  }

  @Test
  void aNameThatLeadsOutOfScopeIsNotAsked() {
    assertThat(hosts(List.of("localhost", "10.1.2.3"), new Bounds(List.of(), ranges("10.0.0.0/8"))))
        .containsExactly("10.1.2.3");
  }

  @Test
  void whoIsExcludedIsSoWithinTheScopeAsWell() {
    var bounds = new Bounds(ranges("10.0.0.2"), ranges("10.0.0.0/30"));
    assertThat(hosts(List.of("10.0.0.0/24"), bounds))
        .containsExactly("10.0.0.0", "10.0.0.1", "10.0.0.3");
  }

  /// Whoever looks a name up again may be led elsewhere: what is asked is what was checked.
  @Test
  void whatIsAskedIsALiteralAddressAndNoName() {
    assertThat(hosts(List.of("localhost"), Bounds.NONE))
        .allSatisfy(host -> assertThat(Cidr.literal(host)).isPresent());
  }

  @Test
  void aNameThatLeadsNowhereIsAnErrorForWhoTypedItAndToldWhereNobodyIsThere() {
    var targets = List.of("10.0.0.1", "no-such-host.invalid");
    assertThatThrownBy(() -> Plan.of(targets, List.of(), Bounds.NONE, SNMP))
        .hasMessageContaining("'no-such-host.invalid' does not resolve");
    var plan = Plan.of(targets, List.of(), Bounds.NONE, SNMP, Names.TOLD);
    assertThat(hosts(plan)).containsExactly("10.0.0.1");
    assertThat(plan.unresolved()).containsExactly("no-such-host.invalid");
  }

  @Test
  void anExcludedNameThatLeadsNowhereIsAlwaysAnError() {
    var excluded = List.of("no-such-host.invalid");
    assertThatThrownBy(() -> Plan.of(List.of("10.0.0.1"), excluded, Bounds.NONE, SNMP, Names.TOLD))
        .hasMessageContaining("'no-such-host.invalid' does not resolve");
  }

  @Test
  void theShardThatANodeIsGivenDoesNotBringBackWhatTheNodeExcludes() {
    var own = new Bounds(ranges("10.0.0.5"), ranges("10.0.0.0/24"));
    var plan = Plan.of(List.of("10.0.0.0/24"), List.of("10.0.0.6"), own, SNMP);
    assertThat(hosts(plan.within(List.of("10.0.0.4-7", "10.9.9.9", "::ffff:10.0.0.5"))))
        .containsExactlyInAnyOrder("10.0.0.4", "10.0.0.7");
  }

  @Test
  void whatPassesTheGateOfARunIsWhatThePlanAllows() {
    var plan = Plan.of(List.of("10.0.0.0/30"), List.of("10.0.0.2"), Bounds.NONE, SNMP);
    assertThat(plan.forbids(Plan.address(new Endpoint("ssh", "10.0.0.2", 22)))).isTrue();
    assertThat(plan.forbids(Plan.address(new Endpoint("ssh", "10.0.0.1", 22)))).isFalse();
  }

  @Test
  void everyAddressIsAskedOnceAndNotOneSubnetAfterTheOther() {
    var hosts = hosts(List.of("10.0.0.0/22", "10.0.1.7", "10.9.9.9"), Bounds.NONE);
    assertThat(hosts).hasSize(1025).doesNotHaveDuplicates();
    assertThat(hosts.subList(0, 6))
        .containsExactly("10.0.0.0", "10.0.1.0", "10.0.2.0", "10.0.3.0", "10.0.1.7", "10.9.9.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.0.0.0/95", "::ffff:10.0.0.0/129", "10.0.0.0/33", "fd00::/129"})
  void aPrefixThatCannotBeIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).hasMessageContaining("is not between");
  }

  @Test
  void anAddressHasItsOwnSpellingFirst() {
    var address = Cidr.literal("64:ff9b::a00:7").orElseThrow();
    assertThat(Addresses.spellings(address).map(Addresses::text))
        .containsExactly("64:ff9b::a00:7", "10.0.0.7");
  }
}
