package org.cadastre.probes.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Contact;

/// Gathers what became of each credential and sums it up for an operator.
final class Attempts {
  /// What says most about the endpoint comes first.
  private static final List<Outcome> TELLING =
      List.of(Outcome.DENIED, Outcome.GARBLED, Outcome.TIMED_OUT, Outcome.UNREACHABLE);

  private final Map<String, List<String>> unanswered = new LinkedHashMap<>();
  private final List<Greeting.Rejected> rejected = new ArrayList<>();
  private final Duration firstAnswer;

  Attempts(Duration firstAnswer) {
    this.firstAnswer = firstAnswer;
  }

  void unanswered(String version, String credential) {
    unanswered.computeIfAbsent(version, _ -> new ArrayList<>()).add(credential);
  }

  void rejected(Greeting.Rejected greeting) {
    rejected.add(greeting);
  }

  boolean none() {
    return unanswered.isEmpty() && rejected.isEmpty();
  }

  Contact.Failed failed() {
    var outcome =
        rejected.stream()
            .map(Greeting.Rejected::outcome)
            .min(Comparator.comparingInt(TELLING::indexOf))
            .orElse(Outcome.TIMED_OUT);
    var reasons =
        Stream.concat(
            rejected.stream().map(Greeting.Rejected::reason),
            unanswered.isEmpty() ? Stream.empty() : Stream.of(silence()));
    return new Contact.Failed(
        outcome,
        rejected.stream().anyMatch(Greeting.Rejected::alive),
        reasons.distinct().collect(Collectors.joining("; ")));
  }

  private String silence() {
    var versions = String.join(" and ", unanswered.keySet());
    var names = unanswered.values().stream().flatMap(List::stream).distinct().toList();
    return "no answer to SNMP %s within %s (credential%s %s): no agent there, filtered, or %s"
        .formatted(
            versions,
            Seconds.text(firstAnswer),
            names.size() == 1 ? "" : "s",
            String.join(", ", names),
            versions.equals("v3") ? "no SNMP v3" : "another community");
  }
}
