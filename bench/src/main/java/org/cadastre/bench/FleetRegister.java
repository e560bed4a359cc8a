package org.cadastre.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.cadastre.core.store.CiQuery;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.SweepRequest;

/// Scans a simulated fleet of SNMP agents into a home as an operator would: asked, kept in the
/// journal, reconciled and committed to H2.
final class FleetRegister {
  private static final double NANOS = 1e9;
  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  private FleetRegister() {}

  /// @param arguments config directory, first address, port, number of devices, how many at once,
  ///   repetitions, home
  public static void main(String[] arguments) throws InterruptedException, IOException {
    var home = new Home(Path.of(arguments[6]).toAbsolutePath());
    home.create();
    Files.writeString(home.settings(), "scan: {at_once: " + arguments[4] + "}\n");
    var request = request(arguments[1], Integer.parseInt(arguments[3]), arguments[2]);
    for (int i = 0; i < Integer.parseInt(arguments[5]); i++) {
      scan(new Cadastre(home, Path.of(arguments[0]), CLOCK), request);
    }
  }

  private static SweepRequest request(String first, int count, String port) throws IOException {
    int from = ByteBuffer.wrap(InetAddress.getByName(first).getAddress()).getInt();
    var last = ByteBuffer.allocate(Integer.BYTES).putInt(from + count - 1).array();
    var range = first + "-" + InetAddress.getByAddress(last).getHostAddress();
    return new SweepRequest(
        List.of(range),
        List.of(),
        List.of("snmp"),
        Map.of("snmp", Integer.parseInt(port)),
        List.of(),
        false);
  }

  private static void scan(Cadastre cadastre, SweepRequest request) throws InterruptedException {
    var heap = new AtomicLong();
    var over = new AtomicBoolean();
    var watch = Thread.ofPlatform().daemon().start(() -> watch(heap, over));
    long cpu = cpu();
    long started = System.nanoTime();
    var report = cadastre.sweep(request, "fleet").run((done, total, answered) -> {});
    double seconds = (System.nanoTime() - started) / NANOS;
    double cpuSeconds = (cpu() - cpu) / NANOS;
    over.set(true);
    watch.interrupt();
    var query = new CiQuery(List.of(), false, false);
    var items = new AtomicLong();
    cadastre.ask(store -> {
      store.list(query, CLOCK.instant()).forEach(_ -> items.incrementAndGet());
      return items;
    });
    System.out.printf(
        "%d answered, %d new, %d items, %d failures, %d faults in %.1f s: %.0f/s, %.4f CPU s each,"
            + " heap at most %d MB%n",
        report.answered(),
        report.created().size(),
        items.get(),
        report.failures().size(),
        report.faults().size(),
        seconds,
        report.answered() / seconds,
        cpuSeconds / Math.max(1, report.answered()),
        heap.get() >> 20);
    report.faults().stream().limit(3).forEach(System.out::println);
  }

  private static void watch(AtomicLong heap, AtomicBoolean over) {
    var memory = ManagementFactory.getMemoryMXBean();
    try {
      while (!over.get()) {
        heap.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
        Thread.sleep(200);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
