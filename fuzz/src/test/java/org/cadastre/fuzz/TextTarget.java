package org.cadastre.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.MalformedTranscriptException;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.imports.Due;
import org.cadastre.imports.Imports;
import org.cadastre.probes.aws.AwsProbe;
import org.cadastre.probes.azure.AzureProbe;
import org.cadastre.probes.dns.DnsProbe;
import org.cadastre.probes.snmp.SnmpProbe;
import org.cadastre.probes.ssh.SshProbe;

/// Texts that we archive, hash and hand out: transcripts, which every reader must bear whatever
/// stands in them, acts and decisions.
public final class TextTarget implements Target {
  private static final Map<String, TranscriptReader> READERS = readers();

  private static Map<String, TranscriptReader> readers() {
    var all = Shipped.CONFIGURATION;
    var readers =
        new TreeMap<String, TranscriptReader>(new Imports(all.model(), all.vocabulary()).readers());
    for (var probe :
        List.of(
            new SnmpProbe(all.knowledge("snmp"), all.vocabulary()),
            new SshProbe(all.knowledge("ssh"), all.vocabulary()),
            new AwsProbe(),
            new AzureProbe(),
            new DnsProbe())) {
      readers.put(
          probe.name(), t -> List.of(new Testimony(probe.source(t), t.ended(), probe.read(t))));
    }
    return readers;
  }

  public static void fuzzerInitialize() {
    new TextTarget().seeds().forEach(TextTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    try {
      switch (told.kind()) {
        case 'a' -> ActText.read(told.text());
        case 's' -> ActText.readSigned(told.text());
        case 'd' -> DecisionText.read(told.text(), Instant.EPOCH);
        default -> read(TranscriptText.read(Answer.decode(told.bytes())));
      }
    } catch (MalformedTextException | MalformedTranscriptException _) {
      return;
    }
  }

  private static void read(Transcript transcript) {
    var written = TranscriptText.write(transcript);
    if (!TranscriptText.write(TranscriptText.read(written)).equals(written)) {
      throw new AssertionError("a transcript that reads differently than it was written");
    }
    var reader = READERS.get(transcript.probe());
    if (reader != null) {
      reader.read(transcript).forEach(said -> Conclusions.require(transcript, said.findings()));
    }
    Due.of(List.of(transcript)).forEach(due -> due.resources().forEach(Objects::requireNonNull));
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    READERS.keySet().forEach(probe -> seeds.addAll(Told.seeds(transcript(probe))));
    seeds.addAll(
        Told.seeds(
            """
            acadastre act 1
            act locked
            ci 9ba72c
            attribute host.name
            value ttdb01
            until 2026-12-01T00:00:00Z
            """,
            "acadastre act 1\nact scheduled\nname nightly\nterm cron\nis 0 2 * * *\n",
            """
            scadastre signed act 1
            id 1
            recorded 2026-11-21T08:30:00Z
            actor jdoe
            reason the label was wrong,
             see the photograph
            act same
            one a
            other b
            """,
            DECISION));
    return seeds;
  }

  private static final String DECISION =
      """
      dcadastre decision 1
      ci c1
      attribute host.name
      value ttdb01
      status VERIFIED
      source ssh
      host c1
      facet system
      by 2026-11-21T08:00:00Z
      fresh PT24H
      because ssh comes first
      rules rules-1
      decided 2026-11-21T09:00:00Z
      lost ttdb01.example
      source snmp
      host c1
      facet system
      because ssh comes first
      """;

  private static String transcript(String probe) {
    return """
    tcadastre transcript 1
    probe %s
    endpoint %s:192.0.2.7:161
    started 2026-11-21T08:30:00Z
    ended 2026-11-21T08:30:01.5Z
    ? get
     1.3.6.1.2.1.1.2.0
    = 0 complete
     1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10
    ? run
     dmidecode
    ! permission denied
    ? walk
     1.3.6.1.2.1.47.1.1.1.1
    - 5000
    """
        .formatted(probe, probe.startsWith("import") ? "file" : probe);
  }
}
