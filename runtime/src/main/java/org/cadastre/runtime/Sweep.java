package org.cadastre.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.core.store.TranscriptArchive;
import org.jspecify.annotations.Nullable;

/// One run of a scan: asks every endpoint of the plan, keeps and enters what they say, and accounts
/// for those that said nothing.
public final class Sweep {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Home home;
  private final Registers registers;
  private final TranscriptArchive archive;
  private final Rulings rulings;
  private final Registrar registrar;
  private final Protocols protocols;
  private final Keyring keyring;
  private final Plan plan;
  private final boolean probesNamed;
  private final Conduct conduct;
  private final ScanStop stop;
  private final InstantSource clock;
  private final Scanner scanner;
  private final ScanRun run;
  private final boolean part;
  private final Expected expected;

  private final AtomicLong done = new AtomicLong();
  private final AtomicInteger answered = new AtomicInteger();
  private final Set<String> answering = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Result.Failed> failed = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, Integer> spared = new ConcurrentSkipListMap<>();
  private volatile boolean stopped;

  Sweep(
      Home home,
      Registers registers,
      TranscriptArchive archive,
      Rulings rulings,
      Protocols protocols,
      Keyring keyring,
      Plan plan,
      Scope scope,
      ScanStop stop,
      InstantSource clock) {
    this.home = home;
    this.registers = registers;
    this.archive = archive;
    this.rulings = rulings;
    this.registrar = new Registrar(rulings, archive);
    this.protocols = protocols;
    this.keyring = keyring;
    this.plan = plan;
    this.probesNamed = scope.probesNamed();
    this.conduct = scope.conduct();
    this.stop = stop;
    this.clock = clock;
    this.scanner = new Scanner(protocols.watchedBy(keyring.custody()), scope.atOnce(), clock);
    this.run = scope.run();
    this.part = scope.part();
    this.expected = scope.expected();
    keyring.custody().during(run.id());
  }

  /// What a sweep is about, beside its plan.
  ///
  /// @param run that it is, or is a part of
  /// @param part whether other nodes do other parts: none of them begins or ends the run
  /// @param expected where items answered before
  /// @param probesNamed whether the operator asked for certain probes
  /// @param conduct towards those it speaks to
  record Scope(
      ScanRun run,
      boolean part,
      Expected expected,
      boolean probesNamed,
      int atOnce,
      Conduct conduct) {}

  /// A run that begins now.
  ///
  /// @param what in the operator's words
  /// @param config hash of the configuration
  static ScanRun begun(String what, String config, Instant now) {
    return new ScanRun(runId(now), what, now, null, RunStatus.RUNNING, config);
  }

  static String runId(Instant started) {
    return RUN_ID.format(started);
  }

  public String id() {
    return run.id();
  }

  /// Starts nothing more; what is under way ends with what it has. [#run] then returns soon.
  public void stop() {
    stopped = true;
    scanner.stop();
  }

  /// Runs to the end, or until [#stop].
  public SweepReport run(Progress progress) throws InterruptedException {
    try (protocols;
        archive;
        var _ = RunLock.take(home, run.id());
        var shown = new ProgressFile(home, run.id(), progress);
        var _ = stop.watch(this::stop)) {
      var known =
          registers.ask(store -> {
            if (!part) {
              Chronology.require(store, run.started());
              store.commit(ChangeSet.of(new Change.RunPut(run)));
              Registrar.catchUp(rulings, store, archive);
            }
            return expected.at(run.id(), store, run.started());
          });
      scan(shown);
      return close(known);
    }
  }

  private void scan(Progress progress) throws InterruptedException {
    var committer =
        new Committer(registers, archive, rulings, registrar, run.id(), !part, scanner::stop);
    var thread = Thread.ofPlatform().name("committer").start(committer);
    long total = plan.size();
    progress.report(0, total, 0);
    Consumer<Result> taking = result -> take(result, committer, progress, total);
    scanner.scan(approaches(this::first, taking), taking);
    scanner.scan(approaches(this::afterwards, taking), taking);
    committer.finish();
    thread.join();
    var failure = committer.failure();
    if (failure != null) {
      throw new IllegalStateException(
          "the scan ended because nothing more could be entered: " + failure.getMessage(), failure);
    }
  }

  private boolean first(Endpoint endpoint) {
    return !Protocols.ON_REQUEST.contains(endpoint.protocol()) || !plan.asksHosts();
  }

  /// What others say of a host is worth asking once it is known that there is one.
  private boolean afterwards(Endpoint endpoint) {
    return !first(endpoint) && answering.contains(endpoint.host());
  }

