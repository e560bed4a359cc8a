package org.cadastre.probes.ssh;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.settings.Configuration;
import org.cadastre.testkit.Confined;

/// A process that asks SSH servers one after the other, with little memory to spare.
final class ConfinedSsh {
  private ConfinedSsh() {}

  /// @param arguments ports on loopback, an honest peer's first
  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        Configuration.load(Path.of(System.getProperty("cadastre.root", ".")).resolve("config"));
    var probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());
    try (var connector = new SshConnector()) {
      var scanner =
          new Scanner(Map.of("ssh", new Protocol(probe, connector)), 1, InstantSource.system());
      var honest = scanner.ask(approach(arguments[0]));
      if (!(honest instanceof Result.Talked)) {
        throw new IllegalStateException("the honest peer: " + honest);
      }
      for (var port : List.of(arguments).subList(1, arguments.length)) {
        System.out.println(Confined.survey(scanner, probe, approach(port)));
      }
    }
  }

  private static Approach approach(String port) {
    var endpoint = new Endpoint("ssh", "127.0.0.1", Integer.parseInt(port));
    var password = new Credential.SshPassword("p", "root", Secret.of("hunter2"));
    return new Approach(endpoint, new Access(List.of(password), KnownHosts.ANY, Confined.LIMITS));
  }
}
