package org.cadastre.runtime;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Result;
import org.cadastre.runtime.custody.Custody;

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

  private final OpenVault vault;
  private final Custody custody;
  private final List<VaultEntry> entries;
  private final boolean named;
  private final HostKeys hostKeys;
  private final Limits limits;

  /// @param names empty for every credential
  Keyring(Home home, Custody custody, List<String> names, boolean pinHostKeys, Limits limits) {
    var all = new Vault(home);
    this.vault = all.open();
    this.custody = custody;
    this.named = !names.isEmpty();
    this.entries = named ? all.named(names) : all.list();
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

  Custody custody() {
    return custody;
  }

  /// Why an endpoint is not to be asked at all: none of the credentials that were named may be
  /// shown to it, or none that is scoped to it.
  Optional<Result.Failed> objection(Endpoint endpoint) {
    var scoped = scoped(endpoint);
    if (scoped.isEmpty()) {
      return named && has(endpoint.protocol())
          ? Optional.of(outOfScope(endpoint))
          : Optional.empty();
    }
    var objections = new ArrayList<String>();
    scoped.forEach(entry -> custody.objection(entry.loan(), endpoint).ifPresent(objections::add));
    return objections.size() < scoped.size()
        ? Optional.empty()
        : Optional.of(
            new Result.Failed(endpoint, Outcome.DENIED, true, String.join("; ", objections)));
  }

  private static Result.Failed outOfScope(Endpoint endpoint) {
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
    return scoped.stream()
        .filter(entry -> custody.objection(entry.loan(), endpoint).isEmpty())
        .map(entry -> lent(entry, endpoint))
        .toList();
  }

  /// Credentials that may tell which accounts there are.
  List<Credential> ofAccounts(String protocol) {
    var all =
        entries.stream()
            .filter(entry -> entry.kind().protocol().equals(protocol))
            .map(entry -> lent(entry, new Endpoint(protocol, "/", 0)))
            .toList();
    return all.isEmpty() ? List.of(own(protocol)) : all;
  }

  /// Credentials that do not say for which accounts they are; or, where there is none at all, what
  /// the machine may do of itself.
  List<Credential> ofAnyAccount(String protocol) {
    return has(protocol)
        ? entries.stream()
            .filter(entry -> entry.kind().protocol().equals(protocol))
            .filter(entry -> entry.accounts().isEmpty())
            .map(entry -> lent(entry, new Endpoint(protocol, "/", 0)))
            .toList()
        : List.of(own(protocol));
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
        .sorted(
            Comparator.comparing(Keyring::v3)
                .thenComparingInt(entry -> closest(entry, address))
                .reversed())
        .toList();
  }

  private static boolean v3(VaultEntry entry) {
    return entry.kind() == VaultEntry.Kind.SNMP_V3;
  }

  /// The length of the longest prefix in its scope that the address has: what is meant for fewer
  /// hosts goes first.
  private static int closest(VaultEntry entry, InetAddress address) {
    return entry.scope().stream()
        .filter(cidr -> cidr.contains(address))
        .mapToInt(Cidr::prefix)
        .max()
        .orElse(0);
  }

  private Credential lent(VaultEntry entry, Endpoint endpoint) {
    var loan = entry.loan();
    return vault.credential(entry, opening -> custody.lend(loan, endpoint, opening));
  }
}
