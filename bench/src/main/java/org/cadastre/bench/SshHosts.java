package org.cadastre.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.probes.ssh.SshConnector;
import org.cadastre.probes.ssh.SshProbe;
import org.cadastre.settings.Configuration;

/// Surveys one sshd on loopback as if it were many hosts: connect, ask everything, read everything.
final class SshHosts {
  private static final double NANOS = 1e9;
  private static final long MEGABYTE = 1024L * 1024;

  private final AtomicInteger talked = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger facts = new AtomicInteger();
  private final AtomicLong heap = new AtomicLong();
  private final SshProbe probe;

  private SshHosts(SshProbe probe) {
    this.probe = probe;
  }

  /// `CONFIG PORT USER KEY-FILE HOSTS AT-ONCE`
  public static void main(String[] args) throws IOException, InterruptedException {
    var configuration = Configuration.load(Path.of(args[0]));
    var probe = new SshProbe(configuration.knowledge("ssh"), configuration.vocabulary());
    var key =
        new Credential.SshKey(
            "bench", args[2], Secret.of(Files.readString(Path.of(args[3]))), null);
    var endpoint = new Endpoint("ssh", "127.0.0.1", Integer.parseInt(args[1]));
    var limits =
        new Limits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Limits.USUAL.answerBytes(),
            Limits.USUAL.sessionBytes());
    var approach = new Approach(endpoint, new Access(List.of(key), new AnyKey(), limits));
    new SshHosts(probe).run(approach, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
  }

  /// Loopback only: there is nobody in between.
  private static final class AnyKey implements HostKeys {
    @Override
    public Trust judge(Endpoint endpoint, PublicKey key) {
      return new Trust.Known();
    }

    @Override
    public List<String> knownTypes(Endpoint endpoint) {
      return List.of();
    }
  }

  private void run(Approach approach, int hosts, int atOnce) throws InterruptedException {
    try (var connector = new SshConnector()) {
      var protocols = Map.of("ssh", new Protocol(probe, connector));
      var scanner = new Scanner(protocols, atOnce, InstantSource.system());
      long started = System.nanoTime();
      long cpu = cpu();
      scanner.scan(IntStream.range(0, hosts).mapToObj(_ -> approach).iterator(), this::take);
      double seconds = (System.nanoTime() - started) / NANOS;
      double cpuSeconds = (cpu() - cpu) / NANOS;
      System.out.printf(
          "cadastre, %d at once: %d hosts, %d failed, %.2f hosts/s, %.4f CPU s per host, %d facts"
              + " per host, heap at most %d MB%n",
          atOnce,
          talked.get(),
          failed.get(),
          hosts / seconds,
          cpuSeconds / hosts,
          facts.get() / Math.max(1, talked.get()),
          heap.get() / MEGABYTE);
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private void take(Result result) {
    switch (result) {
      case Result.Talked(var transcript, _) -> {
        talked.incrementAndGet();
        var found = probe.read(transcript);
        facts.addAndGet((int) found.stream().filter(Finding.Fact.class::isInstance).count());
      }
      case Result.Failed(_, _, _, var reason) -> {
        failed.incrementAndGet();
        System.err.println(reason);
      }
      case Result.Faulted(_, var fault) -> throw fault;
    }
    heap.accumulateAndGet(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
  }
}
