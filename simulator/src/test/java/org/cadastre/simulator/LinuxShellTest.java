package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxShellTest {
  private static final Map<String, Sheet> SHEETS = EstateSheets.read();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system",
        "os-release",
        "release-files",
        "virtualization",
        "dmi",
        "cpu",
        "memory",
        "disks",
        "interfaces",
        "interface-details",
        "sockets",
        "processes",
        "connections",
        "services",
        "users",
        "configuration",
        "packages dpkg",
        "file-systems",
        "jobs",
        "mounts",
        "network",
        "certificates"
      })
  void a_debian_server_answers_every_question_of_the_survey(String label) {
    var said = asked("web-01", label);
    assertThat(said.status()).isZero();
    assertThat(said.text()).isNotBlank().doesNotContain("null").endsWith("\n");
  }

  @Test
  void it_does_not_have_the_package_managers_of_others() {
    assertThat(asked("web-01", "packages rpm")).isEqualTo(Shell.notFound());
    assertThat(asked("web-01", "packages pacman")).isEqualTo(Shell.notFound());
    assertThat(new LinuxShell(sheet("web-01")).answer("dmi")).isEqualTo(Shell.notFound());
  }

  @Test
  void packages_are_written_as_each_manager_writes_them() {
    assertThat(asked("web-01", "packages dpkg").text())
        .contains("\nopenssl\t3.0.17-1~deb12u2\tamd64\tii \n");
    assertThat(asked("db-01", "packages rpm").text())
        .contains("\nopenssl\t1\t3.2.2\t6.el9_5.1\tx86_64\n")
        .contains("\nbash\t(none)\t5.1.8\t9.el9\tx86_64\n");
    assertThat(asked("mail-01", "packages apk").text())
        .contains("P:openssl\nV:3.5.1-r0\nA:x86_64\n");
  }

  @Test
  void without_privileges_the_serial_number_and_whose_sockets_listen_stay_hidden() {
    assertThat(asked("app-01", "dmi").text())
        .contains("product_uuid!denied\n")
        .contains("sys_vendor=QEMU\n");
    assertThat(asked("app-01", "sockets").text()).contains(":8080 ").doesNotContain("users:");
    assertThat(asked("db-01", "dmi").text()).contains("product_serial=CZJ0410PQ7\n");
    assertThat(asked("db-01", "sockets").text()).contains("users:((\"postmaster\",");
  }

  @Test
  void an_update_and_an_unannounced_service_show_after_a_while() {
    assertThat(after("web-01", "packages dpkg")).contains("\nopenssl\t3.0.17-1~deb12u3\tamd64\t");
    assertThat(after("app-01", "packages dpkg")).contains("\nredis-server\t");
    assertThat(after("app-01", "sockets")).contains(" 0.0.0.0:6379 ");
  }

  @Test
  void programs_are_told_with_the_process_numbers_of_their_sockets_and_connections() {
    var pid = String.valueOf(LinuxPrograms.pid("nginx"));
    assertThat(asked("web-01", "processes").text())
        .containsPattern("\\b" + pid + " +1 root +nginx.service .*nginx: master");
    assertThat(asked("web-01", "sockets").text()).contains("((\"nginx\",pid=" + pid);
    assertThat(asked("web-01", "connections").text())
        .containsPattern(":\\d+ +10.42.0.14:8080 users:\\(\\(\"nginx\",pid=" + pid);
    assertThat(asked("app-01", "connections").text())
        .contains("10.42.0.13:5432")
        .doesNotContain("users:");
  }

  @Test
  void services_are_listed_as_each_manager_lists_them() {
    assertThat(asked("web-01", "services").text())
        .contains("manager=systemd\n", "nginx.service loaded active running ")
        .contains("section=files\n", "nginx.service enabled enabled\n");
    assertThat(asked("mail-01", "services").text())
        .contains("manager=openrc\n")
        .containsPattern(" postfix +\\[  started  \\]\n")
        .containsPattern(" +postfix \\| default\n");
  }

  @Test
  void jobs_and_mounts_are_told_as_their_tables_hold_them() {
    assertThat(asked("web-01", "jobs").text())
        .contains("file=/etc/cron.d/certbot\n0 */12 * * * root certbot -q renew\n")
        .contains("section=timers\n", " logrotate.timer logrotate.service\n");
    assertThat(asked("db-01", "jobs").text()).contains("user=postgres\n10 2 * * * pg_dumpall");
    assertThat(asked("db-01", "mounts").text())
        .contains("10.42.0.17:/backup/db-01 /mnt/backup nfs4 rw,");
    assertThat(asked("web-01", "network").text())
        .contains("nameserver=10.42.0.1\n", "default via 10.42.0.1 dev ens3\n");
  }

  private static String after(String server, String label) {
    var answer = new LinuxShell(sheet(server).drifted()).answer("# " + label);
    assertThat(answer).isNotEqualTo(asked(server, label));
    return ((Answer.Said) answer).text();
  }

  private static Answer.Said asked(String server, String label) {
    var answer = new LinuxShell(sheet(server)).answer("# " + label + "\nwhatever it takes");
    assertThat(answer).isInstanceOf(Answer.Said.class);
    return (Answer.Said) answer;
  }

  private static Sheet sheet(String server) {
    return SHEETS.getOrDefault(server, Sheet.parse(""));
  }
}
