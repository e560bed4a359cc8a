package org.cadastre.probes.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;

/// Opens SNMP sessions: v1, v2c and v3 with the user-based security model.
///
/// Made for hundreds of virtual threads at once: they share a few sockets, which are opened at the
/// first contact, and each decodes its own answers.
public final class SnmpConnector implements Connector {
  private final Sockets sockets = new Sockets();
  private final SecureRandom random = new SecureRandom();
  private final Greeter greeter = new Greeter(sockets, random, new KeyForge(), new PortKnock());

  @Override
  public String protocol() {
    return "snmp";
  }

  @Override
  public int defaultPort() {
    return 161;
  }

  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    var address = Cidr.literal(endpoint.host());
    if (address.isEmpty()) {
      return unreachable(endpoint.host() + " is not an IP address");
    }
    try {
      return contact(endpoint, new InetSocketAddress(address.get(), endpoint.port()), access);
    } catch (IOException e) {
      return unreachable("no UDP socket could be opened: " + e.getMessage());
    }
  }

  private Contact contact(Endpoint endpoint, InetSocketAddress peer, Access access)
      throws IOException, InterruptedException {
    var limits = access.limits();
    var attempts = new Attempts(limits.firstAnswer());
    for (var credential : access.credentials()) {
      if (!isForSnmp(credential)) {
        continue;
      }
      switch (greeter.greet(peer, credential, limits.firstAnswer(), access.leave())) {
        case Greeting.Welcome(var dialect) -> {
          var way = new Way(sockets.forTheLiving(peer), peer, access.leave());
          var line = new Line(way, dialect, random);
          var session = new SnmpSession(endpoint, line, limits, access.care());
          return new Contact.Opened(session, credential.name());
        }
        case Greeting.Unanswered(var version) -> attempts.unanswered(version, credential.name());
        case Greeting.Rejected rejected -> {
          attempts.rejected(rejected);
          if (rejected.lasting()) {
            return attempts.failed();
          }
        }
      }
    }
    return attempts.none()
        ? new Contact.Failed(Outcome.DENIED, false, "no credential for SNMP covers this endpoint")
        : attempts.failed();
  }

  private static boolean isForSnmp(Credential credential) {
    return switch (credential) {
      case Credential.SnmpV1 _, Credential.SnmpV2c _, Credential.SnmpV3 _ -> true;
      case Credential.SshKey _, Credential.SshPassword _, Credential.ApiAccount _ -> false;
    };
  }

  private static Contact.Failed unreachable(String reason) {
    return new Contact.Failed(Outcome.UNREACHABLE, false, reason);
  }

  @Override
  public void close() {
    sockets.close();
  }
}
