package org.cadastre.probes.snmp;

import static org.snmp4j.mp.SnmpConstants.usmStatsDecryptionErrors;
import static org.snmp4j.mp.SnmpConstants.usmStatsNotInTimeWindows;
import static org.snmp4j.mp.SnmpConstants.usmStatsUnknownEngineIDs;
import static org.snmp4j.mp.SnmpConstants.usmStatsUnknownUserNames;
import static org.snmp4j.mp.SnmpConstants.usmStatsUnsupportedSecLevels;
import static org.snmp4j.mp.SnmpConstants.usmStatsWrongDigests;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/// Offers an SNMP v3 user to an agent: finds its engine, then which protocols it takes.
final class UsmGreeter {
  private final Way way;
  private final SecureRandom random;
  private final KeyForge forge;
  private final PortKnock knock;

  UsmGreeter(Way way, SecureRandom random, KeyForge forge, PortKnock knock) {
    this.way = way;
    this.random = random;
    this.forge = forge;
    this.knock = knock;
  }

  Greeting greet(Credential.SnmpV3 user, Duration firstAnswer) throws InterruptedException {
    var unusable = unusable(user);
    if (unusable != null) {
      return new Greeting.Rejected(Outcome.DENIED, false, unusable, false);
    }
    var engine = new Engine();
    return switch (discover(engine, firstAnswer)) {
      case PortKnock.Heard.Closed _ -> Greeter.refused(way);
      case PortKnock.Heard.Said(var found) when !engine.known() -> undiscovered(found);
      case PortKnock.Heard.Said _ -> offer(user, engine, firstAnswer.dividedBy(2));
    };
  }

  private PortKnock.Heard discover(Engine engine, Duration patience) throws InterruptedException {
    var dialect = UsmDialect.discovery(engine);
    try (var line = new Line(way, dialect, random)) {
      return knock.first(way, line, dialect.request(PDU.GET), patience);
    }
  }

  private static @Nullable String unusable(Credential.SnmpV3 user) {
    if (blank(user.authentication()) || blank(user.privacy())) {
      return "credential " + user.name() + " has an empty secret";
    }
    if (user.privacy() != null && user.authentication() == null) {
      return "credential " + user.name() + " has a privacy secret but none for authentication";
    }
    if (user.authentication() != null
        && UsmProtocols.authentication(user.authProtocol()).isEmpty()) {
      return "authentication protocol " + user.authProtocol() + " is not supported";
    }
    if (user.privacy() != null && UsmProtocols.privacy(user.privacyProtocol()).isEmpty()) {
      return "privacy protocol " + user.privacyProtocol() + " is not supported";
    }
    return null;
  }

  private static boolean blank(@Nullable Secret secret) {
    return secret != null && secret.reveal().isEmpty();
  }

  private static Greeting undiscovered(Reply reply) {
    return switch (reply) {
      case Reply.Response _, Reply.Report _ -> Greeter.garbled("an engine without an identity");
      case Reply.Garbled(var why) -> Greeter.garbled(why);
      case Reply.Unsent(var why) -> Greeter.unsent(why);
      case Reply.Silence _ -> new Greeting.Unanswered("v3");
    };
  }

  private record Offer(UsmDialect dialect, Reply reply) {}

  /// Tries every authentication protocol that the credential allows, until one is not answered with
  /// a wrong digest.
  private Greeting offer(Credential.SnmpV3 user, Engine engine, Duration patience)
      throws InterruptedException {
    Reply last = new Reply.Silence(patience);
    for (var authentication : authentications(user)) {
      var offer = offer(user, authentication, engine, patience);
      last = offer.reply();
      if (last instanceof Reply.Response(var pdu)
          && pdu.getErrorStatus() != PDU.authorizationError) {
        return new Greeting.Welcome(offer.dialect());
      }
      if (!says(last, usmStatsWrongDigests)) {
        break;
      }
    }
    return rejected(user, last);
  }

  /// Tries the privacy protocols in turn: an agent that cannot decipher says so or stays silent.
  private Offer offer(
      Credential.SnmpV3 user, String authentication, Engine engine, Duration patience)
      throws InterruptedException {
    var names = privacies(user);
    for (int i = 0; ; i++) {
      var keys = keys(user, authentication, names.get(i), engine);
      var dialect = new UsmDialect(engine, user.user(), keys);
      var reply = ask(dialect, patience);
      boolean undeciphered =
          reply instanceof Reply.Silence || says(reply, usmStatsDecryptionErrors);
      if (!undeciphered || i + 1 == names.size()) {
        return new Offer(dialect, reply);
      }
    }
  }

  private static List<String> authentications(Credential.SnmpV3 user) {
    return user.authentication() == null
        ? List.of("")
        : UsmProtocols.authentication(user.authProtocol());
  }

  private static List<String> privacies(Credential.SnmpV3 user) {
    return user.privacy() == null ? List.of("") : UsmProtocols.privacy(user.privacyProtocol());
  }

  private UsmKeys keys(
      Credential.SnmpV3 user, String authentication, String privacy, Engine engine) {
    var secret = user.authentication();
    return secret == null
        ? UsmKeys.NONE
        : forge.forge(authentication, secret, privacy, user.privacy(), engine.id());
  }

  private Reply ask(UsmDialect dialect, Duration patience) throws InterruptedException {
    try (var line = new Line(way, dialect, random)) {
      return line.ask(Greeter.hello(dialect), List.of(patience, patience));
    }
  }

  private static boolean says(Reply reply, OID reason) {
    return reply instanceof Reply.Report(var said) && said.equals(reason);
  }

  private static Greeting rejected(Credential.SnmpV3 user, Reply reply) {
    return switch (reply) {
      case Reply.Response _ ->
          new Greeting.Rejected(
              Outcome.DENIED, true, "the agent gives user " + user.user() + " no access", false);
      case Reply.Report(var reason) ->
          new Greeting.Rejected(Outcome.DENIED, true, because(user, reason), false);
      case Reply.Garbled(var why) -> Greeter.garbled(why);
      case Reply.Unsent(var why) -> Greeter.unsent(why);
      case Reply.Silence _ -> silent(user);
    };
  }

  private static Greeting silent(Credential.SnmpV3 user) {
    var cause =
        user.privacy() == null
            ? "the requests or answers were lost"
            : "most likely the privacy secret or protocol is wrong";
    var reason =
        "the SNMP v3 engine answered, but not to user %s (credential %s): %s"
            .formatted(user.user(), user.name(), cause);
    return new Greeting.Rejected(Outcome.TIMED_OUT, true, reason, false);
  }

  private static String because(Credential.SnmpV3 user, OID reason) {
    var who = "user " + user.user();
    var credential = " (credential " + user.name() + ")";
    if (reason.equals(usmStatsUnknownUserNames)) {
      return who + " unknown to the agent" + credential;
    }
    if (reason.equals(usmStatsWrongDigests)) {
      return "wrong authentication secret or protocol for " + who + credential;
    }
    if (reason.equals(usmStatsUnsupportedSecLevels)) {
      return "the agent does not grant "
          + who
          + " this security level (a user without privacy needs --privacy-protocol none)"
          + credential;
    }
    if (reason.equals(usmStatsDecryptionErrors)) {
      return "wrong privacy secret or protocol for " + who + credential;
    }
    if (reason.equals(usmStatsNotInTimeWindows)) {
      return "the agent's clock cannot be followed (not in time window)" + credential;
    }
    if (reason.equals(usmStatsUnknownEngineIDs)) {
      return "the agent changed its engine identity while it was asked" + credential;
    }
    return "the agent reports " + reason + credential;
  }
}
