package org.cadastre.fuzz;

import java.util.List;
import org.cadastre.probes.snmp.SnmpProbe;

/// What is concluded from the answers of snmp.
public final class SnmpReadingTarget implements Target {
  private static final Recordings RECORDINGS = Recordings.of("snmp");
  private static final SnmpProbe PROBE =
      new SnmpProbe(Shipped.CONFIGURATION.knowledge("snmp"), Shipped.CONFIGURATION.vocabulary());

  public static void fuzzerInitialize() {
    RECORDINGS.seeds().forEach(SnmpReadingTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var transcript = RECORDINGS.conversation(data);
    Conclusions.require(transcript, PROBE.read(transcript));
  }

  @Override
  public List<byte[]> seeds() {
    return RECORDINGS.seeds();
  }
}
