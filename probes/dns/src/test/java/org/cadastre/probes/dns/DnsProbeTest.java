package org.cadastre.probes.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.junit.jupiter.api.Test;

/// Addresses are told by the names that a name server knows for them.
class DnsProbeTest {
  private static final String ZONE = "7.2.0.192.in-addr.arpa";
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(400),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Limits.USUAL.answerBytes(),
          Limits.USUAL.sessionBytes());

  @Test
  void a_name_that_leads_back_to_the_address_identifies_it() throws Exception {
    try (var server =
        new NameServer(
            Map.of("PTR " + ZONE, "web-1.example.net", "A web-1.example.net", "192.0.2.7"))) {
      var facts = facts(asked(server.address()));

      assertThat(facts).hasSize(1);
      assertThat(facts.getFirst().attribute()).isEqualTo("dns.names");
      assertThat(facts.getFirst().value()).isEqualTo(Value.of(List.of("web-1.example.net")));
      assertThat(facts.getFirst().subject().keys())
          .containsExactlyInAnyOrder(
              new Key("endpoint.address", "192.0.2.7"),
              new Key("net.ip", "192.0.2.7"),
              new Key("dns.name", "web-1.example.net"));
    }
  }

  @Test
  void a_name_that_leads_elsewhere_is_told_but_identifies_nothing() throws Exception {
    try (var server =
        new NameServer(
            Map.of("PTR " + ZONE, "pool.example.net", "A pool.example.net", "192.0.2.99"))) {
      var facts = facts(asked(server.address()));

      assertThat(facts).extracting(Finding.Fact::attribute).containsExactly("dns.names");
      assertThat(facts.getFirst().subject().keys())
          .extracting(Key::type)
          .doesNotContain("dns.name");
    }
  }

  @Test
  void an_address_without_a_name_gives_no_conversation() throws Exception {
    try (var server = new NameServer(Map.of())) {
      assertThat(asked(server.address()))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed -> {
                assertThat(failed.outcome()).isEqualTo(Outcome.UNREACHABLE);
                assertThat(failed.reason()).isEqualTo("no name is registered for it");
              });
    }
  }

  @Test
  void servers_that_do_not_answer_are_waited_for_only_so_long_and_only_so_often() throws Exception {
    try (var server = NameServer.silent()) {
      var connector = connector(server.address());
      for (int i = 0; i < 100; i++) {
        assertThat(((Result.Failed) asked(connector)).outcome()).isEqualTo(Outcome.TIMED_OUT);
      }
      assertThat(server.heard()).isLessThanOrEqualTo(32);
    }
  }

  @Test
  void addresses_of_version_6_are_registered_by_nibbles() {
    assertThat(ReverseZone.name(InetAddress.ofLiteral("2001:db8::567:89ab")))
        .isEqualTo("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
  }

  @Test
  void an_answer_that_is_none_is_no_fault_of_ours() {
    var message = new Message(7, ZONE, RecordType.PTR);
    var query = message.query();
    var loop = query.clone();
    loop[2] = (byte) 0x85;
    loop[12] = (byte) 0xC0;
    loop[13] = 12;

    for (int length = 0; length <= query.length; length++) {
      assertThat(message.read(query, length)).isInstanceOf(Reply.Failing.class);
    }
    assertThat(message.read(loop, loop.length)).isInstanceOf(Reply.Failing.class);
    assertThat(message.read("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII), 24))
        .isInstanceOf(Reply.Failing.class);
  }

  private static Result asked(InetSocketAddress server) throws InterruptedException {
    return asked(connector(server));
  }

  private static DnsConnector connector(InetSocketAddress server) {
    return new DnsConnector(new NameServers(List.of(server)));
  }

  private static Result asked(DnsConnector connector) throws InterruptedException {
    var protocols = Map.of("dns", new Protocol(new DnsProbe(), connector));
    var access = new Access(List.of(), new NoKeys(), LIMITS);
    return new Scanner(protocols, 1, InstantSource.fixed(Instant.EPOCH))
        .ask(new Approach(new Endpoint("dns", "192.0.2.7", 53), access));
  }

  private static List<Finding.Fact> facts(Result result) {
    assertThat(result).isInstanceOf(Result.Talked.class);
    return new DnsProbe()
        .read(((Result.Talked) result).transcript()).stream()
            .filter(Finding.Fact.class::isInstance)
            .map(Finding.Fact.class::cast)
            .toList();
  }

  private static final class NoKeys implements HostKeys {
    @Override
    public Trust judge(Endpoint endpoint, PublicKey key) {
      throw new AssertionError("name servers have no host keys");
    }

    @Override
    public List<String> knownTypes(Endpoint endpoint) {
      return List.of();
    }
  }
}
