package org.cadastre.cli.command;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cadastre.cli.output.Console;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Sweep;
import org.cadastre.runtime.SweepReport;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre scan run`
@Command(
    name = "run",
    description = "Find who answers, ask them all, enter what they say, account for the silent.")
@Needs(Operation.SCAN)
final class ScanRunNow implements Callable<Integer> {
  private static final int SECONDS_TO_END = 30;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A scan that the home's settings name.")
  private @Nullable String name;

  @Option(
      names = "--targets",
      paramLabel = "TARGET",
      split = ",",
      description = "CIDRs, ranges (10.0.0.1-20), addresses, names.")
  private List<String> targets = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "TARGET",
      split = ",",
      description = "Never speak to these, beside what the settings exclude.")
  private List<String> exclude = List.of();

  @Option(
      names = "--probes",
      paramLabel = "PROBE",
      split = ",",
      description =
          "Only these: snmp, ssh, dns (what name servers call the addresses); or aws; or azure"
              + " (default: all that can be used of snmp and ssh).")
  private List<String> probes = List.of();

  @Option(
      names = "--rest-of",
      paramLabel = "RUN",
      description =
          "Of the same targets ask only what that run did not see in full: goes on where it was"
              + " stopped or killed, and tries its gaps again.")
  private @Nullable String restOf;

  @Mixin private SweepOptions options = new SweepOptions();

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var request = request(cadastre);
    var what = name == null ? String.join(",", request.targets()) : name;
    var sweep =
        restOf == null ? cadastre.sweep(request, what) : cadastre.sweepRest(request, what, restOf);
    var report = run(sweep, cadastre, root.console());
    return exit(report);
  }

  /// The first Ctrl-C lets the conversations under way end, keeps what they said and reports it.
  static SweepReport run(Sweep sweep, Cadastre cadastre, Console console)
      throws InterruptedException {
    var reported = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              sweep.stop();
              await(reported, console);
            }));
    try {
      SweepReport report;
      try (var progress = new ProgressLine(console)) {
        report = sweep.run(progress);
      }
      new SweepResult(cadastre, console).print(report);
      return report;
    } finally {
      reported.countDown();
    }
  }

  private static void await(CountDownLatch reported, Console console) {
    try {
      if (!reported.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
        console.error("the scan did not end in time; what it entered is kept");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private SweepRequest request(Cadastre cadastre) {
    if (name == null && targets.isEmpty() && !Cadastre.ofAccounts(probes)) {
      throw new ParameterException(
          spec.commandLine(), "Say what to scan: --targets, or the NAME of a scan.");
    }
    if (name == null) {
      return new SweepRequest(
              targets, exclude, probes, options.ports(), options.credentials(), options.pin())
          .with(options.accounts());
    }
    var profile = cadastre.profiles().named(name);
    var ports = new TreeMap<>(profile.ports());
    ports.putAll(options.ports());
    return new SweepRequest(
            targets.isEmpty() ? profile.targets() : targets,
            joined(profile.exclude(), exclude),
            probes.isEmpty() ? profile.probes() : probes,
            ports,
            options.credentials().isEmpty() ? profile.credentials() : options.credentials(),
            options.pin())
        .with(options.accounts(profile))
        .with(profile.care());
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  static int exit(SweepReport report) {
    if (!report.faults().isEmpty()) {
      return Exit.OUR_FAULT;
    }
    if (!report.failures().isEmpty()) {
      return Exit.PARTLY;
    }
    return report.seen().isEmpty() ? Exit.REFUSED : Exit.DONE;
  }
}
