package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What a transcript proves, and what it does not.
class ReadingTest {
  private static final SshProbe PROBE =
      new SshProbe(
          Knowledge.of(List.of()), Vocabulary.of(Map.of("vendor", Map.of("Dell Inc.", "Dell"))));

  private static Found found(Answers answers) {
    return Found.in(PROBE.read(answers.transcript()));
  }

  @Test
  void a_server_is_known_by_everything_that_tells_it_apart() {
    var found = found(Answers.server());

    assertThat(found.host().ciClass()).isEqualTo("server");
    assertThat(found.host().name()).isEqualTo("db1");
    assertThat(found.keys("host.id")).containsExactly("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    assertThat(found.keys("net.mac")).containsExactly("aa:bb:cc:00:00:01", "aa:bb:cc:00:00:02");
    assertThat(found.keys("net.ip")).containsExactly("10.1.2.3", "fd00:1::3");
    assertThat(found.keys("ssh.host_key")).containsExactly(Answers.HOST_KEY);
    assertThat(found.keys("endpoint.address")).containsExactly("10.1.2.3");
    assertThat(found.keys("hw.serial_number")).isEmpty();
  }

  @Test
  void a_server_tells_its_facts() {
    var found = found(Answers.server());

    assertThat(found.text("os.name")).isEqualTo("Debian GNU/Linux");
    assertThat(found.text("os.kernel_release")).isEqualTo("6.1.0-13-amd64");
    assertThat(found.text("system.uptime")).isEqualTo("86400");
    assertThat(found.text("hw.vendor")).isEqualTo("Dell");
    assertThat(found.text("hw.model")).isEqualTo("PowerEdge R640");
    assertThat(found.text("hw.cpu.logical_count")).isEqualTo("32");
    assertThat(found.text("hw.memory.size")).isEqualTo("134217728000");
    assertThat(found.text("net.ip")).isEqualTo("10.1.2.3, fd00:1::3");
    assertThat(found.text("virtualization.type")).isEqualTo("none");
  }

  @Test
  void parts_are_listed_within_their_host() {
    var found = found(Answers.server());

    assertThat(found.parts("interface")).containsExactly("lo", "eno1", "eno2", "br0", "docker0");
    assertThat(found.text("eno1", "interface.speed")).isEqualTo("10000000000");
    assertThat(found.text("eno2", "interface.oper_status")).isEqualTo("down");
    assertThat(found.parts("file_system")).containsExactly("/", "/srv/two words");
    assertThat(found.text("/", "file_system.used")).isEqualTo("25600000000");
    assertThat(found.parts("hardware_component")).containsExactly("sda");
    assertThat(found.text("sda", "hw.serial_number")).isEqualTo("S45PNA0M");
    assertThat(found.parts("software_package")).containsExactly("bash", "libc6");
    assertThat(found.parts("listening_socket"))
        .containsExactly("tcp:0.0.0.0:22", "tcp:::1:5432", "udp:127.0.0.1:323");
    assertThat(found.text("tcp:::1:5432", "socket.process")).isEqualTo("postgres");
    assertThat(found.censuses())
        .containsExactlyInAnyOrder(
            "interface", "file_system", "software_package", "listening_socket");
  }

  @Test
  void what_lacked_privilege_is_named() {
    var found = found(Answers.server());

    assertThat(found.coverage("hardware")).isEqualTo(Outcome.PARTIAL);
    assertThat(found.covered("hardware").reason())
        .startsWith("serial number and UUID need root (run as root or allow sudo -n cat");
    assertThat(found.covered("sockets").reason())
        .isEqualTo("process names of sockets of other users need root (run as root)");
    assertThat(found.coverage("system")).isEqualTo(Outcome.COMPLETE);
    assertThat(found.covered("software").reason()).isEmpty();
  }

  @Test
  void a_guest_is_a_server_that_says_on_what_it_runs() {
    var guest =
        Answers.server()
            .say(Asked.VIRTUALIZATION, "container=none\nvm=kvm\n")
            .say(
                Asked.DMI,
                """
                sys_vendor=QEMU
                product_name=Standard PC (Q35 + ICH9, 2009)
                product_serial=Not Specified
                product_uuid=4C4C4544-0042-3010-8057-B4C04F564433
                """);

    var found = found(guest);

    assertThat(found.host().ciClass()).isEqualTo("server");
    assertThat(found.text("ci.class")).isEqualTo("server");
    assertThat(found.text("virtualization.type")).isEqualTo("kvm");
    assertThat(found.keys("hw.uuid")).containsExactly("4c4c4544-0042-3010-8057-b4c04f564433");
    assertThat(found.keys("hw.serial_number")).isEmpty();
    assertThat(found.coverage("hardware")).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void a_container_is_not_taken_for_the_machine_it_runs_on() {
    var container =
        Answers.server()
            .say(Asked.VIRTUALIZATION, "container=docker\nvm=none\n")
            .say(
                Asked.DMI,
                """
                sys_vendor=Dell Inc.
                product_serial=ABC1234
                product_uuid=4c4c4544-0042-3010-8057-b4c04f564433
                """);

    var found = found(container);

    assertThat(found.host().ciClass()).isEqualTo("server");
    assertThat(found.keys("hw.uuid")).isEmpty();
    assertThat(found.keys("hw.serial_number")).isEmpty();
    assertThat(found.text("hw.vendor")).isEmpty();
    assertThat(found.parts("hardware_component")).isEmpty();
  }

  @Test
  void with_root_the_serial_number_identifies() {
    var root =
        Answers.server()
            .say(Asked.DMI, "sys_vendor=Dell Inc.\nproduct_name=R640\nproduct_serial=ABC1234\n");

    var found = found(root);

    assertThat(found.keys("hw.serial_number")).containsExactly("ABC1234");
    assertThat(found.keys("hw.vendor")).containsExactly("Dell");
    assertThat(found.coverage("hardware")).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void other_package_managers_are_understood() {
    var rpm =
        Answers.server()
            .answer(Asked.DPKG, new Answer.Said("", 127, true))
            .say(
                Asked.RPM,
                """
                kernel	(none)	5.14.0	362.8.1.el9_3	x86_64
                kernel	(none)	5.14.0	362.13.1.el9_3	x86_64
                gpg-pubkey	(none)	fd431d51	4ae0493b	(none)
                bind	32	9.16.23	14.el9	x86_64
                """);
    assertThat(found(rpm).parts("software_package")).containsExactly("kernel", "bind");
    assertThat(found(rpm).text("kernel", "software.version"))
        .isEqualTo("5.14.0-362.13.1.el9_3, 5.14.0-362.8.1.el9_3");
    assertThat(found(rpm).text("bind", "software.version")).isEqualTo("32:9.16.23-14.el9");

    var apk =
        Answers.server()
            .answer(Asked.DPKG, new Answer.Said("", 127, true))
            .say(Asked.APK, "P:musl\nV:1.2.4-r2\nA:x86_64\nP:busybox\nV:1.36.1-r5\nA:x86_64\n");
    assertThat(found(apk).parts("software_package")).containsExactly("musl", "busybox");
    assertThat(found(apk).text("busybox", "software.version")).isEqualTo("1.36.1-r5");
  }

  @Test
  void sockets_are_read_from_whatever_tool_there_is() {
    var netstat =
        Answers.server()
            .say(
                Asked.SOCKETS,
                """
                Active Internet connections (only servers)
                Proto Recv-Q Send-Q Local Address   Foreign Address  State   PID/Program name
                tcp        0      0 0.0.0.0:22      0.0.0.0:*        LISTEN  812/sshd: /usr/sbin
                tcp6       0      0 :::80           :::*             LISTEN  -
                """);
    assertThat(found(netstat).parts("listening_socket"))
        .containsExactly("tcp:0.0.0.0:22", "tcp::::80");
    assertThat(found(netstat).text("tcp:0.0.0.0:22", "socket.process")).isEqualTo("sshd");

    var kernel =
        Answers.server()
            .say(
                Asked.SOCKETS,
                """
                proto=tcp
                  sl  local_address rem_address   st
                   0: 0100007F:1538 00000000:0000 0A 00000000:00000000
                   1: 0100007F:1538 0100007F:C350 01 00000000:00000000
                proto=udp6
                   2: 00000000000000000000000000000000:0222 00000000000000000000000000000000:0000 07
                """);
    assertThat(found(kernel).parts("listening_socket"))
        .containsExactly("tcp:127.0.0.1:5432", "udp::::546");
  }

  @Test
  void an_answer_cut_short_proves_no_absence() {
    var cut =
        Answers.server()
            .answer(Asked.DPKG, new Answer.Said("bash\t5.2\tamd64\tii \nlib", -1, false))
            .answer(Asked.FILE_SYSTEMS, new Answer.Silent(Duration.ofSeconds(9)))
            .answer(Asked.INTERFACES, new Answer.Said("1: lo: <UP> mtu 1\n", 1, true));

    var found = found(cut);

    assertThat(found.parts("software_package")).containsExactly("bash");
    assertThat(found.coverage("software")).isEqualTo(Outcome.PARTIAL);
    assertThat(found.coverage("storage")).isEqualTo(Outcome.TIMED_OUT);
    assertThat(found.coverage("interfaces")).isEqualTo(Outcome.PARTIAL);
    assertThat(found.censuses()).containsExactly("listening_socket");
  }

  @Test
  void a_system_without_our_commands_is_said_to_be_unsupported() {
    var found = found(Answers.none());

    assertThat(found.host().ciClass()).isEqualTo("device");
    for (var facet : List.of("system", "storage", "interfaces", "software", "sockets")) {
      assertThat(found.coverage(facet)).as(facet).isEqualTo(Outcome.UNSUPPORTED);
    }
    assertThat(found.censuses()).isEmpty();
  }

  @Test
  void silence_is_a_time_out_in_every_facet() {
    var found = found(Answers.server().allSilent());

    for (var facet :
        List.of("system", "hardware", "storage", "interfaces", "software", "sockets")) {
      assertThat(found.coverage(facet)).as(facet).isEqualTo(Outcome.TIMED_OUT);
    }
  }

  @Test
  void reading_again_finds_the_same() {
    var transcript = Answers.server().transcript();

    assertThat(PROBE.read(transcript)).isEqualTo(PROBE.read(transcript));
    assertThat(PROBE.read(transcript))
        .extracting(Finding::evidence)
        .allSatisfy(evidence -> {
          assertThat(evidence.transcript()).isEqualTo(transcript.hash());
          assertThat(evidence.exchange()).isBetween(0, transcript.exchanges().size() - 1);
        });
  }

  @RepeatedTest(300)
  void no_transcript_however_damaged_makes_reading_fail(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var damaged = Answers.server();
    for (var exchange : Answers.server().transcript().exchanges()) {
      if (exchange.answer() instanceof Answer.Said said) {
        Asked.which(exchange.question())
            .ifPresent(asked -> damaged.say(asked, damage(said.text(), random)));
      }
    }

    assertThat(PROBE.read(damaged.transcript())).isNotEmpty();
  }

  private static String damage(String text, Random random) {
    var damaged = new StringBuilder(text);
    for (int i = 0; i < 12 && !damaged.isEmpty(); i++) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, (char) random.nextInt(0x300));
        case 2 -> damaged.insert(at, "9".repeat(random.nextInt(30)));
        default -> damaged.insert(at, damaged.substring(random.nextInt(at + 1), at));
      }
    }
    return damaged.toString();
  }
}
