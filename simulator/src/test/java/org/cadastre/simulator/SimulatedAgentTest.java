package org.cadastre.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cadastre.simulator.SnmpUser.Cipher;
import org.cadastre.simulator.SnmpUser.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;

class SimulatedAgentTest {
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String COUNTERS = "1.3.6.1.2.1.31.1.1.1.6";

  @Test
  void a_walk_over_version_2c_returns_every_value_in_order() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var questioner = community(agent, SnmpConstants.version2c, "public")) {
      assertThat(questioner.walk("1.3.6.1.2.1.1"))
          .containsExactly(
              "1.3.6.1.2.1.1.1.0 = a device | that is not there",
              "1.3.6.1.2.1.1.2.0 = 1.3.6.1.4.1.9.1.1",
              "1.3.6.1.2.1.1.3.0 = 0:02:03.45",
              NAME + " = nowhere");
      assertThat(questioner.walk("1.3.6.1")).hasSize(mib().size());
    }
  }

  @Test
  void version_1_never_shows_a_64_bit_counter_and_says_no_such_name() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var questioner = community(agent, SnmpConstants.version1, "public")) {
      assertThat(questioner.walk("1.3.6.1"))
          .hasSize(mib().size() - 200)
          .noneMatch(line -> line.startsWith(COUNTERS));
      var answer = requireNonNull(questioner.ask(PDU.GET, NAME, COUNTERS + ".1"));
      assertThat(answer.getErrorStatus()).isEqualTo(PDU.noSuchName);
      assertThat(answer.getErrorIndex()).isEqualTo(2);
    }
  }

  @Test
  void what_is_missing_is_told_apart_object_from_instance() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var questioner = community(agent, SnmpConstants.version2c, "public")) {
      var answer = requireNonNull(questioner.ask(PDU.GET, "1.3.6.1.2.1.1.9.0", COUNTERS + ".999"));
      assertThat(answer.get(0).getVariable()).hasToString("noSuchObject");
      assertThat(answer.get(1).getVariable()).hasToString("noSuchInstance");
    }
  }

  @Test
  void a_wrong_community_is_met_with_silence() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var questioner = community(agent, SnmpConstants.version2c, "private")) {
      assertThat(questioner.ask(PDU.GET, NAME)).isNull();
    }
  }

  @Test
  void an_agent_for_version_3_only_is_silent_to_every_community() throws IOException {
    try (var agent = start(SnmpAccess.users(user(Digest.SHA_256, Cipher.AES_128)));
        var questioner = community(agent, SnmpConstants.version2c, "public")) {
      assertThat(questioner.ask(PDU.GET, NAME)).isNull();
    }
  }

  @Test
  void nothing_can_be_set() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var questioner = community(agent, SnmpConstants.version2c, "public")) {
      var answer = requireNonNull(questioner.ask(PDU.SET, NAME));
      assertThat(answer.getErrorStatus()).isEqualTo(PDU.notWritable);
    }
  }

  @Test
  void no_answer_is_larger_than_an_unfragmented_datagram() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var socket = new DatagramSocket()) {
      socket.setSoTimeout(3_000);
      byte[] bulkOf127 = {
        0x30,
        0x26,
        2,
        1,
        1,
        4,
        6,
        'p',
        'u',
        'b',
        'l',
        'i',
        'c',
        (byte) 0xa5,
        0x19,
        2,
        1,
        7,
        2,
        1,
        0,
        2,
        1,
        127,
        0x30,
        0x0e,
        0x30,
        0x0c,
        6,
        8,
        0x2b,
        6,
        1,
        2,
        1,
        31,
        1,
        1,
        5,
        0
      };
      socket.send(new DatagramPacket(bulkOf127, bulkOf127.length, agent.address()));
      var answer = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(answer);
      assertThat(answer.getLength()).isBetween(1_300, 1_472);
    }
  }

  @Test
  void nonsense_does_not_stop_it_from_answering() throws IOException {
    try (var agent = start(SnmpAccess.community("public"));
        var socket = new DatagramSocket();
        var questioner = community(agent, SnmpConstants.version2c, "public")) {
      byte[][] nonsense = {{}, {0x30}, {0x30, (byte) 0x84, 127, 127, 127, 127}, new byte[9_000]};
      for (var bytes : nonsense) {
        socket.send(new DatagramPacket(bytes, bytes.length, agent.address()));
      }
      assertThat(questioner.walk("1.3.6.1.2.1.1")).hasSize(4);
    }
  }

  static List<SnmpUser> users() {
    var users = new ArrayList<SnmpUser>();
    for (var digest : Digest.values()) {
      users.add(user(digest, Cipher.AES_128));
    }
    users.add(user(Digest.SHA_512, Cipher.AES_192));
    users.add(user(Digest.SHA_256, Cipher.AES_256));
    users.add(user(Digest.SHA_1, Cipher.AES_256));
    return users;
  }

  @ParameterizedTest
  @MethodSource("users")
  void version_3_serves_a_user_with_any_of_the_protocols(SnmpUser user) throws IOException {
    try (var agent = start(SnmpAccess.users(user));
        var questioner = Questioner.user(agent.address(), user, Questioner.authPriv())) {
      assertThat(questioner.walk("1.3.6.1")).hasSize(mib().size());
    }
  }

  @Test
  void version_3_without_privacy_is_refused() throws IOException {
    var user = user(Digest.SHA_256, Cipher.AES_128);
    try (var agent = start(SnmpAccess.users(user));
        var questioner = Questioner.user(agent.address(), user, Questioner.authOnly())) {
      var answer = requireNonNull(questioner.ask(PDU.GET, NAME));
      assertThat(answer.getErrorStatus()).isEqualTo(PDU.authorizationError);
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void net_snmp_walks_it_over_version_3(SnmpUser user) throws IOException, InterruptedException {
    var snmpbulkwalk = Installed.orSkip("snmpbulkwalk");
    try (var agent = start(SnmpAccess.users(user))) {
      var printed =
          snmpbulkwalk.run(
              "",
              "-v3",
              "-l",
              "authPriv",
              "-u",
              user.name(),
              "-t",
              "5",
              "-r",
              "0",
              "-On",
              "-a",
              user.digest().name().replace('_', '-').replace("SHA-1", "SHA"),
              "-A",
              user.authentication(),
              "-x",
              user.cipher().name().replace('_', '-'),
              "-X",
              user.privacy(),
              text(agent.address()),
              "1.3.6.1.2.1.1");
      assertThat(printed).contains("." + NAME + " = STRING: \"nowhere\"");
    }
  }

  @Test
  void net_snmp_walks_it_over_version_2c() throws IOException, InterruptedException {
    var snmpbulkwalk = Installed.orSkip("snmpbulkwalk");
    try (var agent = start(SnmpAccess.community("public"))) {
      var printed =
          snmpbulkwalk.run("", "-v2c", "-c", "public", "-On", text(agent.address()), ".1");
      assertThat(printed.lines().filter(line -> line.contains(" = Counter64: "))).hasSize(200);
    }
  }

  @Test
  void a_closed_agent_is_silent_and_its_port_free_again() throws IOException {
    var agent = start(SnmpAccess.community("public"));
    var at = agent.address();
    agent.close();
    try (var questioner = Questioner.community(at, SnmpConstants.version2c, "public")) {
      assertThat(questioner.ask(PDU.GET, NAME)).isNull();
    }
    SimulatedAgent.start(at, mib(), SnmpAccess.community("public")).close();
  }

  private static SimulatedAgent start(SnmpAccess access) {
    return SimulatedAgent.start(new InetSocketAddress("127.42.0.101", 0), mib(), access);
  }

  private static Questioner community(SimulatedAgent agent, int version, String community)
      throws IOException {
    return Questioner.community(agent.address(), version, community);
  }

  private static SnmpUser user(Digest digest, Cipher cipher) {
    return new SnmpUser("surveyor", digest, "a long passphrase", cipher, "another passphrase");
  }

  private static String text(InetSocketAddress at) {
    return "udp:" + at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  private static Mib mib() {
    var system =
        Stream.of(
            "1.3.6.1.2.1.1.1.0|4|a device | that is not there",
            "1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9.1.1",
            "1.3.6.1.2.1.1.3.0|67|12345",
            NAME + "|4|nowhere",
            "1.3.6.1.2.1.2.2.1.6.1|4x|00005e005301",
            "1.3.6.1.2.1.4.20.1.1.192.0.2.1|64|192.0.2.1",
            "a line of another form");
    var counters = IntStream.rangeClosed(1, 200).mapToObj(i -> COUNTERS + "." + i + "|70|" + i);
    return Mib.of(Stream.concat(system, counters));
  }
}
