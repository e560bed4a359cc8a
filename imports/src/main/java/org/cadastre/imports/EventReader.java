package org.cadastre.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.Value;

/// Understands events: which machine was changed last, how, and when. That is hearsay: whoever
/// hands an event on has not looked at the machine, so that nothing is verified by it.
final class EventReader implements TranscriptReader {
  private static final Pattern AWS = Pattern.compile("i-[0-9a-f]{17}");
  private static final Pattern AZURE =
      Pattern.compile(
          "(/subscriptions/[^/]+/resourcegroups/[^/]+/providers/microsoft\\.compute/"
              + "(?:virtualmachines/[^/]+|virtualmachinescalesets/[^/]+/virtualmachines/[^/]+))(/.*)?");

  private record Last(CloudEvent event, int exchange) {}

  @Override
  public List<Testimony> read(Transcript transcript) {
    var bySource = new TreeMap<String, Map<String, Last>>();
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      if (transcript.exchanges().get(i).answer() instanceof Answer.Said said && said.succeeded()) {
        int at = i;
        CloudEvent.of(said.text()).ifPresent(event -> note(bySource, event, at));
      }
    }
    var hash = transcript.hash();
    var testimonies = new ArrayList<Testimony>();
    bySource.forEach(
        (source, lasts) -> testimonies.add(new Testimony(source, null, findings(lasts, hash))));
    return testimonies;
  }

  private static void note(Map<String, Map<String, Last>> bySource, CloudEvent event, int at) {
    machine(event)
        .ifPresent(id ->
            bySource
                .computeIfAbsent(source(event), _ -> new LinkedHashMap<>())
                .merge(id, new Last(event, at), EventReader::later));
  }

  private static Last later(Last one, Last other) {
    return other.event().at().isBefore(one.event().at()) ? one : other;
  }

  static String source(CloudEvent event) {
    return "events:" + event.provider() + ":" + event.account();
  }

  /// The key of a machine; empty for what is no machine.
  private static Optional<String> machine(CloudEvent event) {
    if (event.provider().equals("aws")) {
      return Optional.of(event.resource()).filter(AWS.asMatchPredicate());
    }
    var matcher = AZURE.matcher(event.resource());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static List<Finding> findings(Map<String, Last> lasts, String hash) {
    var findings = new ArrayList<Finding>();
    lasts.forEach((id, last) -> {
      var name = id.substring(id.lastIndexOf('/') + 1);
      var subject = new Subject("cloud_instance", name, List.of(new Key("cloud.resource_id", id)));
      var evidence = new Evidence(hash, last.exchange(), null);
      findings.add(
          new Finding.Fact(subject, "cloud.event.name", Value.of(last.event().what()), evidence));
      findings.add(
          new Finding.Fact(
              subject, "cloud.event.time", Value.of(last.event().at().toString()), evidence));
    });
    return findings;
  }
}
