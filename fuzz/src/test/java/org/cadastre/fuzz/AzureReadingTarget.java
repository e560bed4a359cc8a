package org.cadastre.fuzz;

import java.util.List;
import org.cadastre.probes.azure.AzureProbe;

/// What is concluded from the answers of azure.
public final class AzureReadingTarget implements Target {
  private static final Recordings RECORDINGS = Recordings.of("azure");
  private static final AzureProbe PROBE = new AzureProbe();

  public static void fuzzerInitialize() {
    RECORDINGS.seeds().forEach(AzureReadingTarget::fuzzerTestOneInput);
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
