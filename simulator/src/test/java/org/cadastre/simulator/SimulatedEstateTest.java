package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.cadastre.core.net.Cidr;
import org.cadastre.simulator.Sheet.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.mp.SnmpConstants;

class SimulatedEstateTest {
  private static final String NAME = "1.3.6.1.2.1.1.5";
  private static final String INTERFACE_NAMES = "1.3.6.1.2.1.31.1.1.1.1";
  private static final int CONNECT_MILLIS = 3_000;
  private static final String SCRIPT = "#! cadastre 1 77\n#? 0\n# system\n#= 0\nexit 0\n";

  private final SimulatedEstate estate = SimulatedEstate.start();

  @AfterEach
  void stop() {
    estate.close();
  }

  @Test
  void every_device_stands_within_the_targets_and_answers_over_snmp() throws IOException {
    var targets = Cidr.parse(estate.targets());
    assertThat(estate.devices()).hasSizeBetween(12, 18);
    for (var device : estate.devices()) {
      assertThat(targets.contains(InetAddress.getByName(device.address()))).isTrue();
      assertThat(walk(device, NAME)).as(device.name()).hasSize(1);
    }
  }

  @Test
  void servers_answer_the_user_over_ssh_at_the_same_address_but_one_lets_nobody_in()
      throws IOException, GeneralSecurityException {
    try (var visitor = SshVisitor.key(estate.user(), userKey())) {
      for (var server : servers()) {
        var at = new InetSocketAddress(server.address(), estate.sshPort());
        if (server.name().equals("backup-01")) {
          assertThatThrownBy(() -> visitor.asked(at, SCRIPT))
              .hasMessageContaining("No more authentication methods");
        } else {
          assertThat(visitor.asked(at, SCRIPT)).contains("\nLinux " + server.name() + " ");
        }
      }
    }
  }

  private List<SimulatedDevice> servers() {
    var servers =
        estate.devices().stream().filter(device -> device.protocols().contains("ssh")).toList();
    assertThat(servers).hasSizeBetween(5, 10);
    return servers;
  }

  private KeyPair userKey() throws IOException, GeneralSecurityException {
    var text = estate.privateKeyPem().getBytes(StandardCharsets.US_ASCII);
    return SecurityUtils.loadKeyPairIdentities(
            null, NamedResource.ofName("key"), new ByteArrayInputStream(text), null)
        .iterator()
        .next();
  }

  @Test
  void a_cloned_server_still_calls_itself_by_the_original_s_name_over_snmp() throws IOException {
    assertThat(walk(device("web-02"), NAME)).containsExactly(NAME + ".0 = web-01");
  }

  @Test
  void time_passing_takes_an_interface_from_a_switch_and_silences_a_host() throws IOException {
    int before = walk(device("access-01"), INTERFACE_NAMES).size();
    estate.drift();
    assertThat(walk(device("access-01"), INTERFACE_NAMES)).hasSize(before - 1);
    assertThat(walk(device("mail-01"), NAME)).isEmpty();
    assertThatThrownBy(() -> connect(device("mail-01"))).isInstanceOf(IOException.class);
    assertThat(walk(device("web-01"), NAME)).hasSize(1);
  }

  @Test
  void it_starts_where_it_is_told_to_and_says_when_it_cannot() {
    int snmpPort = estate.snmpPort();
    int sshPort = estate.sshPort();
    assertThatThrownBy(() -> SimulatedEstate.start(snmpPort, sshPort))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.42.0.1:" + snmpPort);
    estate.close();
    SimulatedEstate.start(snmpPort, sshPort).close();
  }

  @Test
  void no_two_devices_share_what_identifies_a_device() {
    var sheets = EstateSheets.read().values();
    assertThat(sheets.stream().map(sheet -> sheet.value("system", "engine")))
        .doesNotHaveDuplicates();
    for (var key : List.of("product_uuid", "product_serial")) {
      assertThat(filled(sheets.stream().map(sheet -> sheet.value("dmi", key))))
          .hasSizeGreaterThan(2)
          .doesNotHaveDuplicates();
    }
    assertThat(filled(sheets.stream().map(sheet -> sheet.value("linux", "machine-id"))))
        .hasSizeGreaterThan(5)
        .doesNotHaveDuplicates();
    assertThat(sheets.stream().flatMap(sheet -> macs(sheet).distinct()))
        .hasSizeGreaterThan(100)
        .doesNotHaveDuplicates();
  }

  /// Docker gives its bridge the same address everywhere.
  private static Stream<String> macs(Sheet sheet) {
    return sheet.rows("interfaces").stream()
        .filter(row -> !row.cell(1).equals("docker0"))
        .map(row -> row.cell(3))
        .filter(mac -> !mac.isEmpty());
  }

  private static List<String> filled(Stream<String> values) {
    return values.filter(value -> !value.isEmpty()).toList();
  }

  @Test
  void a_server_has_as_many_packages_as_a_small_one_in_real_life() {
    EstateSheets.read()
        .forEach((name, sheet) -> {
          if (!sheet.rows("linux").isEmpty()) {
            assertThat(sheet.rows("packages").stream().map(Row::key))
                .as(name)
                .hasSizeBetween(40, 80);
          }
        });
  }

  private SimulatedDevice device(String name) {
    return estate.devices().stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> walk(SimulatedDevice device, String oid) throws IOException {
    var at = new InetSocketAddress(device.address(), estate.snmpPort());
    try (var questioner = Questioner.community(at, SnmpConstants.version2c, estate.community())) {
      return questioner.walk(oid);
    }
  }

  private void connect(SimulatedDevice device) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(device.address(), estate.sshPort()), CONNECT_MILLIS);
    }
  }
}
