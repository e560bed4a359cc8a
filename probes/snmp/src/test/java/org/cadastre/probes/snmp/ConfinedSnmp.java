package org.cadastre.probes.snmp;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Scanner;
import org.cadastre.settings.Configuration;
import org.cadastre.testkit.Confined;

/// A process that asks SNMP agents one after the other, with little memory to spare.
final class ConfinedSnmp {
  private ConfinedSnmp() {}

  /// @param arguments ports on loopback
  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        Configuration.load(Path.of(System.getProperty("cadastre.root", ".")).resolve("config"));
    var probe = new SnmpProbe(configuration.knowledge("snmp"), configuration.vocabulary());
    var connector = new SnmpConnector();
    try (connector) {
      var scanner =
          new Scanner(Map.of("snmp", new Protocol(probe, connector)), 1, InstantSource.system());
      for (var port : arguments) {
        var endpoint = new Endpoint("snmp", "127.0.0.1", Integer.parseInt(port));
        var approach = new Approach(endpoint, Dial.access(Confined.LIMITS, Dial.PUBLIC));
        System.out.println(Confined.survey(scanner, probe, approach));
      }
    }
  }
}
