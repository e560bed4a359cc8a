package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Leave;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Offers one credential to one agent and finds out whether it is taken.
final class Greeter {
  private final Sockets sockets;
  private final SecureRandom random;
  private final KeyForge forge;
  private final PortKnock knock;

  Greeter(Sockets sockets, SecureRandom random, KeyForge forge, PortKnock knock) {
    this.sockets = sockets;
    this.random = random;
    this.forge = forge;
    this.knock = knock;
  }

  /// @param firstAnswer how long to wait for a sign of life, all tries together
  Greeting greet(InetSocketAddress peer, Credential credential, Duration firstAnswer, Leave leave)
      throws IOException, InterruptedException {
    var way = new Way(sockets.forStranger(peer), peer, leave);
    return switch (credential) {
      case Credential.SnmpV1 v1 ->
          community(way, CommunityDialect.v1(v1.community()), "v1", firstAnswer);
      case Credential.SnmpV2c v2c ->
          community(way, CommunityDialect.v2c(v2c.community()), "v2c", firstAnswer);
      case Credential.SnmpV3 v3 -> new UsmGreeter(way, random, forge, knock).greet(v3, firstAnswer);
      case Credential.SshKey _, Credential.SshPassword _, Credential.ApiAccount _ ->
          throw new IllegalArgumentException("not a credential for SNMP");
    };
  }

  private Greeting community(
      Way way, CommunityDialect dialect, String version, Duration firstAnswer)
      throws InterruptedException {
    try (var line = new Line(way, dialect, random)) {
      return switch (knock.first(way, line, hello(dialect), firstAnswer)) {
        case PortKnock.Heard.Closed _ -> refused(way);
        case PortKnock.Heard.Said(Reply.Silence _) -> new Greeting.Unanswered(version);
        case PortKnock.Heard.Said(var reply) -> judge(dialect, version, reply);
      };
    }
  }

  private static Greeting judge(Dialect dialect, String version, Reply reply) {
    return switch (reply) {
      case Reply.Response(var pdu) when pdu.getErrorStatus() == PDU.authorizationError ->
          new Greeting.Rejected(
              Outcome.DENIED, true, "the agent refuses this community (authorizationError)", false);
      case Reply.Response _ -> new Greeting.Welcome(dialect);
      case Reply.Report(var why) -> garbled("a report " + why + " outside of SNMP v3");
      case Reply.Garbled(var why) -> garbled(why);
      case Reply.Unsent(var why) -> unsent(why);
      case Reply.Silence _ -> new Greeting.Unanswered(version);
    };
  }

  static Greeting garbled(String why) {
    return new Greeting.Rejected(
        Outcome.GARBLED, true, "something answered, but not in SNMP: " + why, false);
  }

  static Greeting unsent(String why) {
    return new Greeting.Rejected(
        Outcome.UNREACHABLE, false, "the request could not be sent: " + why, true);
  }

  static Greeting refused(Way way) {
    var reason =
        "nothing listens on UDP port "
            + way.peer().getPort()
            + " (ICMP port unreachable): no agent runs there, or on another port";
    return new Greeting.Rejected(Outcome.UNREACHABLE, true, reason, true);
  }

  /// A question that every agent can answer: sysObjectID, sysDescr, sysUpTime, sysName (RFC 3418).
  static PDU hello(Dialect dialect) {
    var pdu = dialect.request(PDU.GET);
    for (int column : new int[] {2, 1, 3, 5}) {
      pdu.add(new VariableBinding(new OID(new int[] {1, 3, 6, 1, 2, 1, 1, column, 0})));
    }
    return pdu;
  }
}
