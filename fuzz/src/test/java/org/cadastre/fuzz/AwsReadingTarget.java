package org.cadastre.fuzz;

import java.util.List;
import org.cadastre.probes.aws.AwsProbe;

/// What is concluded from the answers of aws.
public final class AwsReadingTarget implements Target {
  private static final Recordings RECORDINGS = Recordings.of("aws");
  private static final AwsProbe PROBE = new AwsProbe();

  public static void fuzzerInitialize() {
    RECORDINGS.seeds().forEach(AwsReadingTarget::fuzzerTestOneInput);
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
