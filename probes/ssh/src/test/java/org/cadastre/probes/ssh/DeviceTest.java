package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.probes.ssh.SimulatedDevice.Manners;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Network devices have no shell: they are questioned on their own command line.
class DeviceTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.root", "."), "config");
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 100_000, 1_000_000);
  private static final Manners IOS =
      new Manners(
          "Cisco-1.25", "\nKeep out!\n\n", "sw1#", " --More-- ", "% Invalid input detected", true);
  private static final Map<String, String> CATALYST =
      Map.of(
          "terminal length 0",
          "",
          "show version",
          """
          Cisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(2)E7, RELEASE SOFTWARE (fc3)
          Technical Support: http://www.cisco.com/techsupport
          Copyright (c) 1986-2017 by Cisco Systems, Inc.
          Compiled Thu 13-Jul-17 19:45 by prod_rel_team

          ROM: Bootstrap program is C2960X boot loader

          sw1 uptime is 3 weeks, 1 day
          System returned to ROM by power-on
          System image file is "flash:c2960x.bin"
          cisco WS-C2960X-48FPD-L (APM86XXX) processor (revision V02) with 524288K bytes of memory.
          Processor board ID FOC2113S1AB
          Last reset from power-on
          Model number                    : WS-C2960X-48FPD-L
          System serial number            : FOC2113S1AB
          """,
          "show inventory",
          """
          NAME: "1", DESCR: "WS-C2960X-48FPD-L"
          PID: WS-C2960X-48FPD-L , VID: V02  , SN: FOC2113S1AB

          NAME: "GigabitEthernet1/0/49", DESCR: "1000BaseSX SFP"
          PID: Unspecified         , VID:      , SN: AGM1234ABCD
          """);

  private SshProbe probe;

  @BeforeEach
  void load() {
    assumeTrue(Files.isDirectory(CONFIG), "skipped: there is no config/ beside the sources");
    var configuration = Configuration.load(CONFIG);
    probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());
  }

  private Transcript surveyed(SimulatedDevice device) throws Exception {
    var password = new Credential.SshPassword("lab", "admin", Secret.of("correct horse"));
    try (var connector = new SshConnector()) {
      var contact =
          connector.contact(
              device.endpoint(), new Access(List.of(password), KnownHosts.ANY, LIMITS));
      assertThat(contact).isInstanceOf(Contact.Opened.class);
      try (var session = new Recording(((Contact.Opened) contact).session())) {
        probe.question(session);
        return session.transcript();
      }
    }
  }

  @Test
  void a_switch_tells_what_it_is_page_by_page() throws Exception {
    try (var device = SimulatedDevice.start(IOS, CATALYST)) {
      var found = Found.in(probe.read(surveyed(device)));

      assertThat(found.host().ciClass()).isEqualTo("switch");
      assertThat(found.text("host.name")).isEqualTo("sw1");
      assertThat(found.text("hw.vendor")).isEqualTo("Cisco");
      assertThat(found.text("hw.model")).isEqualTo("WS-C2960X-48FPD-L");
      assertThat(found.text("hw.serial_number")).isEqualTo("FOC2113S1AB");
      assertThat(found.text("os.name")).isEqualTo("IOS");
      assertThat(found.text("os.version")).isEqualTo("15.2(2)E7");
      assertThat(found.keys("hw.serial_number")).containsExactly("FOC2113S1AB");
      assertThat(found.parts("hardware_component"))
          .containsExactlyInAnyOrder("1", "GigabitEthernet1/0/49");
      assertThat(found.text("GigabitEthernet1/0/49", "hw.serial_number")).isEqualTo("AGM1234ABCD");
      assertThat(found.coverage("system")).isEqualTo(Outcome.COMPLETE);
    }
  }

  @Test
  void a_device_whose_banner_says_that_it_has_no_shell_is_not_asked_for_one() throws Exception {
    try (var device = SimulatedDevice.start(IOS, CATALYST)) {
      surveyed(device);

      assertThat(device.executions()).isZero();
    }
  }

  @Test
  void a_device_that_hangs_up_when_asked_for_a_shell_is_called_once_more() throws Exception {
    var unnamed = new Manners("OpenSSH_7.9", "", "leaf1> ", "", "% Invalid input", true);
    var arista =
        Map.of(
            "show version",
            """
            Arista DCS-7050TX-64-R
            Hardware version:    01.10
            Serial number:       JPE14080459

            Software image version: 4.21.1F
            """);
    try (var device = SimulatedDevice.start(unnamed, arista)) {
      var found = Found.in(probe.read(surveyed(device)));

      assertThat(device.executions()).isEqualTo(1);
      assertThat(found.text("hw.model")).isEqualTo("DCS-7050TX-64-R");
      assertThat(found.text("os.version")).isEqualTo("4.21.1F");
      assertThat(found.text("host.name")).isEqualTo("leaf1");
    }
  }

  @Test
  void a_firewall_with_other_words_is_understood() throws Exception {
    var forti = new Manners("FortiSSH_1", "", "fw1 # ", "--More-- ", "Unknown action 0", false);
    var status =
        """
        Version: FortiGate-60E v6.4.5,build1828,210217 (GA)
        Virus-DB: 1.00000(2018-04-09 18:07)
        Serial-Number: FGT60ETK18000000
        Hostname: fw1
        """;
    try (var device = SimulatedDevice.start(forti, Map.of("get system status", status))) {
      var found = Found.in(probe.read(surveyed(device)));

      assertThat(found.host().ciClass()).isEqualTo("firewall");
      assertThat(found.text("os.version")).isEqualTo("6.4.5");
      assertThat(found.text("hw.vendor")).isEqualTo("Fortinet");
    }
  }

  @Test
  void an_unknown_device_is_named_as_not_understood() throws Exception {
    var strange = new Manners("Cisco-1.25", "", "thing> ", "", "Unknown command", false);
    try (var device = SimulatedDevice.start(strange, Map.of())) {
      var found = Found.in(probe.read(surveyed(device)));

      assertThat(found.host().ciClass()).isEqualTo("network_device");
      assertThat(found.host().name()).isEqualTo("thing");
      assertThat(found.coverage("system")).isEqualTo(Outcome.PARTIAL);
    }
  }

  @Test
  void what_was_asked_and_said_is_in_the_transcript() throws Exception {
    try (var device = SimulatedDevice.start(IOS, CATALYST)) {
      assertThat(surveyed(device).exchanges())
          .filteredOn(e -> e.question().text().equals("show version"))
          .singleElement()
          .satisfies(exchange ->
              assertThat(exchange.answer())
                  .isEqualTo(new Answer.Said(CATALYST.get("show version") + "\n", 0, true)));
    }
  }
}
