package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.DAY;
import static org.cadastre.testkit.Samples.EVIDENCE;
import static org.cadastre.testkit.Samples.RUN;
import static org.cadastre.testkit.Samples.claim;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;
import static org.cadastre.testkit.Samples.said;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.verified;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.HostBody;
import org.junit.jupiter.api.Test;

/// Items, their parts, endpoints and lifecycle.
interface ItemContract extends StoreUnderTest {

  @Test
  default void itemIsReadAsItWasPut() {
    var owned =
        new ConfigurationItem(
            id("c1"),
            "server",
            "web 01 ☃",
            Lifecycle.MISSING,
            null,
            hour(0),
            hour(5),
            hour(9),
            2,
            "web team",
            id("c9"));

    commit(new Change.ItemPut(owned));

    assertThat(store().item(id("c1"))).contains(owned);
    assertThat(store().item(id("c2"))).isEmpty();
    assertThat(reopened().item(id("c1"))).contains(owned);
  }

  @Test
  default void itemPutAgainIsReplaced() {
    commit(new Change.ItemPut(item("c1", "device", "10.0.0.1")));
    commit(
        new Change.ItemPut(item("c1", "switch", "sw1")),
        new Change.ItemPut(item("c1", "switch", "sw01")));

    assertThat(store().item(id("c1"))).contains(item("c1", "switch", "sw01"));
  }

  @Test
  default void timesAreKeptToTheMicrosecond() {
    var at = Instant.parse("2026-11-21T08:30:00.000001Z");
    var put =
        new ConfigurationItem(
            id("c1"),
            "server",
            "web",
            Lifecycle.ACTIVE,
            null,
            Instant.EPOCH,
            at,
            at.plus(DAY),
            0,
            null,
            null);

    commit(new Change.ItemPut(put));

    assertThat(store().item(id("c1"))).contains(put);
  }

