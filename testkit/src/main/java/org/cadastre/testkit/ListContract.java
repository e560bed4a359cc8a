package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CiRecord;
import org.junit.jupiter.api.Test;

/// Lists of items: which, and how much of each.
interface ListContract extends StoreUnderTest {

  /// Two switches, a server with an interface and a package, something that is gone.
  private void commitEstate() {
    var system = facet("snmp", "s1", "system");
    var software = facet("ssh", "w1", "software");
    commit(
        new Change.ItemPut(item("s2", "switch", "Core")),
        new Change.ItemPut(item("s1", "switch", "Access")),
        new Change.ItemPut(disputed("w1", "server", "web")),
        new Change.ItemPut(item("g1", "printer", "gone", Lifecycle.RETIRED)),
        new Change.ItemPut(part("w1-if", "w1", "interface", "eth0")),
        new Change.ItemPut(part("w1-pk", "w1", "software_package", "bash")),
        new Change.EndpointSeen(id("s1"), Endpoint.parse("snmp:10.0.0.2:161"), hour(1)),
        new Change.EndpointSeen(id("s1"), Endpoint.parse("snmp:10.0.0.1:161"), hour(1)),
        new Change.KeyLearnt(id("s1"), new Key("hw.serial_number", "S1"), "device", "ssh", true),
        new Change.FacetRead(verified(system, hour(1))),
        new Change.FacetRead(verified(software, hour(20))),
        said(software, "w1-pk", claim(software, "w1-pk", "software.name", "bash", hour(1))),
        new Change.Decided(state(system, "s1", "hw.vendor", Value.of("Cisco"))),
        new Change.Decided(state(system, "s1", "net.ip", Value.of(List.of("10.0.0.1", "FE80::1")))),
        new Change.Decided(state(system, "s1", "hw.memory.size", Value.of(4096))),
        new Change.Decided(state(software, "w1", "container", Value.of(true))));
  }

  private static ConfigurationItem disputed(String id, String ciClass, String name) {
    return new ConfigurationItem(
        id(id), ciClass, name, Lifecycle.ACTIVE, null, hour(0), hour(1), hour(90), 1, null, null);
  }

  private ListAssert<String> assertFound(Instant now, Term... terms) {
    var found = store().list(new CiQuery(List.of(terms), false, false), now);
    return assertThat(found.stream().map(r -> r.item().id().value()).toList());
  }

  private ListAssert<String> assertFoundWithParts(Instant now, Term... terms) {
    var found = store().list(new CiQuery(List.of(terms), true, false), now);
    return assertThat(found.stream().map(r -> r.item().id().value()).toList());
  }

  @Test
  default void everythingIsListedByClassNameAndId() {
    commitEstate();

    assertFound(hour(2)).containsExactly("g1", "w1", "s1", "s2");
    assertFoundWithParts(hour(2)).containsExactly("w1-if", "g1", "w1", "w1-pk", "s1", "s2");
  }

  @Test
  default void listIsShortOrFull() {
    commitEstate();

    var brief = listed(new CiQuery(List.of(new Term.WithId("s1")), false, false));
    assertThat(brief.endpoints())
        .map(Endpoint::toString)
        .containsExactly("snmp:10.0.0.1:161", "snmp:10.0.0.2:161");
    assertThat(brief.keys()).containsExactly(new Key("hw.serial_number", "S1"));
    assertThat(brief.states()).isEmpty();
    assertThat(brief.parts()).isEmpty();

    reopened();
    var full = listed(new CiQuery(List.of(new Term.WithId("s1")), true, true));
    assertThat(full.states()).isEqualTo(store().states(id("s1"))).hasSize(3);
    assertThat(full.states()).allMatch(s -> s.lastVerified().equals(hour(1)));
  }

