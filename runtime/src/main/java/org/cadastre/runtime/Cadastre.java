package org.cadastre.runtime;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.imports.Imports;
import org.cadastre.runtime.custody.Custody;
import org.cadastre.settings.Configuration;
import org.cadastre.settings.HomeSettings;
import org.jspecify.annotations.Nullable;

/// Everything an operator can have done in one home. What the command line, and later the server,
/// call.
public final class Cadastre {
  private final Home home;
  private final Path configDirectory;
  private final InstantSource clock;
  private final Traffic traffic;
  private final Keeping keeping;
  private final Registers registers;
  private volatile boolean wrote;
  private @Nullable Configuration configuration;
  private @Nullable HomeSettings settings;

  public Cadastre(Home home, Path configDirectory, InstantSource clock) {
    this(home, configDirectory, clock, new Traffic(Rates.USUAL, Timepiece.REAL));
  }

  /// @param traffic counts what is sent; one for all that send from this process
  public Cadastre(Home home, Path configDirectory, InstantSource clock, Traffic traffic) {
    this.traffic = traffic;
    this.home = home;
    this.configDirectory = configDirectory;
    this.clock = clock;
    this.keeping = new Keeping(home, clock);
    this.registers = new Registers(home, keeping, this::fill);
  }

  /// What an older Cadastre had entered is understood anew.
  void fill(CmdbStore store) {
    try (var archive = journal()) {
      Registrar.catchUp(rulings(store), store, archive);
    }
  }

  public Home home() {
    return home;
  }

  public InstantSource clock() {
    return clock;
  }

  /// The names of the probes there are.
  public static List<String> probes() {
    return Protocols.names();
  }

  public static int defaultPort(String probe) {
    return Protocols.defaultPort(probe);
  }

  /// Reads and checks `config/` at the first call.
  public synchronized Configuration configuration() {
    var loaded = configuration;
    if (loaded == null) {
      loaded = Configuration.load(configDirectory, home.directory());
      configuration = loaded;
    }
    return loaded;
  }

  /// Reads `config/` anew and holds every knowledge entry against its examples.
  Configuration provenConfiguration() {
    return Configuration.loadProven(configDirectory);
  }

  public synchronized HomeSettings settings() {
    var loaded = settings;
    if (loaded == null) {
      loaded = HomeSettings.load(home.settings());
      settings = loaded;
    }
    return loaded;
  }

  public Vault vault() {
    return new Vault(home);
  }

  public Custody custody() {
    return new Planning(home, settings(), clock).custody();
  }

  /// Asks the register.
  public <T> T ask(Function<CmdbStore, T> question) {
    return registers.ask(question);
  }

  /// Creates the home where it is missing and brings its database up to date.
  ///
  /// @return whether it was new
  public boolean init() {
    configuration();
    settings();
    boolean isNew = home.create();
    registers.tell(store -> {});
    return isNew;
  }

  /// Prepares a sweep; nothing is sent before [Sweep#run].
  ///
  /// @throws BadInputException with everything that is wrong with the request
  public Sweep sweep(SweepRequest request, String what) throws InterruptedException {
    return sweeping().whole(request, what, Set.of());
  }

  /// Prepares a sweep that asks only what another run, of the same request, did not see in full: it
  /// goes on where that was stopped or killed, and tries its gaps again.
  ///
  /// @param run how its id begins
  /// @throws RefusedException when there is no such run, or nothing is left of it
  public Sweep sweepRest(SweepRequest request, String what, String run)
      throws InterruptedException {
    return sweeping().whole(request, what, ask(store -> SeenInFull.of(store, run)));
  }

  /// Asks about runs that nodes do together; none in a home of files.
  public <T> Optional<T> ofShared(Function<SharedRuns, T> question) {
    return shared()
        .map(all -> {
          try (all) {
            return question.apply(all);
          }
        });
  }

  /// The runs that the nodes of a shared database do together; none in a home of files.
  public Optional<SharedRuns> shared() {
    return keeping.shards().map(table -> new SharedRuns(this, table));
  }

  private Sweeping sweeping() {
    return new Sweeping(this, registers);
  }

  /// @throws RefusedException while all scans are stopped
  Planning planning() {
    stop().requireNone();
    return new Planning(home, settings(), clock);
  }

  private Asking asking() {
    return new Asking(this, planning());
  }

  Conduct conduct(SweepRequest request, Plan plan, Expected expected) {
    return Conduct.of(this, traffic, request, plan, expected);
  }

  /// What the settings name as scans.
  public ScanProfiles profiles() {
    return new ScanProfiles(home, settings(), vault());
  }

  /// What runs by itself, and when.
  public Scheduling schedules() {
    return new Scheduling(this);
  }

  /// Whether scans may run at all.
  public ScanStop stop() {
    return new ScanStop(this);
  }

  /// Asks one endpoint now and enters nothing.
  ///
  /// @param request exactly one target and one probe
  public Result probe(SweepRequest request) throws InterruptedException {
    return asking().ask(request);
  }

  /// Only opens a conversation with one endpoint and ends it.
  ///
  /// @param request exactly one target and one probe
  public Result contact(SweepRequest request) throws InterruptedException {
    return asking().greet(request);
  }

  /// Asks every account and region of the request now and enters nothing; by endpoint.
  ///
  /// @param request one probe, of those whose endpoints are accounts
  public List<Result> survey(SweepRequest request) throws InterruptedException {
    return asking().survey(request);
  }

  /// Whether a probe's endpoints are accounts, not addresses.
  public static boolean ofAccounts(String probe) {
    return Protocols.ACCOUNTS.contains(probe);
  }

