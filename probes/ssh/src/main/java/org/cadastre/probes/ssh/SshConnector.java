package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.Config;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.jspecify.annotations.Nullable;

/// Opens SSH sessions. One per process is enough: it shares one set of algorithms, and lets only so
/// many key exchanges run at once, since those are what costs both sides dear.
///
/// Credentials of one user share a connection; servers do not let a connection change its user.
public final class SshConnector implements Connector {
  private static final int MOST_HANDSHAKES = 32;

  private final Semaphore gate = new Semaphore(MOST_HANDSHAKES);
  private final Watchdog watchdog = new Watchdog();
  private final KeyRing keys = new KeyRing();
  private @Nullable Config config;

  @Override
  public String protocol() {
    return "ssh";
  }

  @Override
  public int defaultPort() {
    return 22;
  }

  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    var reasons = new ArrayList<String>();
    for (var credentials : byUser(access.credentials())) {
      var approach = new Approach(endpoint, access, new Means(config(), keys, watchdog, gate));
      switch (approach.contact(credentials)) {
        case Approach.Ended(var contact) -> {
          return contact;
        }
        case Approach.Rejected(var reason) -> reasons.add(reason);
      }
    }
    return new Contact.Failed(Outcome.DENIED, true, String.join("; ", reasons));
  }

  /// One group for each user, in the order of the credentials; one empty group when there is no
  /// credential, so that the endpoint is looked at all the same.
  private static List<List<Credential>> byUser(List<Credential> credentials) {
    Map<String, List<Credential>> groups = new LinkedHashMap<>();
    for (var credential : credentials) {
      user(credential)
          .ifPresent(user -> groups.computeIfAbsent(user, _ -> new ArrayList<>()).add(credential));
    }
    return groups.isEmpty() ? List.of(List.of()) : List.copyOf(groups.values());
  }

  private static Optional<String> user(Credential credential) {
    return switch (credential) {
      case Credential.SshKey key -> Optional.of(key.user());
      case Credential.SshPassword password -> Optional.of(password.user());
      case Credential.SnmpV1 _,
          Credential.SnmpV2c _,
          Credential.SnmpV3 _,
          Credential.ApiAccount _ ->
          Optional.empty();
    };
  }

  private synchronized Config config() {
    if (config == null) {
      config = Algorithms.restricted();
    }
    return config;
  }

  /// Ends the sessions that still stand, too.
  @Override
  public void close() {
    watchdog.stop();
  }
}
