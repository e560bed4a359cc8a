package org.cadastre.fuzz;

import java.io.IOException;
import java.util.stream.Stream;
import org.cadastre.cli.command.WordsTarget;
import org.cadastre.cmdb.audit.ProofTarget;
import org.cadastre.cmdb.journal.JournalTarget;
import org.cadastre.probes.dns.DnsTarget;
import org.cadastre.probes.snmp.SnmpMessageTarget;
import org.cadastre.probes.ssh.SshWireTarget;
import org.cadastre.runtime.HomeTarget;
import org.cadastre.settings.SettingsTarget;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that comes from outside makes a parser throw, hang or eat memory, whatever bytes a
/// fuzzer that watches them makes up.
class FuzzTest {
  static Stream<Target> targets() {
    return Stream.of(
        new SnmpMessageTarget(),
        new SnmpReadingTarget(),
        new SshWireTarget(),
        new SshReadingTarget(),
        new DnsTarget(),
        new CloudAnswerTarget(),
        new AwsReadingTarget(),
        new AzureReadingTarget(),
        new ImportTarget(),
        new TextTarget(),
        new JournalTarget(),
        new ProofTarget(),
        new HomeTarget(),
        new SettingsTarget(),
        new WordsTarget());
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Execution(ExecutionMode.CONCURRENT)
  void nothingFromOutsideBreaksIt(Target target) throws IOException, InterruptedException {
    new Fuzzer(target.getClass()).run(target.seeds()).requireNothingFound();
  }
}
