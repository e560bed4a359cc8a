package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans that are asked to end.
class InterruptTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aScanThatIsInterruptedStillReports() throws Exception {
    var home = Files.createDirectories(directory.resolve("home"));
    Files.writeString(home.resolve("settings.yaml"), "scan: {at_once: 1, first_answer: 1s}\n");
    var log = directory.resolve("scan.log");
    try (var silent = new DatagramSocket(0, InetAddress.getByName("127.79.0.1"))) {
      silent.setSoTimeout(30_000);
      var scan =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Dcadastre.config=" + System.getProperty("cadastre.config"),
                      "-cp",
                      System.getProperty("java.class.path"),
                      Main.class.getName(),
                      "--home",
                      home.toString(),
                      "scan",
                      "run",
                      "--targets",
                      "127.79.0.1-250",
                      "--probes",
                      "snmp",
                      "--ports",
                      "snmp=" + silent.getLocalPort()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        // Heard but not answered: the scan waits here for a second, and is ended meanwhile.
        silent.receive(new DatagramPacket(new byte[1500], 1500));
        scan.destroy();
        assertThat(scan.waitFor(40, TimeUnit.SECONDS)).isTrue();
      } finally {
        scan.destroyForcibly();
      }
    }
    assertThat(log).content().containsPattern("run \\S+ interrupted: \\d+ asked");
  }
}
