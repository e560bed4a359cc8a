package org.cadastre.runtime.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.SweepReport;

/// What the daemon counts and measures, for Prometheus.
final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger schedules = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();

  Meters() {
    gauge("cadastre.scans.running", "Scans under way.", running);
    gauge("cadastre.schedules.active", "Schedules that are not paused.", schedules);
    gauge("cadastre.scans.stopped", "1 while all scans are stopped.", stopped);
  }

  private void gauge(String name, String what, AtomicInteger of) {
    Gauge.builder(name, of, AtomicInteger::get).description(what).register(registry);
  }

  void begun() {
    running.incrementAndGet();
  }

  void ended() {
    running.decrementAndGet();
  }

  void schedules(int active, boolean allStopped) {
    schedules.set(active);
    stopped.set(allStopped ? 1 : 0);
  }

  void missed(String schedule, int times) {
    registry.counter("cadastre.schedule.missed", "schedule", schedule).increment(times);
  }

  void failed(String scan) {
    registry.counter("cadastre.runs", "scan", scan, "status", "failed").increment();
  }

  void done(String scan, SweepReport report, Duration took) {
    ended(scan, report.run(), took);
    part(scan, report);
  }

  /// A run of several nodes.
  void ended(ScanRun run, Duration took) {
    ended(run.what().split(" ", 2)[0], run, took);
  }

  private void ended(String scan, ScanRun run, Duration took) {
    var tags = Tags.of("scan", scan);
    registry
        .counter("cadastre.runs", tags.and(List.of(Tag.of("status", run.status().word()))))
        .increment();
    registry.timer("cadastre.run.duration", tags).record(took);
  }

  /// What this node did of a run.
  void part(String scan, SweepReport report) {
    var tags = Tags.of("scan", scan);
    registry.counter("cadastre.endpoints.asked", tags).increment((double) report.asked());
    registry.counter("cadastre.endpoints.answered", tags).increment(report.answered());
    registry.counter("cadastre.items.seen", tags).increment(report.seen().size());
    registry.counter("cadastre.items.created", tags).increment(report.created().size());
    registry.counter("cadastre.coverage.failures", tags).increment(report.failures().size());
  }

  /// As Prometheus reads it.
  String text() {
    return registry.scrape();
  }
}
