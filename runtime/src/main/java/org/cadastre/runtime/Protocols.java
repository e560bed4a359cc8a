package org.cadastre.runtime;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.scan.Protocol;
import org.cadastre.probes.aws.AwsProbe;
import org.cadastre.probes.aws.wire.AwsConnector;
import org.cadastre.probes.azure.AzureCloud;
import org.cadastre.probes.azure.AzureConnector;
import org.cadastre.probes.azure.AzureProbe;
import org.cadastre.probes.dns.DnsConnector;
import org.cadastre.probes.dns.DnsProbe;
import org.cadastre.probes.snmp.SnmpConnector;
import org.cadastre.probes.snmp.SnmpProbe;
import org.cadastre.probes.ssh.SshConnector;
import org.cadastre.probes.ssh.SshProbe;
import org.cadastre.runtime.custody.Custody;
import org.cadastre.runtime.custody.GuardedConnector;
import org.cadastre.settings.Configuration;

/// The protocols we speak. A new probe is one line here.
final class Protocols implements AutoCloseable {
  private record Registration(
      int port,
      Function<Configuration, Probe> probe,
      Function<AccountOptions, Connector> connector) {}

  /// Those whose endpoints are accounts, not addresses.
  static final Set<String> ACCOUNTS = Set.of("aws", "azure");

  /// Asked only when a scan names them: they speak to others than the targets.
  static final Set<String> ON_REQUEST = Set.of("dns");

  /// Those that a fragile device bears, or is not spoken to by.
  static final Set<String> GENTLE = Set.of("snmp", "dns");

  private static final Map<String, Registration> KNOWN = new TreeMap<>();

  static {
    KNOWN.put(
        "snmp",
        new Registration(
            161,
            c -> new SnmpProbe(c.knowledge("snmp"), c.vocabulary()),
            _ -> new SnmpConnector()));
    KNOWN.put(
        "ssh",
        new Registration(
            22, c -> new SshProbe(c.knowledge("ssh"), c.vocabulary()), _ -> new SshConnector()));
    KNOWN.put("aws", new Registration(0, _ -> new AwsProbe(), Protocols::aws));
    KNOWN.put("dns", new Registration(53, _ -> new DnsProbe(), _ -> new DnsConnector()));
    KNOWN.put("azure", new Registration(0, _ -> new AzureProbe(), Protocols::azure));
  }

  private static Connector aws(AccountOptions options) {
    var url = options.endpointUrl();
    var trusted = options.trusted();
    return new AwsConnector(
        url == null ? null : URI.create(url), trusted == null ? null : trusted.managers());
  }

  private static Connector azure(AccountOptions options) {
    var settings = new TreeMap<String, String>();
    if (options.endpointUrl() != null) {
      settings.put(AzureCloud.ENDPOINT_URL, options.endpointUrl());
    }
    if (options.authority() != null) {
      settings.put(AzureCloud.AUTHORITY, options.authority());
    }
    try {
      var trusted = options.trusted();
      return new AzureConnector(
          AzureCloud.of(settings), trusted == null ? null : trusted.context());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private final Map<String, Protocol> open = new LinkedHashMap<>();

  /// @param names of [#names]
  Protocols(Configuration configuration, Iterable<String> names) {
    this(configuration, names, AccountOptions.USUAL);
  }

  Protocols(Configuration configuration, Iterable<String> names, AccountOptions options) {
    for (var name : names) {
      var registration = registration(name);
      open.put(
          name,
          new Protocol(
              registration.probe().apply(configuration), registration.connector().apply(options)));
    }
  }

  static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  static int defaultPort(String name) {
    return registration(name).port();
  }

  /// Every probe, for reading transcripts; opens nothing.
  static Map<String, Probe> probes(Configuration configuration) {
    var probes = new TreeMap<String, Probe>();
    KNOWN.forEach((name, known) -> probes.put(name, known.probe().apply(configuration)));
    return probes;
  }

  private static Registration registration(String name) {
    var registration = KNOWN.get(name);
    if (registration == null) {
      throw new BadInputException(
          "there is no probe '" + name + "'; there are " + String.join(", ", names()));
    }
    return registration;
  }

  /// By name; what is lent to their connectors is watched over.
  Map<String, Protocol> watchedBy(Custody custody) {
    var watched = new LinkedHashMap<String, Protocol>();
    open.forEach((name, protocol) ->
        watched.put(
            name,
            new Protocol(protocol.probe(), new GuardedConnector(protocol.connector(), custody))));
    return watched;
  }

  @Override
  public void close() {
    open.values().forEach(protocol -> protocol.connector().close());
  }
}
