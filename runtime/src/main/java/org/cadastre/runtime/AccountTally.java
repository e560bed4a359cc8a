package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.model.Value;
import org.cadastre.imports.Due;
import org.cadastre.reconciler.Observation;

/// Counts what accounts were asked, and gathers what their own events call for.
final class AccountTally {
  private static final Value INSTANCE = Value.of("cloud_instance");

  private final TreeMap<String, AccountCalls> calls = new TreeMap<>();
  private final List<Transcript> events = new ArrayList<>();

  void add(Transcript transcript, List<Observation> said) {
    if (transcript.probe().equals(Due.PROBE)) {
      events.add(transcript);
    }
    if (Cadastre.ofAccounts(transcript.probe())) {
      var scope = transcript.probe() + ":" + transcript.endpoint().host();
      calls.put(scope, new AccountCalls(scope, transcript.exchanges().size(), instances(said)));
    }
  }

  private static int instances(List<Observation> said) {
    var machines = new HashSet<Subject>();
    for (var observation : said) {
      for (var finding : observation.findings()) {
        if (finding instanceof Finding.Fact(var subject, var attribute, var value, _)
            && attribute.equals("ci.class")
            && value.equals(INSTANCE)) {
          machines.add(subject);
        }
      }
    }
    return machines.size();
  }

  List<AccountCalls> calls() {
    return List.copyOf(calls.values());
  }

  List<DueProbe> due() {
    return Due.of(events).stream().map(DueProbe::of).toList();
  }
}