  /// An endpoint that no credential may be shown to is dealt with by not asking it.
  private Iterator<Approach> approaches(Predicate<Endpoint> wanted, Consumer<Result> taking) {
    var endpoints =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(plan.endpoints(), Spliterator.ORDERED), false);
    return endpoints
        .filter(wanted)
        .filter(endpoint -> {
          var spared = conduct.spared(endpoint);
          spared.ifPresent(why -> this.spared.merge(scope(endpoint) + "\n" + why, 1, Integer::sum));
          return spared.isEmpty();
        })
        .filter(endpoint -> {
          var objection = keyring.objection(endpoint);
          objection.ifPresent(taking);
          return objection.isEmpty();
        })
        .map(endpoint -> new Approach(endpoint, conduct.of(keyring.accessTo(endpoint), endpoint)))
        .iterator();
  }

  private void take(Result result, Committer committer, Progress progress, long total) {
    switch (result) {
      case Result.Talked talked -> {
        if (!talked.transcript().exchanges().isEmpty()) {
          answered.incrementAndGet();
          answering.add(talked.endpoint().host());
          committer.keep(talked.transcript());
        }
      }
      case Result.Failed failure -> failed.add(failure);
      case Result.Faulted(var endpoint, var fault) -> faults.add(endpoint + ": " + fault);
    }
    progress.report(done.incrementAndGet(), total, answered.get());
  }

  private SweepReport close(Map<Endpoint, CiId> known) {
    var failures = new ArrayList<>(registrar.failures());
    var rows = new ArrayList<CoverageRow>();
    var silent = new TreeMap<String, Integer>();
    failed.stream()
        .sorted((some, other) -> some.endpoint().compareTo(other.endpoint()))
        .forEach(failure -> account(failure, known, failures, rows, silent));
    silent.forEach((scope, count) -> rows.add(silence(scope, count)));
    unresolved()
        .forEach(row -> {
          rows.add(row);
          failures.add(row);
        });
    spared.forEach((scope, count) -> rows.add(leftOut(scope, count)));
    var allFaults = new ArrayList<>(registrar.faults());
    allFaults.addAll(faults);
    var ended = run.ended(ended(), status(failures, allFaults));
    var record = new Act.RunRecorded(part ? run : ended, rows);
    registers.tell(store -> registrar.act(store, Registrar.NOBODY, "", record));
    return new SweepReport(
        ended,
        done.get(),
        answered.get(),
        registrar.seen(),
        registrar.created(),
        failures,
        allFaults,
        registrar.tally().calls(),
        registrar.tally().due());
  }

  /// Told by whoever published the run when this is a part of it.
  private List<CoverageRow> unresolved() {
    return part ? List.of() : leadNowhere(run, plan);
  }

  /// A row for each name that leads nowhere.
  static List<CoverageRow> leadNowhere(ScanRun run, Plan plan) {
    return plan.unresolved().stream()
        .map(name ->
            new CoverageRow(
                run.id(),
                "scan",
                name,
                "contact",
                Outcome.UNREACHABLE,
                "the name does not resolve",
                null,
                null))
        .toList();
  }

  private Instant ended() {
    return clock.instant();
  }

  private RunStatus status(List<CoverageRow> failures, List<String> allFaults) {
    if (stopped) {
      return RunStatus.INTERRUPTED;
    }
    return failures.isEmpty() && allFaults.isEmpty() ? RunStatus.DONE : RunStatus.PARTLY;
  }

  /// Silence, or a closed port, where nobody was expected is counted, not listed.
  private void account(
      Result.Failed failure,
      Map<Endpoint, CiId> known,
      List<CoverageRow> failures,
      List<CoverageRow> rows,
      Map<String, Integer> silent) {
    var endpoint = failure.endpoint();
    boolean expected = plan.namesSingly(endpoint) || known.containsKey(endpoint);
    boolean there = failure.alive() && failure.outcome() != Outcome.UNREACHABLE;
    if (!there && !expected) {
      silent.merge(scope(endpoint), 1, Integer::sum);
      return;
    }
    var row =
        row(
            endpoint.toString(),
            endpoint.protocol(),
            failure.outcome(),
            failure.reason(),
            known.get(endpoint));
    rows.add(row);
    boolean tolerable =
        !there
            && !known.containsKey(endpoint)
            && !probesNamed
            && answering.contains(endpoint.host());
    if (!tolerable) {
      failures.add(row);
    }
  }

  private String scope(Endpoint endpoint) {
    return endpoint.protocol() + " " + plan.target(endpoint);
  }

  private CoverageRow silence(String scope, int count) {
    var words = scope.split(" ", 2);
    var reason = addresses(count) + " did not answer";
    return row(scope, words[0], Outcome.UNREACHABLE, reason, null);
  }

  /// Who decided so knows of it: it is told, and is no failure.
  private CoverageRow leftOut(String scope, int count) {
    var lines = scope.split("\n", 2);
    var reason = addresses(count) + " " + lines[1];
    return row(lines[0], lines[0].split(" ", 2)[0], Outcome.DENIED, reason, null);
  }

  private static String addresses(int count) {
    return count + (count == 1 ? " address" : " addresses");
  }

  private CoverageRow row(
      String scope, String source, Outcome outcome, String reason, @Nullable CiId ci) {
    return new CoverageRow(run.id(), source, scope, "contact", outcome, reason, ci, null);
  }
}