  /// Whether probes are named and ask accounts.
  public static boolean ofAccounts(List<String> probes) {
    return !probes.isEmpty() && Protocols.ACCOUNTS.containsAll(probes);
  }

  /// By what the register is kept.
  Rulings rulings() {
    return ask(this::rulings);
  }

  Rulings rulings(CmdbStore store) {
    return Rulings.of(configuration(), store, configDirectory);
  }

  /// Enters transcripts that were just taken, as a run of their own.
  public SweepReport enter(Iterable<Transcript> transcripts, String what) {
    home.create();
    return new Entering(registers, this::journal, rulings(), clock).enter(transcripts, what);
  }

  /// Takes files in as a run of their own: all of them, or when anything is wrong with any, none.
  ///
  /// @throws BadInputException with every error in any of the files, each with its place
  public SweepReport take(FileIntake.Way way, List<Path> files, String what) {
    return FileIntake.enter(
        imports(), way, files, clock.instant(), transcripts -> enter(transcripts, what));
  }

  private Imports imports() {
    return new Imports(configuration().model(), configuration().vocabulary());
  }

  /// Takes in events of AWS from a queue.
  ///
  /// @param request with the credentials and how AWS is asked
  /// @param url of the queue
  public QueueIntake queue(SweepRequest request, String url) {
    var enter =
        new QueueIntake.Enter() {
          @Override
          public void check(Path file) {
            FileIntake.check(imports(), FileIntake.awsEvents(), file, clock.instant());
          }

          @Override
          public SweepReport enter(Path file, String what) {
            return take(FileIntake.awsEvents(), List.of(file), what);
          }
        };
    return new QueueIntake(enter, planning().keyring(request), request, url);
  }

  /// Where everything is kept first.
  ChainedArchive journal() {
    wrote = true;
    return keeping.archive();
  }

  /// Who says something in the register, by name.
  public List<SourceReport> sources() {
    return ask(store -> SourceCensus.of(store, rulings(store).rules()));
  }

  /// Builds the register anew from the archive and puts it in the place of the one in use.
  ///
  /// @param progress is told how many entries of the archive were read
  public RebuildReport rebuild(LongConsumer progress) {
    var report = rebuilding().replace(progress);
    audit().signRebuilt();
    return report;
  }

  /// Only says what [#rebuild] would change.
  public RebuildReport rehearseRebuild(LongConsumer progress) {
    return rebuilding().compare(progress);
  }

  private Rebuild rebuilding() {
    return new Rebuild(keeping, registers, keeping::archive, configuration(), configDirectory);
  }

  /// Enters everything that is archived and not in the register.
  void enterAll() {
    registers.tell(this::fill);
  }

  /// Writes the home into one file, the vault's own key too if so told.
  public BackupReport backUp(Path file, boolean withKey) {
    return new Backup(this).write(file, withKey);
  }

  /// Makes the home out of what [#backUp] wrote, with these settings in place of those, if any.
  public BackupReport restore(Path file, @Nullable Path settings, LongConsumer progress) {
    return new Restoration(home, settings, beside -> new Cadastre(beside, configDirectory, clock))
        .from(file, progress);
  }

  Keeping keeping() {
    return keeping;
  }

  /// What was signed, and whether everything still is as it was.
  public Audit audit() {
    return new Audit(home, keeping, registers, keeping::archive, clock);
  }

  /// Signs what this process added; does nothing when it added nothing.
  public void sign() {
    if (wrote) {
      audit().sign();
    }
  }

  /// Has something decided, and looks what becomes of the items that it is about.
  public Effect decide(Collection<CiId> about, Function<Stewardship, List<Act.Signed>> decision) {
    var watch = ask(store -> Watch.begin(store, about));
    var acts = decision.apply(stewardship());
    return new Effect(acts, ask(watch::end));
  }

  /// What people may decide about the register.
  public Stewardship stewardship() {
    return new Stewardship(registers, this::journal, rulings(), clock);
  }

  /// The rules and the model in force, and how to change them.
  public Legislation legislation() {
    return new Legislation(configDirectory, home, registers, this::journal, clock);
  }

  /// What we know of devices, and what a contributor would add.
  public Teaching teaching() {
    return new Teaching(configDirectory, home);
  }

  /// How long transcripts keep their words.
  public Retention retention() {
    return new Retention(this, registers, configDirectory);
  }

  /// The register as it was.
  public AsOf past() {
    return new AsOf(configDirectory, registers, configuration());
  }

  /// How complete, fresh and undisputed the register is.
  public HealthReport health(CiQuery query) {
    var twins = new Twins(configuration().model(), configuration().rules());
    return ask(store -> new Health(twins, clock.instant()).of(store, query));
  }

  /// Looks at everything the home needs.
  public List<Check> examine() {
    return new Examination(this).run();
  }

  /// What a transcript proves, as far as we know today.
  public Reading read(Transcript transcript) {
    return Recorded.read(configuration(), transcript);
  }

  /// Reads a recorded transcript.
  public Reading replay(Path file) {
    return read(Recorded.load(file));
  }

  /// The archived transcript whose hash begins with that text, or what it said.
  public TranscriptArchive.Conversation transcript(String hashPrefix) {
    return Recorded.archived(this, hashPrefix);
  }

  /// Newest first; a run whose process is gone is interrupted, whatever it last wrote.
  public List<ScanRun> runs() {
    return new RunBook(this).all();
  }

  /// @throws RefusedException when there is no such run
  public ScanRun run(String idPrefix) {
    return new RunBook(this).one(idPrefix);
  }
}
