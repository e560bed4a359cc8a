package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractCollectionAssert;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Key;
import org.junit.jupiter.api.Test;

/// By what items are told apart.
interface KeyContract extends StoreUnderTest {
  Key MAC = new Key("net.mac", "02:00:00:00:00:AB");

  private static Change learnt(String ci, Key key, String source, boolean strong) {
    return new Change.KeyLearnt(id(ci), key, "device", source, strong);
  }

  private static Change forgotten(String ci, Key key, String source) {
    return new Change.KeyForgotten(id(ci), key, source);
  }

  private AbstractCollectionAssert<?, ?, CiId, ?> assertHolders(String family, Key key) {
    var holders = store().holders(family, List.of(key));
    assertThat(holders.keySet()).isSubsetOf(key);
    assertThat(holders.values()).doesNotContain(new TreeSet<>());
    return assertThat((Set<CiId>) holders.getOrDefault(key, new TreeSet<>()));
  }

  @Test
  default void keyTellsItemsWithinItsFamily() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "account", "a")),
        learnt("c1", MAC, "ssh", false),
        new Change.KeyLearnt(id("c2"), MAC, "cloud", "aws", false));

    assertHolders("device", MAC).containsExactly(id("c1"));
    assertHolders("cloud", MAC).containsExactly(id("c2"));
    assertHolders("device", new Key("net.ip", MAC.value())).isEmpty();
    assertHolders("device", new Key("net.mac", "02:00")).isEmpty();
    assertHolders("device", new Key("net.mac", MAC.value().toLowerCase(Locale.ROOT))).isEmpty();
    reopened();
    assertHolders("device", MAC).containsExactly(id("c1"));
  }

  @Test
  default void keyTellsEveryItemThatStandsOnItsOwnWhateverItsLifecycle() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db", Lifecycle.ABSENT)),
        new Change.ItemPut(item("c3", "server", "old", Lifecycle.RETIRED)),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")),
        learnt("c1", MAC, "ssh", false),
        learnt("c2", MAC, "ssh", false),
        learnt("c3", MAC, "ssh", false),
        learnt("p1", MAC, "ssh", false));

    assertHolders("device", MAC).containsExactly(id("c1"), id("c2"), id("c3"));
    assertThat(store().keys(id("p1"))).containsExactly(MAC);
  }

  @Test
  default void manyKeysAreLookedForAtOnce() {
    var other = new Key("hw.serial_number", "S1");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        learnt("c1", MAC, "ssh", false),
        learnt("c2", MAC, "ssh", false),
        learnt("c2", other, "ssh", false));

    assertThat(store().holders("device", List.of(other, MAC, MAC, new Key("x", "y"))))
        .isEqualTo(
            Map.of(
                MAC,
                new TreeSet<>(Set.of(id("c1"), id("c2"))),
                other,
                new TreeSet<>(Set.of(id("c2")))));
    assertThat(store().holders("device", List.of())).isEmpty();
  }

  @Test
  default void keysOfAnItemAreSortedEachWithItsSources() {
    var serial = new Key("hw.serial_number", "S1");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        learnt("c1", MAC, "ssh", false),
        learnt("c1", serial, "ssh", true));
    commit(
        learnt("c1", MAC, "snmp", true),
        learnt("c1", MAC, "snmp", true),
        learnt("c1", serial, "ssh", true));

    assertThat(store().keys(id("c1"))).containsExactly(serial, MAC);
    assertThat(store().keys(id("c2"))).isEmpty();
    reopened();
    assertThat(head("c1").keys())
        .isEqualTo(Map.of(serial, Set.of("ssh"), MAC, Set.of("snmp", "ssh")));
  }

  @Test
  default void keyTellsAnItemUntilItsLastSourceForgetsIt() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        learnt("c1", MAC, "ssh", false),
        learnt("c1", MAC, "snmp", false),
        learnt("c2", MAC, "ssh", false));
    commit(forgotten("c1", MAC, "ssh"), forgotten("c3", MAC, "ssh"), forgotten("c2", MAC, "aws"));

    assertHolders("device", MAC).containsExactly(id("c1"), id("c2"));

    commit(forgotten("c1", MAC, "snmp"));
    assertHolders("device", MAC).containsExactly(id("c2"));
    assertThat(store().keys(id("c1"))).isEmpty();

    commit(forgotten("c2", MAC, "ssh"), learnt("c1", MAC, "ssh", true));
    reopened();
    assertHolders("device", MAC).containsExactly(id("c1"));
  }

  @Test
  default void whoEverHadAKeyIsRemembered() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        new Change.ItemPut(item("c3", "server", "db")),
        learnt("c1", MAC, "ssh", false),
        learnt("c2", MAC, "ssh", false),
        forgotten("c2", MAC, "ssh"),
        new Change.KeyLearnt(id("c3"), MAC, "cloud", "aws", false));
    commit(forgotten("c1", MAC, "ssh"));

    assertThat(reopened().everHeld("device", List.of(MAC, new Key("x", "y"))))
        .containsExactly(id("c1"), id("c2"));
    assertHolders("device", MAC).isEmpty();
  }

  @Test
  default void strongKeyIsNotSharedByTwoLiveItems() {
    commit(new Change.ItemPut(item("c1", "server", "web")), learnt("c1", MAC, "ssh", true));

    assertThatThrownBy(() ->
            commit(
                new Change.ItemPut(item("c2", "server", "web")), learnt("c2", MAC, "snmp", true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(MAC.value());
    assertThat(store().item(id("c2"))).isEmpty();
    assertHolders("device", MAC).containsExactly(id("c1"));
  }

  @Test
  default void twoNewItemsDoNotShareAStrongKeyEither() {
    assertThatThrownBy(() ->
            commit(
                new Change.ItemPut(item("c1", "server", "web")),
                new Change.ItemPut(item("c2", "server", "web")),
                learnt("c1", MAC, "ssh", true),
                learnt("c2", MAC, "ssh", true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().keys(id("c1"))).isEmpty();
  }

  @Test
  default void strongKeyMayBeHandedOverWithinASet() {
    commit(new Change.ItemPut(item("c1", "server", "web")), learnt("c1", MAC, "ssh", true));
    commit(
        learnt("c2", MAC, "ssh", true),
        new Change.ItemPut(item("c2", "server", "web")),
        forgotten("c1", MAC, "ssh"));

    assertHolders("device", MAC).containsExactly(id("c2"));
  }

  @Test
  default void strongKeyOfARetiredItemIsFree() {
    commit(
        new Change.ItemPut(item("c1", "server", "web", Lifecycle.RETIRED)),
        learnt("c1", MAC, "ssh", true));
    commit(new Change.ItemPut(item("c2", "server", "web")), learnt("c2", MAC, "ssh", true));

    assertHolders("device", MAC).containsExactly(id("c1"), id("c2"));
  }
}
