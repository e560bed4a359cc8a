package org.cadastre.runtime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Limits;
import org.cadastre.runtime.SweepRequest.Names;
import org.cadastre.runtime.custody.Custody;
import org.cadastre.settings.HomeSettings;

/// Works out from what an operator wants which endpoints are meant, and by what they may be
/// approached.
record Planning(Home home, HomeSettings settings, InstantSource clock) {

  Keyring keyring(SweepRequest request) {
    return new Keyring(home, custody(), request.credentials(), request.pinHostKeys(), limits());
  }

  Custody custody() {
    var careful = settings.credentials();
    return Custody.over(
        home.credentialUses(),
        new Custody.Terms(careful.refusedFor(), careful.mostInARow()),
        clock,
        System.getProperty("user.name", ""));
  }

  /// @throws BadInputException with everything that is wrong with the request
  Plan plan(SweepRequest request, Keyring keyring) throws InterruptedException {
    var ports = ports(request, keyring);
    if (request.ofAccounts()) {
      return switch (request.probes().size() > 1 ? "" : request.probes().getFirst()) {
        case AwsTargets.PROBE -> new AwsTargets(request, keyring).plan();
        case AzureTargets.PROBE -> new AzureTargets(request, keyring).plan();
        default -> throw new BadInputException("accounts of one provider are scanned at a time");
      };
    }
    if (request.probes().stream().anyMatch(Protocols.ACCOUNTS::contains)) {
      throw new BadInputException(
          "accounts and addresses are scanned apart: aws or azure, or snmp and ssh");
    }
    return Plan.of(
        request.targets(), request.exclude(), Bounds.of(settings), ports, request.names());
  }

  /// The part of a request that a node does; asks nobody which accounts and regions there are.
  ///
  /// @param part addresses and ranges, or accounts with their regions
  Plan plan(SweepRequest request, Keyring keyring, List<String> part) {
    var ports = ports(request, keyring);
    if (request.ofAccounts()) {
      var probe = request.probes().getFirst();
      return Plan.ofAccounts(
          probe, part.stream().map(account -> new Endpoint(probe, account, 0)).toList());
    }
    return Plan.of(request.targets(), request.exclude(), Bounds.of(settings), ports, Names.TOLD)
        .within(part);
  }

  private Map<String, Integer> ports(SweepRequest request, Keyring keyring) {
    var errors = new ArrayList<String>();
    var unknown = new ArrayList<>(request.probes());
    unknown.addAll(request.ports().keySet());
    unknown.removeAll(Protocols.names());
    unknown.forEach(name ->
        errors.add("there is no probe '%s'; there are %s".formatted(name, Protocols.names())));
    request
        .ports()
        .forEach((name, port) -> {
          if (port < 1 || port > 65_535) {
            errors.add("port %d of %s is not between 1 and 65535".formatted(port, name));
          }
        });
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    var ports = new LinkedHashMap<String, Integer>();
    for (var name : Protocols.names()) {
      boolean wanted =
          request.probes().isEmpty()
              ? !Protocols.ACCOUNTS.contains(name)
                  && !Protocols.ON_REQUEST.contains(name)
                  && (!name.equals("ssh") || keyring.has(name))
              : request.probes().contains(name);
      if (wanted) {
        ports.put(name, request.ports().getOrDefault(name, Protocols.defaultPort(name)));
      }
    }
    return ports;
  }

  private Limits limits() {
    var usual = Limits.USUAL;
    var wanted = settings;
    return new Limits(
        wanted.firstAnswer(),
        wanted.answer(),
        wanted.session(),
        usual.answerBytes(),
        usual.sessionBytes());
  }
}
