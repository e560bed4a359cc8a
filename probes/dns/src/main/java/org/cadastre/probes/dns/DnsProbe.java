package org.cadastre.probes.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.model.Value;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;

/// Learns what name servers call an address. A name that leads back to the address identifies,
/// weakly; one that does not is told all the same: it is what others will read in their logs.
public final class DnsProbe implements Probe {
  private static final int MOST_NAMES = 4;

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return endpoint.protocol().equals(name());
  }

  @Override
  public void question(Session session) throws InterruptedException {
    var address = Cidr.literal(session.endpoint().host());
    if (address.isEmpty()) {
      return;
    }
    var reverse = session.ask(new Question(RecordType.PTR.name(), ReverseZone.name(address.get())));
    var type = session.endpoint().host().contains(":") ? RecordType.AAAA : RecordType.A;
    for (var name : records(reverse).stream().limit(MOST_NAMES).toList()) {
      session.ask(new Question(type.name(), name));
    }
  }

  private static List<String> records(Answer answer) {
    return answer instanceof Answer.Said said ? said.text().lines().toList() : List.of();
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    var names = new TreeSet<String>();
    var leadingBack = new TreeSet<String>();
    for (var exchange : transcript.exchanges()) {
      if (exchange.question().verb().equals(RecordType.PTR.name())) {
        names.addAll(records(exchange.answer()));
      } else if (leadsTo(transcript.endpoint().host(), exchange)) {
        leadingBack.add(exchange.question().text());
      }
    }
    if (names.isEmpty()) {
      return List.of();
    }
    leadingBack.retainAll(names);
    var evidence = new Evidence(transcript.hash(), 0, null);
    var host = host(transcript.endpoint().host(), names.first(), leadingBack);
    return List.of(
        new Finding.Fact(host, "dns.names", Value.of(names), evidence),
        new Finding.Coverage("names", Outcome.COMPLETE, "", evidence));
  }

  private static boolean leadsTo(String address, Exchange exchange) {
    return records(exchange.answer()).stream()
        .anyMatch(record -> Cidr.literal(record).equals(Cidr.literal(address)));
  }

  private static Subject host(String address, String name, Iterable<String> leadingBack) {
    var keys = new ArrayList<Key>();
    keys.add(new Key("endpoint.address", address));
    Cidr.literal(address)
        .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
        .ifPresent(a -> keys.add(new Key("net.ip", Addresses.text(a))));
    leadingBack.forEach(each -> keys.add(new Key("dns.name", each)));
    return new Subject("device", name, keys);
  }
}
