package org.cadastre.cmdb.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.journal.Thinning.Worded;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.TestimonyText;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.TranscriptArchive.KeptAct;

/// Lets the words of chosen transcripts go, as whoever has a policy does.
public final class Condensing {
  public static final Act ACT =
      new Act.Condensed(Instant.parse("2025-10-17T00:00:00Z"), Duration.ofDays(400));

  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  private Condensing() {}

  /// What every transcript is taken to say.
  public static List<Testimony> said(TranscriptHead head) {
    var host = new Subject("server", "web1", List.of(new Key("hw.serial_number", "AB12")));
    var by = new Evidence(head.hash(), 0, "linux");
    var fact = new Finding.Fact(host, "os.name", Value.of("Debian"), by);
    return List.of(new Testimony("ssh", head.ended(), List.of(fact)));
  }

  /// @param locations of the transcripts
  /// @return the act
  public static KeptAct condense(ChainedArchive archive, Collection<Long> locations) {
    var act = name(archive, ACT, locations);
    archive.thinning().thin();
    return act;
  }

  /// Only says which, as a process does that dies then.
  public static KeptAct name(ChainedArchive archive, Act act, Collection<Long> locations) {
    var kept = archive.append("jdoe", "the disk is full", act);
    var thinning = archive.thinning();
    var chosen = new ArrayList<Worded>();
    thinning.transcripts(
        FAR,
        one -> {
          if (locations.contains(one.kept().location())) {
            chosen.add(one);
          }
        });
    Map<String, Long> readings = new HashMap<>();
    var gone = new ArrayList<Removal.Gone>();
    for (var one : chosen) {
      var head = one.kept().head();
      var text = TestimonyText.write(head, said(head), _ -> false);
      gone.add(
          new Removal.Gone(
              one.kept().location(),
              one.link().hash(),
              one.link().content(),
              readings.computeIfAbsent(text, said -> thinning.keepReadings(List.of(said))[0]),
              one.kept().run(),
              one.kept().recordedAt(),
              head));
    }
    thinning.keep(new Removal(kept.location(), gone));
    return kept;
  }
}
