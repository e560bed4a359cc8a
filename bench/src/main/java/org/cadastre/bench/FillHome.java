package org.cadastre.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;

/// Fills a home with made-up SNMP devices: `FillHome HOME CONFIG DEVICES`.
public final class FillHome {
  private static final int INTERFACES = 4;

  private FillHome() {}

  public static void main(String[] arguments) {
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    var cadastre = new Cadastre(new Home(Path.of(arguments[0])), Path.of(arguments[1]), clock);
    var transcripts = new ArrayList<Transcript>();
    for (int device = 0; device < Integer.parseInt(arguments[2]); device++) {
      transcripts.add(transcript(device, clock.instant()));
    }
    var report = cadastre.enter(transcripts, "made-up devices");
    if (!report.faults().isEmpty()) {
      throw new IllegalStateException(report.faults().toString());
    }
  }

  private static Transcript transcript(int device, Instant at) {
    var host = "10.%d.%d.1".formatted(device / 256, device % 256);
    var exchanges = List.of(system(device), interfaces(device));
    return new Transcript("snmp", new Endpoint("snmp", host, 161), at, at, exchanges);
  }

  private static Exchange system(int device) {
    return new Exchange(
        new Question("get", "1.3.6.1.2.1.1.1.0\n1.3.6.1.2.1.1.2.0\n1.3.6.1.2.1.1.5.0"),
        new Answer.Said(
            """
            1.3.6.1.2.1.1.1.0|4|Linux device-%1$d 6.1.0-40-amd64
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10
            1.3.6.1.2.1.1.5.0|4|device-%1$d\
            """
                .formatted(device),
            0,
            true));
  }

  private static Exchange interfaces(int device) {
    var lines = new ArrayList<String>();
    for (int column : new int[] {2, 3, 6}) {
      for (int index = 1; index <= INTERFACES; index++) {
        var value =
            switch (column) {
              case 2 -> "4|eth" + index;
              case 3 -> "2|6";
              default -> "4x|0250%06X%02X".formatted(device, index);
            };
        lines.add("1.3.6.1.2.1.2.2.1.%d.%d|%s".formatted(column, index, value));
      }
    }
    return new Exchange(
        new Question("walk", "1.3.6.1.2.1.2.2.1.2\n1.3.6.1.2.1.2.2.1.3\n1.3.6.1.2.1.2.2.1.6"),
        new Answer.Said(String.join("\n", lines), 0, true));
  }
}