  private CiRecord listed(CiQuery query) {
    var found = store().list(query, hour(2));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  default void listIsOfAClassOrOneOfSeveral() {
    commitEstate();

    assertFound(hour(2), new Term.OfClass(List.of("Switch"))).containsExactly("s1", "s2");
    assertFound(hour(2), new Term.OfClass(List.of("server", "switch", "router")))
        .containsExactly("w1", "s1", "s2");
    assertFound(hour(2), new Term.OfClass(List.of())).isEmpty();
    assertFound(hour(2), new Term.OfClass(List.of("interface"))).isEmpty();
    assertFoundWithParts(hour(2), new Term.OfClass(List.of("interface"))).containsExactly("w1-if");
  }

  @Test
  default void statusIsThatOfTheTimeOfAsking() {
    commitEstate();

    assertFound(hour(2), new Term.WithStatus("Verified")).containsExactly("s1", "s2");
    assertFound(hour(26), new Term.WithStatus("stale")).containsExactly("s1", "s2");
    assertFound(hour(26), new Term.WithStatus("verified")).isEmpty();
    assertFound(hour(2), new Term.WithStatus("conflicted")).containsExactly("w1");
    assertFound(hour(2), new Term.WithStatus("retired")).containsExactly("g1");
    assertFound(hour(2), new Term.WithStatus("nonsense")).isEmpty();
  }

  @Test
  default void partIsAsFreshAsWhatIsSaidOfIt() {
    commitEstate();

    assertFoundWithParts(hour(26), new Term.WithStatus("verified")).containsExactly("w1-pk");
    assertFoundWithParts(hour(26), new Term.WithStatus("stale"))
        .containsExactly("w1-if", "s1", "s2");
    var pack = store().list(new CiQuery(List.of(new Term.WithId("w1-pk")), true, false), hour(26));
    assertThat(pack).map(r -> r.item().lastSeen()).containsExactly(hour(20));
  }

  @Test
  default void sourceIsThatOfAFacetOfTheItemOrItsHost() {
    commitEstate();

    assertFound(hour(2), new Term.FromSource("SNMP")).containsExactly("s1");
    assertFoundWithParts(hour(2), new Term.FromSource("ssh"))
        .containsExactly("w1-if", "w1", "w1-pk");
    assertFound(hour(2), new Term.FromSource("ss")).isEmpty();
  }

  @Test
  default void nameAndIdAreFoundWithoutRegardToCase() {
    commitEstate();

    assertFound(hour(2), new Term.Named("CORE")).containsExactly("s2");
    assertFound(hour(2), new Term.Named("cor")).isEmpty();
    assertFound(hour(2), new Term.WithId("S")).containsExactly("s1", "s2");
    assertFound(hour(2), new Term.WithId("%")).isEmpty();
    assertFound(hour(2), new Term.WithId("_1")).isEmpty();
    assertFoundWithParts(hour(2), new Term.WithId("w1-")).containsExactly("w1-if", "w1-pk");
  }

  @Test
  default void attributeHasAValueOrHoldsItAmongOthers() {
    commitEstate();

    assertFound(hour(2), new Term.WithAttribute("hw.vendor", "CISCO")).containsExactly("s1");
    assertFound(hour(2), new Term.WithAttribute("HW.vendor", "cisco")).containsExactly("s1");
    assertFound(hour(2), new Term.WithAttribute("net.ip", "fe80::1")).containsExactly("s1");
    assertFound(hour(2), new Term.WithAttribute("net.ip", "10.0.0")).isEmpty();
    assertFound(hour(2), new Term.WithAttribute("hw.memory.size", "4096")).containsExactly("s1");
    assertFound(hour(2), new Term.WithAttribute("container", "True")).containsExactly("w1");
    assertFound(hour(2), new Term.WithAttribute("hw.model", "x")).isEmpty();
  }

  @Test
  default void everyTermMustHold() {
    commitEstate();

    assertFound(
            hour(2),
            new Term.OfClass(List.of("switch")),
            new Term.WithAttribute("hw.vendor", "cisco"))
        .containsExactly("s1");
    assertFound(hour(2), new Term.OfClass(List.of("switch")), new Term.Named("web")).isEmpty();
  }

  @Test
  default void listOfManyItemsIsWhole() {
    var changes = new ArrayList<Change>();
    for (int i = 0; i < 700; i++) {
      var id = "c%03d".formatted(i);
      changes.add(new Change.ItemPut(item(id, "server", "same")));
      changes.add(new Change.KeyLearnt(id(id), new Key("k", id), "device", "ssh", true));
    }
    commit(changes.toArray(Change[]::new));

    var found = store().list(new CiQuery(List.of(), false, true), hour(2));

    assertThat(found).hasSize(700).isSortedAccordingTo(Comparator.comparing(r -> r.item().id()));
    assertThat(found).allMatch(r -> r.keys().first().value().equals(r.item().id().value()));
  }
}
