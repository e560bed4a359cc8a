package org.cadastre.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.StreamSupport;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.cadastre.probes.snmp.SnmpConnector;
import org.cadastre.probes.snmp.SnmpProbe;
import org.cadastre.probes.ssh.SshConnector;
import org.cadastre.probes.ssh.SshProbe;
import org.cadastre.settings.Configuration;

/// Scans few that live among many that are dead: how long it takes, and whether the living have to
/// wait for the dead.
public final class DeadBench {
  private static final double NANOS = 1e9;

  private final Configuration configuration;
  private final int port;
  private final int atOnce;
  private final ConcurrentMap<Endpoint, Long> began = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Double> living = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private DeadBench(Configuration configuration, int port, int atOnce) {
    this.configuration = configuration;
    this.port = port;
    this.atOnce = atOnce;
  }

  /// @param arguments config directory, port, how many at once, who lives (a range), who is dead
  ///   (ranges)
  public static void main(String[] arguments) throws InterruptedException, IOException {
    var configuration = Configuration.load(Path.of(arguments[0]));
    int port = Integer.parseInt(arguments[1]);
    int atOnce = Integer.parseInt(arguments[2]);
    var living = hosts(List.of(arguments[3]));
    var all = new ArrayList<>(living);
    all.addAll(hosts(List.of(arguments).subList(4, arguments.length)));
    Collections.shuffle(all, new Random(1));
    for (int i = 0; i < 2; i++) {
      new DeadBench(configuration, port, atOnce).run("only the living", living);
    }
    new DeadBench(configuration, port, atOnce).run("among the dead", all);
  }

  private static List<String> hosts(List<String> ranges) {
    return ranges.stream()
        .map(AddressRange::parse)
        .flatMap(range -> StreamSupport.stream(range.spliterator(), false))
        .map(Addresses::text)
        .toList();
  }

  private void run(String what, List<String> hosts) throws InterruptedException {
    var leave = new Traffic(Rates.USUAL, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    var access =
        new Access(
            List.of(new Credential.SnmpV2c("public", Secret.of("public"))),
            new NoHostKeys(),
            Limits.USUAL,
            leave,
            Care.USUAL);
    var approaches =
        hosts.stream()
            .flatMap(host -> List.of("snmp", "ssh").stream().map(p -> new Endpoint(p, host, port)))
            .map(endpoint -> new Approach(endpoint, access))
            .iterator();
    long started = System.nanoTime();
    try (var snmp = new Timed(new SnmpConnector());
        var ssh = new Timed(new SshConnector())) {
      var words = configuration.vocabulary();
      var protocols =
          Map.of(
              "snmp", new Protocol(new SnmpProbe(configuration.knowledge("snmp"), words), snmp),
              "ssh", new Protocol(new SshProbe(configuration.knowledge("ssh"), words), ssh));
      new Scanner(protocols, atOnce, InstantSource.system()).scan(approaches, this::take);
    }
    report(what, hosts.size(), (System.nanoTime() - started) / NANOS);
  }

  /// Notes when each contact is sought.
  private final class Timed implements Connector {
    private final Connector connector;

    Timed(Connector connector) {
      this.connector = connector;
    }

    @Override
    public String protocol() {
      return connector.protocol();
    }

    @Override
    public int defaultPort() {
      return connector.defaultPort();
    }

    @Override
    public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
      began.put(endpoint, System.nanoTime());
      return connector.contact(endpoint, access);
    }

    @Override
    public void close() {
      connector.close();
    }
  }

  private void take(Result result) {
    long start = began.getOrDefault(result.endpoint(), System.nanoTime());
    if (result instanceof Result.Talked) {
      living.add((System.nanoTime() - start) / NANOS * 1_000);
    }
    var outcome =
        switch (result) {
          case Result.Talked _ -> "talked";
          case Result.Failed failed -> failed.outcome().word();
          case Result.Faulted(_, var fault) -> fault.toString();
        };
    synchronized (outcomes) {
      outcomes.merge(result.endpoint().protocol() + " " + outcome, 1, Integer::sum);
    }
  }

  private void report(String what, int hosts, double seconds) {
    var sorted = living.stream().sorted().toList();
    var heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        "%s: %d addresses in %.1f s, p50 %.0f ms, p99 %.0f ms, heap at most %d MB, %s%n",
        what,
        hosts,
        seconds,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        heap >> 20,
        outcomes);
  }

  /// Nobody is known.
  private static final class NoHostKeys implements HostKeys {
    @Override
    public Trust judge(Endpoint endpoint, PublicKey key) {
      return new Trust.Unknown("");
    }

    @Override
    public List<String> knownTypes(Endpoint endpoint) {
      return List.of();
    }
  }
}
