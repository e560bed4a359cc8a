package org.cadastre.probes.dns;

import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Session;

/// Opens a conversation with the name servers about an address that has a name; the address itself
/// is not spoken to. Verbs are the types of records: `PTR`, `A`, `AAAA`.
public final class DnsConnector implements Connector {
  private final NameServers servers;

  /// Asks the servers that this machine uses.
  public DnsConnector() {
    this(NameServers.ofThisMachine());
  }

  DnsConnector(NameServers servers) {
    this.servers = servers;
  }

  @Override
  public String protocol() {
    return "dns";
  }

  @Override
  public int defaultPort() {
    return 53;
  }

  /// Most addresses have no name, and of those nothing is to be recorded.
  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    var address = Cidr.literal(endpoint.host());
    if (address.isEmpty()) {
      return failed(Outcome.UNSUPPORTED, "is a name, not an address");
    }
    var limit = access.limits().firstAnswer();
    var name = ReverseZone.name(address.get());
    return switch (servers.ask(name, RecordType.PTR, limit, access.leave())) {
      case Reply.Told told when told.records().isEmpty() ->
          failed(Outcome.UNREACHABLE, "no name is registered for it");
      case Reply.Told told -> new Contact.Opened(new Lookup(endpoint, access, servers, told), "");
      case Reply.Unanswered _ -> failed(Outcome.TIMED_OUT, "no name server answered");
      case Reply.Failing(var why) -> failed(Outcome.GARBLED, "the name server says: " + why);
    };
  }

  private static Contact failed(Outcome outcome, String reason) {
    return new Contact.Failed(outcome, false, reason);
  }

  @Override
  public void close() {
    // Nothing stays open between questions.
  }

  /// @param reverse what was told of the address when contact was sought
  private record Lookup(Endpoint endpoint, Access access, NameServers servers, Reply.Told reverse)
      implements Session {
    @Override
    public Answer ask(Question question) throws InterruptedException {
      var type = RecordType.named(question.verb());
      if (type.isEmpty()) {
        return new Answer.Refused("dns has no verb '" + question.verb() + "'");
      }
      var limit = access.limits().firstAnswer();
      var reply =
          type.get() == RecordType.PTR
              ? reverse
              : servers.ask(question.text(), type.get(), limit, access.leave());
      return switch (reply) {
        case Reply.Told(var records) -> new Answer.Said(String.join("\n", records), 0, true);
        case Reply.Unanswered _ -> new Answer.Silent(limit);
        case Reply.Failing(var why) -> new Answer.Refused(why);
      };
    }

    @Override
    public void close() {
      // Nothing stays open between questions.
    }
  }
}
