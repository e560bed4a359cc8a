package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.part;

import org.assertj.core.api.ListAssert;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.junit.jupiter.api.Test;

/// Which items an operator can mean by a word.
interface NamingContract extends StoreUnderTest {

  private void commitEstate() {
    commit(
        new Change.ItemPut(item("k7q2", "server", "web:01")),
        new Change.ItemPut(item("k7zz", "switch", "Core", Lifecycle.RETIRED)),
        new Change.ItemPut(part("m3aa", "k7q2", "interface", "eth0")),
        new Change.KeyLearnt(
            id("k7q2"), new Key("hw.serial_number", "FoC123"), "device", "ssh", true),
        new Change.KeyLearnt(id("m3aa"), new Key("net.mac", "02:00:00:aa"), "x", "ssh", false),
        new Change.EndpointSeen(id("k7zz"), Endpoint.parse("snmp:[fe80::1]:161"), hour(1)),
        new Change.EndpointSeen(id("k7zz"), Endpoint.parse("ssh:[fe80::1]:22"), hour(1)));
  }

  private ListAssert<String> assertNamed(String text) {
    return assertThat(store().named(text).stream().map(CiId::value).toList());
  }

  @Test
  default void itemIsNamedByTheBeginningOfItsId() {
    commitEstate();

    assertNamed("k7q2").containsExactly("k7q2");
    assertNamed("k7").containsExactly("k7q2", "k7zz");
    assertNamed("M3").containsExactly("m3aa");
    assertNamed("7q").isEmpty();
    assertNamed("%").isEmpty();
    assertNamed("").isEmpty();
  }

  @Test
  default void itemIsNamedByItsNameAloneOrWithItsClass() {
    commitEstate();

    assertNamed("server:web:01").containsExactly("k7q2");
    assertNamed("SERVER:WEB:01").containsExactly("k7q2");
    assertNamed("web:01").containsExactly("k7q2");
    assertNamed("switch:core").containsExactly("k7zz");
    assertNamed("switch:web:01").isEmpty();
    assertNamed("server:").isEmpty();
  }

  @Test
  default void itemIsNamedByAnyOfItsKeys() {
    commitEstate();

    assertNamed("foc123").containsExactly("k7q2");
    assertNamed("02:00:00:AA").containsExactly("m3aa");
    assertNamed("foc12").isEmpty();

    commit(new Change.KeyForgotten(id("k7q2"), new Key("hw.serial_number", "FoC123"), "ssh"));
    assertNamed("foc123").isEmpty();
  }

  @Test
  default void itemIsNamedByAnAddressWhereItAnswered() {
    commitEstate();

    assertNamed("fe80::1").containsExactly("k7zz");
    assertNamed("FE80::1").containsExactly("k7zz");
    assertNamed("fe80::").isEmpty();
  }
}