  @Test
  default void partsOfAnyDepthAreListedWhateverTheirLifecycle() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(part("p3", "p2", "disk", "a")),
        new Change.ItemPut(part("p2", "c1", "volume", "a").in(Lifecycle.ABSENT)),
        new Change.ItemPut(part("p1", "c1", "interface", "eth1")),
        new Change.ItemPut(part("p4", "c9", "interface", "eth0")));
    commit(new Change.ItemPut(part("p5", "p3", "disk", "b")));

    assertThat(parts("c1")).containsExactly("p3", "p5", "p1", "p2");
    assertThat(parts("p2")).containsExactly("p3", "p5");
    assertThat(parts("p1")).isEmpty();
    reopened();
    assertThat(body("c1"))
        .extracting(HostBody::parts)
        .asInstanceOf(InstanceOfAssertFactories.list(ConfigurationItem.class))
        .extracting(p -> p.id().value())
        .containsExactly("p1", "p2", "p3", "p5");
  }

  private List<String> parts(String host) {
    return store().record(id(host)).orElseThrow().parts().stream()
        .map(p -> p.id().value())
        .toList();
  }

  @Test
  default void idsOfItemsAreTakenForEver() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "web", Lifecycle.RETIRED)));
    commit(new Change.ItemPut(item("c1", "server", "web").mergedInto(id("c2"))));

    assertThat(store().taken(List.of(id("c1"), id("c2"), id("c3"))))
        .containsExactlyInAnyOrder(id("c1"), id("c2"));
    assertThat(store().taken(List.of())).isEmpty();
    assertThat(reopened().item(id("c1")).orElseThrow().mergedInto()).isEqualTo(id("c2"));
  }

  @Test
  default void partIsSeenWheneverWhatIsSaidOfItIsConfirmed() {
    var interfaces = facet("snmp", "c1", "interfaces");
    var open = claim(interfaces, "p1", "interface.name", "eth0", hour(1));
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")),
        new Change.ItemPut(part("p2", "c1", "interface", "eth1")),
        new Change.FacetRead(verified(interfaces, hour(1))),
        said(interfaces, "p1", open));
    commit(new Change.FacetRead(verified(interfaces, hour(7))));

    var seen = store().item(id("p1")).orElseThrow();

    assertThat(seen.lastSeen()).isEqualTo(hour(7));
    assertThat(seen.freshUntil()).isEqualTo(hour(7).plus(DAY));
    assertThat(store().record(id("c1")).orElseThrow().parts())
        .isEqualTo(body("c1").parts())
        .extracting(ConfigurationItem::lastSeen)
        .containsExactly(hour(7), hour(1));
    assertThat(store().item(id("c1")).orElseThrow().lastSeen()).isEqualTo(hour(1));
  }

  @Test
  default void lifecycleIsAHistory() {
    var gone =
        new Change.LifecycleChanged(
            id("c1"), Lifecycle.ABSENT, hour(5), hour(6), "no longer listed", RUN, EVIDENCE);
    var came =
        new Change.LifecycleChanged(
            id("c1"), Lifecycle.ACTIVE, hour(1), hour(7), "answered", RUN, EVIDENCE);
    var retired =
        new Change.LifecycleChanged(
            id("c1"), Lifecycle.RETIRED, hour(9), hour(9), "gone for 90 days", RUN, null);
    var byHand =
        new Change.LifecycleChanged(
            id("c3"), Lifecycle.RETIRED, hour(9), hour(9), "sold", "", null);

    commit(gone, came, byHand);
    commit(retired);

    assertThat(store().lifecycle(id("c1"))).containsExactly(came, gone, retired);
    assertThat(reopened().lifecycle(id("c1"))).containsExactly(came, gone, retired);
    assertThat(store().lifecycle(id("c2"))).isEmpty();
    assertThat(store().movedBy(RUN)).containsExactly(id("c1"));
    assertThat(reopened().movedBy("another")).isEmpty();
  }

  @Test
  default void recordHoldsAllThatIsKnownOfAnItem() {
    var system = facet("ssh", "c1", "system");
    var ssh = Endpoint.parse("ssh:10.0.0.1:22");
    var snmp = Endpoint.parse("snmp:[2001:db8::1]:161");
    var serial = new Key("hw.serial_number", "S1");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(part("p1", "c1", "software_package", "bash")),
        new Change.ItemPut(part("p2", "c1", "interface", "eth1")),
        new Change.ItemPut(part("p3", "c1", "interface", "eth0")),
        new Change.EndpointSeen(id("c1"), ssh, hour(1)),
        new Change.EndpointSeen(id("c1"), ssh, hour(2)),
        new Change.EndpointSeen(id("c1"), snmp, hour(1)),
        new Change.KeyLearnt(id("c1"), serial, "device", "ssh", true),
        new Change.FacetRead(verified(system, hour(1))),
        new Change.Decided(state(system, "c1", "os.name", Value.of("Debian"))));

    var found = reopened().record(id("c1")).orElseThrow();

    assertThat(found.item()).isEqualTo(item("c1", "server", "web"));
    assertThat(found.endpoints()).containsExactly(snmp, ssh);
    assertThat(found.keys()).containsExactly(serial);
    assertThat(found.states()).isEqualTo(store().states(id("c1"))).hasSize(1);
    assertThat(found.parts()).extracting(p -> p.id().value()).containsExactly("p3", "p2", "p1");
    assertThat(store().record(id("c2"))).isEmpty();
  }

  @Test
  default void endpointWhereAnotherAnsweredIsForgotten() {
    var ssh = Endpoint.parse("ssh:10.0.0.1:22");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.EndpointSeen(id("c1"), ssh, hour(1)));
    commit(
        new Change.EndpointForgotten(id("c1"), ssh), new Change.EndpointForgotten(id("c2"), ssh));

    assertThat(reopened().record(id("c1")).orElseThrow().endpoints()).isEmpty();
    assertThat(store().named("10.0.0.1")).isEmpty();

    commit(
        new Change.EndpointForgotten(id("c1"), ssh),
        new Change.EndpointSeen(id("c1"), ssh, hour(2)));
    assertThat(store().record(id("c1")).orElseThrow().endpoints()).containsExactly(ssh);
  }
}
