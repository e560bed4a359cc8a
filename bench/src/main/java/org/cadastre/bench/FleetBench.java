package org.cadastre.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.probe.Session;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.cadastre.probes.snmp.SnmpConnector;
import org.cadastre.probes.snmp.SnmpProbe;
import org.cadastre.settings.Configuration;
import org.jspecify.annotations.Nullable;

/// Takes the whole inventory of a simulated fleet of SNMP agents, without a store: devices per
/// second, processor time per device. The usual limits hold, and addresses are gone through as a
/// scan goes through them.
public final class FleetBench {
  private static final double NANOS = 1e9;

  private final LongAdder talked = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder faulted = new LongAdder();
  private final LongAdder findings = new LongAdder();
  private final LongAdder characters = new LongAdder();

  private final @Nullable FleetValues values;

  private FleetBench(@Nullable FleetValues values) {
    this.values = values;
  }

  /// @param arguments config directory, first address, port, number of devices, how many at once,
  ///   repetitions, and `sweep` where each is only greeted, `clean FILE` or `held FILE` where
  ///   values are compared
  public static void main(String[] arguments) throws InterruptedException, IOException {
    var configuration = Configuration.load(Path.of(arguments[0]));
    boolean sweep = arguments.length == 7 && arguments[6].equals("sweep");
    var values = arguments.length > 7 ? new FleetValues(List.of(arguments).subList(6, 8)) : null;
    var probe =
        sweep
            ? new Silent()
            : new SnmpProbe(configuration.knowledge("snmp"), configuration.vocabulary());
    int count = Integer.parseInt(arguments[3]);
    var approaches =
        approaches(InetAddress.getByName(arguments[1]), Integer.parseInt(arguments[2]), count);
    for (int i = 0; i < Integer.parseInt(arguments[5]); i++) {
      new FleetBench(values).run(probe, approaches.iterator(), Integer.parseInt(arguments[4]));
    }
    if (values != null) {
      values.settle();
    }
  }

  private static List<Approach> approaches(InetAddress first, int port, int count) {
    var base = first.getAddress();
    int number = ByteBuffer.wrap(base).getInt();
    var rates = "free".equals(System.getProperty("limits")) ? Rates.FREE : Rates.USUAL;
    var leave = new Traffic(rates, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    var access =
        new Access(
            List.of(new Credential.SnmpV2c("public", Secret.of("public"))),
            new NoHostKeys(),
            Limits.USUAL,
            leave,
            Care.USUAL);
    return IntStream.range(number, number + count)
        .boxed()
        .sorted(Comparator.comparingInt(i -> i & 255))
        .map(i -> "%d.%d.%d.%d".formatted(i >>> 24, (i >> 16) & 255, (i >> 8) & 255, i & 255))
        .map(host -> new Approach(new Endpoint("snmp", host, port), access))
        .toList();
  }

  private void run(Probe probe, Iterator<Approach> approaches, int atOnce)
      throws InterruptedException {
    long cpu = cpu();
    long started = System.nanoTime();
    try (var connector = new SnmpConnector()) {
      var protocols = Map.of("snmp", new Protocol(probe, connector));
      new Scanner(protocols, atOnce, InstantSource.system())
          .scan(approaches, result -> take(probe, result));
    }
    double seconds = (System.nanoTime() - started) / NANOS;
    double cpuSeconds = (cpu() - cpu) / NANOS;
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    System.out.printf(
        "%d devices, %d failed, %d faulted in %.1f s: %.0f/s, %.4f CPU s each, %d findings, %d kB,"
            + " heap %d MB%n",
        talked.sum(),
        failed.sum(),
        faulted.sum(),
        seconds,
        talked.sum() / seconds,
        cpuSeconds / Math.max(1, talked.sum()),
        findings.sum(),
        characters.sum() / 1024,
        heap.getCommitted() >> 20);
  }

  private void take(Probe probe, Result result) {
    switch (result) {
      case Result.Talked(var transcript, _) -> {
        talked.increment();
        var found = probe.read(transcript);
        findings.add(found.size());
        if (values != null) {
          values.add(transcript.endpoint().toString(), found);
        }
        transcript.exchanges().stream().mapToLong(FleetBench::size).forEach(characters::add);
      }
      case Result.Failed _ -> failed.increment();
      case Result.Faulted(_, var fault) -> {
        faulted.increment();
        System.out.println(fault);
      }
    }
  }

  private static long size(Exchange exchange) {
    return exchange.answer().toString().length();
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /// Asks nothing of who has answered the greeting.
  private record Silent() implements Probe {
    @Override
    public String name() {
      return "snmp";
    }

    @Override
    public boolean suits(Endpoint endpoint) {
      return true;
    }

    @Override
    public void question(Session session) {}

    @Override
    public List<Finding> read(Transcript transcript) {
      return List.of();
    }
  }

  /// None is asked for.
  private record NoHostKeys() implements HostKeys {
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
