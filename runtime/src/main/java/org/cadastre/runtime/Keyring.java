package org.cadastre.runtime;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Result;

/// Says with which credentials an endpoint may be approached: only those scoped to it, and of those
/// only the named ones where any were named.
final class Keyring {
  private static final Credential PUBLIC = new Credential.SnmpV2c("public", Secret.of("public"));

  /// What the machine we run on may do of itself, by the provider's own chain of credentials.
  private static Credential own(String protocol) {
    return new Credential.ApiAccount("default chain", protocol, Map.of(), Map.of());
  }

  /// Lists of a whole account are longer than what a device says.
  private static final Limits OF_ACCOUNTS =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(30),
          16 * 1024 * 1024,
          56 * 1024 * 1024);

  private final Vault vault;
  private final List<VaultEntry> entries;
  private final boolean named;
  private final HostKeys hostKeys;
  private final Limits limits;
  private final Map<String, Credential> opened = new HashMap<>();

  /// @param names empty for every credential
  Keyring(Home home, List<String> names, boolean pinHostKeys, Limits limits) {
    this.vault = new Vault(home);
    this.named = !names.isEmpty();
    this.entries = named ? vault.named(names) : vault.list();
    var user = Path.of(userHome(), ".ssh", "known_hosts");
    this.hostKeys =
        new HostKeyFiles(List.of(user, home.knownHosts()), home.knownHosts(), pinHostKeys);
    this.limits = limits;
  }

  /// Where the shell, and with it ssh, takes the user to live.
  private static String userHome() {
    var told = System.getenv("HOME");
    return told == null || told.isBlank() ? System.getProperty("user.home") : told;
  }

  boolean has(String protocol) {
    return entries.stream().anyMatch(entry -> entry.kind().protocol().equals(protocol));
  }

  Access accessTo(Endpoint endpoint) {
    boolean account = Protocols.ACCOUNTS.contains(endpoint.protocol());
    return new Access(credentials(endpoint), hostKeys, account ? OF_ACCOUNTS : limits);
  }

  /// Whether credentials were named for the protocol of which none may be shown to this endpoint.
  boolean barred(Endpoint endpoint) {
    return named && has(endpoint.protocol()) && scoped(endpoint).isEmpty();
  }

  static Result.Failed outOfScope(Endpoint endpoint) {
    return new Result.Failed(
        endpoint,
        Outcome.DENIED,
        false,
        "no named %s credential is scoped to %s; nothing was sent"
            .formatted(endpoint.protocol(), endpoint.host()));
  }

  private List<Credential> credentials(Endpoint endpoint) {
    var scoped = scoped(endpoint);
    if (scoped.isEmpty() && Protocols.ACCOUNTS.contains(endpoint.protocol())) {
      return List.of(own(endpoint.protocol()));
    }
    if (scoped.isEmpty() && endpoint.protocol().equals("snmp")) {
      return List.of(PUBLIC);
    }
    return scoped.stream().map(this::open).toList();
  }

  /// Credentials that may tell which accounts there are.
  List<Credential> ofAccounts(String protocol) {
    var all =
        entries.stream()
            .filter(entry -> entry.kind().protocol().equals(protocol))
            .map(this::open)
            .toList();
    return all.isEmpty() ? List.of(own(protocol)) : all;
  }

  /// Accounts that credentials name as what they are for.
  List<String> accountsOf(String protocol) {
    return entries.stream()
        .filter(entry -> entry.kind().protocol().equals(protocol))
        .flatMap(entry -> entry.accounts().stream())
        .toList();
  }

  private List<VaultEntry> scoped(Endpoint endpoint) {
    if (Protocols.ACCOUNTS.contains(endpoint.protocol())) {
      var account = endpoint.host().split("/", 2)[0];
      return entries.stream()
          .filter(entry -> entry.kind().protocol().equals(endpoint.protocol()))
          .filter(entry -> entry.opens(account))
          .toList();
    }
    InetAddress address = Plan.address(endpoint);
    return entries.stream()
        .filter(entry -> entry.kind().protocol().equals(endpoint.protocol()))
        .filter(entry -> entry.scope().stream().anyMatch(cidr -> cidr.contains(address)))
        .sorted((some, other) -> Boolean.compare(v3(other), v3(some)))
        .toList();
  }

  private static boolean v3(VaultEntry entry) {
    return entry.kind() == VaultEntry.Kind.SNMP_V3;
  }

  private synchronized Credential open(VaultEntry entry) {
    return opened.computeIfAbsent(entry.name(), _ -> vault.credential(entry));
  }
}
