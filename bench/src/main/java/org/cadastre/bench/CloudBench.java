package org.cadastre.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.runtime.AccountCalls;
import org.cadastre.runtime.AccountOptions;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.cloud.AwsServer;
import org.cadastre.simulator.cloud.LargeAccount;

/// Surveys an account of a simulated AWS twice, and says how long that took, how many requests it
/// cost, and how much of the time the simulation took.
final class CloudBench {
  private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");
  private static final int THOUSAND = 1_000;
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final Cadastre cadastre;
  private final AwsServer server;

  private CloudBench(PrintStream out, Cadastre cadastre, AwsServer server) {
    this.out = out;
    this.cadastre = cadastre;
    this.server = server;
  }

  /// @param arguments a directory for the home, the directory of the configuration, and how many
  ///   machines
  public static void main(String[] arguments) throws InterruptedException {
    int machines = Integer.parseInt(arguments[2]);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(THOUSAND));
    var cadastre = new Cadastre(new Home(Path.of(arguments[0])), Path.of(arguments[1]), clock);
    cadastre.init();
    var settings = new TreeMap<>(Map.of("access-key-id", "AKIABENCHBENCHBENCHB"));
    cadastre
        .vault()
        .add(
            new VaultEntry("bench", VaultEntry.Kind.AWS, List.of(), "", "", "", settings),
            Map.of("secret", "bench"));
    try (var server = AwsServer.start(new LargeAccount(REGIONS, machines))) {
      var bench = new CloudBench(out, cadastre, server);
      bench.survey("first");
      bench.survey("again");
    }
  }

  private void survey(String what) throws InterruptedException {
    long callsBefore = server.calls();
    long servedBefore = server.nanos();
    long cpuBefore = cpu();
    long started = System.nanoTime();
    var options = new AccountOptions(List.of(), server.url().toString(), null, null);
    var request =
        new SweepRequest(
                List.of(LargeAccount.ACCOUNT),
                List.of(),
                List.of("aws"),
                Map.of(),
                List.of(),
                false)
            .with(options);
    var report = cadastre.sweep(request, what).run((_, _, _) -> {});
    double seconds = (System.nanoTime() - started) / NANOS;
    int machines = report.calls().stream().mapToInt(AccountCalls::instances).sum();
    long calls = server.calls() - callsBefore;
    out.printf(
        Locale.ROOT,
        "%s: %d machines, %.2f s (%.2f s of CPU), of which the server %.2f s; %d requests (%s), %d"
            + " failures%n",
        what,
        machines,
        seconds,
        (cpu() - cpuBefore) / NANOS,
        (server.nanos() - servedBefore) / NANOS,
        calls,
        byPlace(report.calls()),
        report.failures().size());
  }

  /// Nanoseconds of this process, simulation included.
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static String byPlace(List<AccountCalls> calls) {
    return String.join(
        ", ", calls.stream().map(each -> each.scope() + " " + each.calls()).toList());
  }
}
