package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Rates.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSettingsTest {
  @TempDir private Path home = Path.of("");

  @Test
  void aHomeWithoutSettingsHasTheUsualOnes() {
    assertThat(HomeSettings.load(home.resolve("settings.yaml")).atOnce()).isEqualTo(256);
  }

  @Test
  void theTemplateOfANewHomeSaysWhatIsUsual() throws IOException {
    assertThat(load(HomeSettings.TEMPLATE)).isEqualTo(HomeSettings.load(home.resolve("none.yaml")));
  }

  @Test
  void settingsAreRead() throws IOException {
    var settings =
        load(
            """
            scan: {exclude: [10.0.0.13, 10.9.0.0/16], at_once: 7, answer: 500ms}
            scans:
              office: {targets: [10.0.0.0/24], probes: [snmp], ports: {snmp: 1161}}
            """);
    assertThat(settings.exclude()).hasSize(2);
    assertThat(settings.atOnce()).isEqualTo(7);
    assertThat(settings.answer()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.scans()).containsKey("office");
    assertThat(settings.scans().get("office"))
        .isEqualTo(
            new HomeSettings.ScanProfile(
                List.of("10.0.0.0/24"),
                List.of("snmp"),
                Map.of("snmp", 1161),
                List.of(),
                List.of()));
  }

  @Test
  void theServersDoorsAreRead() throws IOException {
    var server =
        load("""
        server:
          authentication: required
          tls: {certificate: tls.crt, key: tls.key}
          oidc:
            issuer: https://login.example.net
            audience: cadastre
            roles_claim: realm_access.roles
            ca_bundle: house-ca.pem
            roles: {operator: [it, ops], viewer: [all]}
        """)
            .server();
    assertThat(server.authenticationRequired()).isTrue();
    assertThat(server.tls()).isEqualTo(new ServerSettings.TlsSettings("tls.crt", "tls.key"));
    var oidc = server.oidc();
    assertThat(oidc == null ? "" : oidc.rolesClaim()).isEqualTo("realm_access.roles");
    assertThat(oidc == null ? "" : oidc.caBundle()).isEqualTo("house-ca.pem");
    assertThat(oidc == null ? Map.of() : oidc.roles()).containsOnlyKeys("operator", "viewer");
  }

  @Test
  void aProviderIsNotBelievedByPlainHttpAndEveryErrorIsToldAtOnce() {
    assertThatThrownBy(() ->
            load(
                """
                server:
                  authentication: sometimes
                  oidc:
                    issuer: http://login.example.net
                    roles: {root: [it]}
                """))
        .hasMessageContaining("settings.yaml:2:")
        .hasMessageContaining("settings.yaml:4: 'issuer' must be an https address")
        .hasMessageContaining("'audience' is missing")
        .hasMessageContaining("unknown key 'root'");
  }

  @Test
  void limitsThatAreLeftOutAreTheUsualOnesAndAScanHasNoneOfItsOwn() throws IOException {
    var settings =
        load(
            """
            scan: {only: [10.0.0.0/8], fragile: [10.20.0.0/24], fragile_classes: [ups]}
            limits: {subnet: {packets: 50}}
            scans:
              plant: {targets: [10.20.0.0/16], fragile: [10.20.1.1], limits: {all: {packets: 9}}}
            """);
    var care = settings.care();
    assertThat(care.rates().subnet()).isEqualTo(new Rate(50, 100, 256));
    assertThat(care.rates().host()).isEqualTo(Rates.USUAL.host());
    assertThat(care.only()).hasSize(1);
    assertThat(care.fragile()).hasSize(1);
    assertThat(care.fragileClasses()).containsExactly("ups");
    var plant = settings.scans().values().iterator().next().care();
    assertThat(plant.rates())
        .isEqualTo(new Rates(Rate.FREE, Rate.FREE, new Rate(9, Rate.MOST, Rate.MOST)));
    assertThat(plant.fragile()).hasSize(1);
  }

  @Test
  void limitsThatCannotBeAreTold() {
    assertThatThrownBy(() ->
            load(
                """
                scan: {only: [], fragile: [10.0.0.0/33]}
                limits: {host: {packets: 0}, network: {packets: 5}, all: {at_once: many}}
                scans: {office: {targets: [10.0.0.1], limits: {host: {packet: 1}}}}
                """))
        .hasMessageContaining("'only' that names nobody")
        .hasMessageContaining("10.0.0.0/33")
        .hasMessageContaining("'packets' must be between 1 and 1000000")
        .hasMessageContaining("unknown key 'network'")
        .hasMessageContaining("'at_once' must be a whole number")
        .hasMessageContaining("unknown key 'packet'");
  }

  @Test
  void anAddressIsInTheSmallestZoneThatHoldsIt() throws Exception {
    var nodes =
        load("""
        zones: {dmz: [10.9.0.0/16], core: [10.9.1.1, 10.8.0.0/16]}
        node: {name: probe-1, zones: [dmz, default]}
        """)
            .nodes();
    assertThat(nodes.name()).isEqualTo("probe-1");
    assertThat(nodes.labels()).containsExactly("dmz", "default");
    assertThat(nodes.zone(InetAddress.getByName("10.9.1.2"))).isEqualTo("dmz");
    assertThat(nodes.zone(InetAddress.getByName("10.9.1.1"))).isEqualTo("core");
    assertThat(nodes.zone(InetAddress.getByName("192.0.2.1"))).isEqualTo("default");
    assertThat(load("scan: {}").nodes().labels()).containsExactly("default");
  }

  @Test
  void zonesThatNobodyKnowsAndNamesThatCannotBeAreTold() {
    assertThatThrownBy(() ->
            load(
                """
                zones: {default: [10.0.0.0/8], dmz: [10.9.0.0/33]}
                node: {name: "a b", zones: [dmz, plant]}
                """))
        .hasMessageContaining("a zone cannot be called 'default'")
        .hasMessageContaining("10.9.0.0/33")
        .hasMessageContaining("there is no zone 'plant'")
        .hasMessageContaining("at most 63");
  }

  @Test
  void everyErrorIsToldAtOnce() {
    assertThatThrownBy(() ->
            load(
                """
                scan:
                  exclude: [10.0.0.300]
                  at_once: many
                  speed: 11
                scans:
                  office: {probes: [snmp]}
                """))
        .hasMessageContaining("settings.yaml:2: not an address or CIDR: 10.0.0.300")
        .hasMessageContaining("settings.yaml:3: 'at_once' must be a whole number, not 'many'")
        .hasMessageContaining("settings.yaml:4: unknown key 'speed'")
        .hasMessageContaining("settings.yaml:6: a scan needs 'targets'");
  }

  @Test
  void settingsThatCannotBeReadAreNoReasonToExcludeNothing() throws IOException {
    var dangling = home.resolve("dangling.yaml");
    Files.createSymbolicLink(dangling, home.resolve("nowhere"));
    var loop = Files.createSymbolicLink(home.resolve("loop"), home.resolve("loop"));
    var lost = Files.createSymbolicLink(home.resolve("lost"), home.resolve("no-home"));
    var file = Files.writeString(home.resolve("file"), "");
    var directory = Files.createDirectory(home.resolve("directory.yaml"));
    for (var unreadable :
        List.of(
            dangling,
            loop.resolve("settings.yaml"),
            lost.resolve("settings.yaml"),
            file.resolve("settings.yaml"),
            directory)) {
      assertThatThrownBy(() -> HomeSettings.load(unreadable))
          .as(unreadable.toString())
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(unreadable + ":1: cannot be read");
    }
  }

  @Test
  void settingsBehindAClosedDoorAreAProblem() throws IOException {
    var closed = Files.createDirectory(home.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(closed), "permissions do not bind root");
      assertThatThrownBy(() -> HomeSettings.load(closed.resolve("settings.yaml")))
          .hasMessageContaining("cannot be read");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private HomeSettings load(String text) throws IOException {
    var file = home.resolve("settings.yaml");
    Files.writeString(file, text);
    return HomeSettings.load(file);
  }
}
