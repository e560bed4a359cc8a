package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What runs on a host, what it is, and whom it needs.
class ProgramsTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.root", "."), "config");

  private SshProbe probe;

  @BeforeEach
  void load() {
    assumeTrue(Files.isDirectory(CONFIG), "skipped: there is no config/ beside the sources");
    var configuration = Configuration.load(CONFIG);
    probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());
  }

  /// nginx in front of a Tomcat on this host and of another server, the Tomcat on a database.
  static Answers shop() {
    return Answers.server()
        .say(
            Asked.SYSTEM,
            """
            Linux web1 6.1.0-13-amd64 x86_64
            uid=0
            machine-id=0f1e2d3c4b5a69788796a5b4c3d2e1f0
            """)
        .say(
            Asked.PROCESSES,
            """
              1     0 root     -                     systemd         /sbin/init
              700     1 root     nginx.service         nginx           nginx: master process /usr/sbin/nginx
              701   700 www-data nginx.service         nginx           nginx: worker process
              800     1 tomcat   tomcat.service        java            /usr/bin/java -cp /a.jar:/b.jar -Dcatalina.home=/opt/apache-tomcat-9.0.83 org.apache.catalina.startup.Bootstrap start
              900     1 root     -                     backup agent    /opt/backup agent --daemon
              2     0 root     -                     kthreadd        [kthreadd]
            columns=unit
            """)
        .say(
            Asked.SOCKETS,
            """
            tcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=701,fd=6),("nginx",pid=700,fd=6))
            tcp LISTEN 0 100 *:8080 *:* users:(("java",pid=800,fd=44))
            tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*
            """)
        .say(
            Asked.CONNECTIONS,
            """
            0 0 127.0.0.1:41000 127.0.0.1:8080 users:(("nginx",pid=701,fd=9))
            0 0 10.1.2.3:80 192.0.2.77:50123 users:(("nginx",pid=701,fd=10))
            0 0 10.1.2.3:38000 10.9.9.9:5432 users:(("java",pid=800,fd=50))
            0 0 10.1.2.3:38001 10.9.9.9:5432 users:(("java",pid=800,fd=51))
            """)
        .say(
            Asked.CONFIGURATION,
            """
            software=nginx
            file=/etc/nginx/nginx.conf
            upstream app {
            server 127.0.0.1:8080;
            server 10.1.2.4:8080;
            server { listen 80;
            proxy_pass http://app;
            """)
        .say(Asked.DPKG, "nginx\t1.22.1-9+deb12u1\tamd64\tii \n");
  }

  private Found found(Answers answers) {
    return Found.in(probe.read(answers.transcript()));
  }

  private static List<String> links(Found found, String relation) {
    return found.findings().stream()
        .filter(Finding.Link.class::isInstance)
        .map(Finding.Link.class::cast)
        .filter(link -> link.relation().equals(relation))
        .map(link -> link.subject().name() + " -> " + link.other().name())
        .toList();
  }

  @Test
  void known_software_is_recognised_with_its_version() {
    var found = found(shop());

    assertThat(found.parts("application"))
        .containsExactlyInAnyOrder("nginx:80", "Apache Tomcat:8080");
    assertThat(found.text("nginx:80", "software.version")).isEqualTo("1.22.1");
    assertThat(found.text("nginx:80", "process.unit")).isEqualTo("nginx.service");
    assertThat(found.text("Apache Tomcat:8080", "software.version")).isEqualTo("9.0.83");
    assertThat(found.text("Apache Tomcat:8080", "process.user")).isEqualTo("tomcat");
    assertThat(found.text("Apache Tomcat:8080", "process.command")).doesNotContain("a.jar");
  }

  @Test
  void programs_are_linked_to_their_sockets_and_their_host() {
    var found = found(shop());

    assertThat(links(found, "listens_on"))
        .containsExactlyInAnyOrder(
            "nginx:80 -> tcp:0.0.0.0:80", "Apache Tomcat:8080 -> tcp:*:8080");
    assertThat(links(found, "runs_on"))
        .containsExactlyInAnyOrder("nginx:80 -> web1", "Apache Tomcat:8080 -> web1");
  }

  @Test
  void needs_are_told_from_being_needed_and_know_what_speaks_for_them() {
    var found = found(shop());

    assertThat(links(found, "depends_on"))
        .containsExactlyInAnyOrder(
            "nginx:80 -> Apache Tomcat:8080",
            "nginx:80 -> 10.1.2.4",
            "Apache Tomcat:8080 -> 10.9.9.9");
    assertThat(found.text("nginx:80 → 127.0.0.1:8080", "dependency.confidence")).isEqualTo("99");
    assertThat(found.text("nginx:80 → 10.1.2.4:8080", "dependency.confidence")).isEqualTo("70");
    assertThat(found.text("java:8080 → 10.9.9.9:5432", "dependency.confidence")).isEqualTo("90");
    assertThat(found.text("java:8080 → 10.9.9.9:5432", "dependency.evidence"))
        .isEqualTo("connection");
    assertThat(found.coverage("dependencies")).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void what_others_connect_to_is_no_need() {
    assertThat(links(found(shop()), "depends_on")).noneMatch(link -> link.contains("192.0.2.77"));
  }

  @Test
  void without_owners_the_host_itself_needs_its_peers() {
    var found =
        found(
            shop()
                .say(Asked.SYSTEM, "Linux web1 6.1.0 x86_64\n")
                .say(Asked.CONNECTIONS, "0 0 10.1.2.3:38000 10.9.9.9:5432\n"));

    assertThat(links(found, "depends_on")).contains("web1 -> 10.9.9.9");
    assertThat(found.coverage("dependencies")).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void nothing_that_communicates_is_ever_listed_completely() {
    assertThat(found(shop()).censuses()).doesNotContain("process", "application", "dependency");
  }
}
