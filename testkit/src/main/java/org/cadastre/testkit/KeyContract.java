package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;

import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Key;
import org.junit.jupiter.api.Test;

/// By what items are told apart.
interface KeyContract extends StoreUnderTest {
  Key MAC = new Key("net.mac", "02:00:00:00:00:01");

  @Test
  default void keyTellsItemsWithinItsFamilyAndHost() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "account", "a")),
        new Change.ItemPut(part("p1", "c1", "interface", "eth0")),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, false),
        new Change.KeyLearnt(id("c2"), MAC, "cloud", null, false),
        new Change.KeyLearnt(id("p1"), MAC, "device", id("c1"), false));

    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c1"));
    assertThat(store().identified(MAC, "cloud", null)).containsExactly(id("c2"));
    assertThat(store().identified(MAC, "device", id("c1"))).containsExactly(id("p1"));
    assertThat(store().identified(MAC, "device", id("c2"))).isEmpty();
    assertThat(store().identified(new Key("net.ip", MAC.value()), "device", null)).isEmpty();
    assertThat(store().identified(new Key("net.mac", "02:00"), "device", null)).isEmpty();
    assertThat(reopened().identified(MAC, "device", null)).containsExactly(id("c1"));
  }

  @Test
  default void keyMayTellSeveralItemsButNoRetiredOne() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db", Lifecycle.ABSENT)),
        new Change.ItemPut(item("c3", "server", "old", Lifecycle.RETIRED)),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, false),
        new Change.KeyLearnt(id("c2"), MAC, "device", null, false),
        new Change.KeyLearnt(id("c3"), MAC, "device", null, false));

    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c1"), id("c2"));
  }

  @Test
  default void keysOfAnItemAreSortedAndLearntOnce() {
    var serial = new Key("hw.serial_number", "S1");
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, false),
        new Change.KeyLearnt(id("c1"), serial, "device", null, true));
    commit(
        new Change.KeyLearnt(id("c1"), MAC, "device", null, true),
        new Change.KeyLearnt(id("c1"), serial, "device", null, true));

    assertThat(store().keys(id("c1"))).containsExactly(serial, MAC);
    assertThat(store().keys(id("c2"))).isEmpty();
  }

  @Test
  default void aForgottenKeyTellsTheItemNoMoreAndOthersStill() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.ItemPut(item("c2", "server", "db")),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, false),
        new Change.KeyLearnt(id("c2"), MAC, "device", null, false));
    commit(new Change.KeyForgotten(id("c1"), MAC), new Change.KeyForgotten(id("c3"), MAC));

    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c2"));
    assertThat(store().keys(id("c1"))).isEmpty();
    commit(
        new Change.KeyForgotten(id("c2"), MAC),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, true));
    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c1"));
  }

  @Test
  default void strongKeyIsNotSharedByTwoLiveItems() {
    commit(
        new Change.ItemPut(item("c1", "server", "web")),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, true));

    assertThatThrownBy(() ->
            commit(
                new Change.ItemPut(item("c2", "server", "web")),
                new Change.KeyLearnt(id("c2"), MAC, "device", null, true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(MAC.value());
    assertThat(store().item(id("c2"))).isEmpty();
    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c1"));
  }

  @Test
  default void twoNewItemsDoNotShareAStrongKeyEither() {
    assertThatThrownBy(() ->
            commit(
                new Change.ItemPut(item("c1", "server", "web")),
                new Change.ItemPut(item("c2", "server", "web")),
                new Change.KeyLearnt(id("c1"), MAC, "device", null, true),
                new Change.KeyLearnt(id("c2"), MAC, "device", null, true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().keys(id("c1"))).isEmpty();
  }

  @Test
  default void strongKeyOfARetiredItemIsFree() {
    commit(
        new Change.ItemPut(item("c1", "server", "web", Lifecycle.RETIRED)),
        new Change.KeyLearnt(id("c1"), MAC, "device", null, true));
    commit(
        new Change.ItemPut(item("c2", "server", "web")),
        new Change.KeyLearnt(id("c2"), MAC, "device", null, true));

    assertThat(store().identified(MAC, "device", null)).containsExactly(id("c2"));
  }
}
