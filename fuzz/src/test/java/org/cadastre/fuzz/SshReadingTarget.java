package org.cadastre.fuzz;

import java.util.List;
import org.cadastre.probes.ssh.SshProbe;

/// What is concluded from the answers of ssh.
public final class SshReadingTarget implements Target {
  private static final Recordings RECORDINGS = Recordings.of("ssh");
  private static final SshProbe PROBE =
      new SshProbe(Shipped.CONFIGURATION.knowledge("ssh"), Shipped.CONFIGURATION.vocabulary());

  public static void fuzzerInitialize() {
    RECORDINGS.seeds().forEach(SshReadingTarget::fuzzerTestOneInput);
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
