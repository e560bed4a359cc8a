package org.cadastre.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Transcript;

/// Where a cloud has to be asked again, because it said that something was changed.
///
/// @param probe `aws` or `azure`
/// @param account account or subscription
/// @param region empty where the probe asks an account as a whole
/// @param resources what was changed
/// @param latest when the last of them was
public record Due(
    String probe, String account, String region, SortedSet<String> resources, Instant latest) {
  /// What stands as the probe in transcripts of events.
  public static final String PROBE = EventImporter.PROBE;

  /// What the events in these transcripts call for; of other transcripts, nothing.
  public static List<Due> of(Collection<Transcript> transcripts) {
    var byPlace = new TreeMap<String, Due>();
    for (var transcript : transcripts) {
      if (transcript.probe().equals(EventImporter.PROBE)) {
        for (var exchange : transcript.exchanges()) {
          if (exchange.answer() instanceof Answer.Said said) {
            CloudEvent.of(said.text())
                .map(Due::of)
                .ifPresent(due -> byPlace.merge(due.place(), due, Due::and));
          }
        }
      }
    }
    return List.copyOf(byPlace.values());
  }

  private static Due of(CloudEvent event) {
    var resources = new TreeSet<String>();
    resources.add(event.resource());
    return new Due(event.provider(), event.account(), event.region(), resources, event.at());
  }

  private String place() {
    return probe + " " + account + " " + region;
  }

  private Due and(Due other) {
    var all = new TreeSet<>(resources);
    all.addAll(other.resources());
    return new Due(
        probe, account, region, all, latest.isAfter(other.latest()) ? latest : other.latest());
  }
}
