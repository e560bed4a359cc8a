package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `config/knowledge/ssh` makes of a server's answers.
class KnowledgeTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.root", "."), "config");

  private Configuration configuration;

  @BeforeEach
  void load() {
    assumeTrue(Files.isDirectory(CONFIG), "skipped: there is no config/ beside the sources");
    configuration = Configuration.load(CONFIG);
  }

  private List<Finding> read(Knowledge knowledge) {
    return new SshProbe(knowledge, configuration.vocabulary()).read(Answers.server().transcript());
  }

  private Knowledge without(String id) {
    return Knowledge.of(
        configuration.knowledge("ssh").entries().stream().filter(e -> !e.id().equals(id)).toList());
  }

  @Test
  void names_are_those_of_the_vocabulary() {
    var found = Found.in(read(configuration.knowledge("ssh")));

    assertThat(found.text("os.name")).isEqualTo("Debian");
    assertThat(found.text("os.version")).isEqualTo("12");
    assertThat(found.text("hw.vendor")).isEqualTo("Dell");
  }

  @Test
  void forgetting_an_entry_changes_only_what_cited_it() {
    var before = read(configuration.knowledge("ssh"));
    var after = read(without("debian"));

    Set<Finding> gone = new HashSet<>(before);
    after.forEach(gone::remove);
    assertThat(gone)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.evidence().knowledge()).isEqualTo("debian"));
    assertThat(before.stream().filter(f -> Objects.equals(f.evidence().knowledge(), "debian")))
        .allSatisfy(finding -> assertThat(gone).contains(finding));
  }

  @Test
  void every_attribute_class_and_relation_found_is_declared() {
    var probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());

    declared(probe.read(Answers.server().transcript()));
    declared(probe.read(busy().transcript()));
  }

  /// A host with something of every kind.
  private static Answers busy() {
    return ProgramsTest.shop()
        .say(
            Asked.SERVICES,
            """
            manager=rc
            on sshd
            """)
        .say(
            Asked.USERS,
            """
            root:x:0:0:root:/root:/bin/sh
            wheel:*:0:root
            """)
        .say(
            Asked.JOBS,
            """
            user=root
            @daily tidy
            """)
        .say(
            Asked.GUESTS,
            """
            runtime=lxc
            box RUNNING
            status=0
            runtime=qm
            100 vm1 running
            status=0
            """)
        .say(
            Asked.CLOUD,
            """
            vendor=Amazon EC2
            board=i-0123456789abcdef0
             "region": "eu-west-1"
            """)
        .say(
            Asked.PARTS,
            """
            section=zpool
            tank\t1000\t10\tONLINE
            """)
        .say(Asked.MOUNTS, "10.9.9.5:/x /x nfs rw\n")
        .say(
            Asked.NETWORK,
            """
            nameserver=10.0.0.53
            default via 10.1.2.1 dev eno1
            """);
  }

  private void declared(List<Finding> findings) {
    var model = configuration.model();

    assertThat(findings)
        .allSatisfy(finding -> {
          switch (finding) {
            case Finding.Fact fact -> {
              var declared = model.attribute(fact.attribute()).orElseThrow();
              assertThat(declared.kind().admits(fact.value())).as(fact.attribute()).isTrue();
              assertThat(model.ciClass(fact.subject().ciClass())).isPresent();
            }
            case Finding.Link link -> assertThat(model.relation(link.relation())).isPresent();
            case Finding.Census census -> assertThat(model.ciClass(census.ciClass())).isPresent();
            case Finding.Coverage coverage -> assertThat(coverage.facet()).isNotBlank();
          }
        });
  }
}
