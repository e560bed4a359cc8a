package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.runtime.Stewardship.Selector;
import org.cadastre.runtime.Stewardship.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A home whose old transcripts lose their words comes to the same as one that keeps them.
class RetentionTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final Duration POLICY = Duration.ofDays(5);
  private static final Word WORD = new Word("jdoe", "the disk is full");
  private static final String HEADER =
      "source,class,identifiers,attribute,value,observed_at,name\n";

  @TempDir private Path directory = Path.of("");

  private final Day day = new Day();

  /// Stands still between one thing and the next.
  private static final class Day implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void passes() {
      now = now.plus(1, ChronoUnit.DAYS);
    }
  }

  private Cadastre home(String name) {
    var cadastre = new Cadastre(new Home(directory.resolve(name)), CONFIG, day);
    cadastre.init();
    return cadastre;
  }

  /// What devices and accounts once said, from all over the project.
  private static List<Transcript> recordings(Random random, int count) {
    var root = CONFIG.toAbsolutePath().normalize().resolveSibling("fuzz");
    var all = new ArrayList<Path>();
    for (var top : List.of(CONFIG, root.resolve("src/test/resources/recordings"))) {
      try (var files = Files.walk(top)) {
        files.filter(file -> file.toString().endsWith(".transcript")).sorted().forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Collections.shuffle(all, random);
    return all.subList(0, count).stream().map(Recorded::load).toList();
  }

  /// What a device says again today.
  private Transcript today(Transcript said, int host) {
    var protocol = said.endpoint().protocol();
    var endpoint =
        Cadastre.ofAccounts(protocol)
            ? said.endpoint()
            : new Endpoint(protocol, "10.0.0." + host, 161);
    return new Transcript(
        said.probe(), endpoint, day.now.minusSeconds(2), day.now.minusSeconds(1), said.exchanges());
  }

  private void take(Cadastre home, String rows) {
    try {
      var file = Files.writeString(directory.resolve("claims.csv"), HEADER + rows);
      home.take(FileIntake.claims(), List.of(file), "import");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One thing that happens to a home; the same to each that it is done to.
  private Consumer<Cadastre> happening(Random random, List<Transcript> devices) {
    int a = random.nextInt(4);
    int b = random.nextInt(4);
    int what = random.nextInt(12);
    long seed = random.nextLong();
    var late = day.now.minus(random.nextInt(20), ChronoUnit.DAYS);
    return home -> {
      switch (what) {
        case 0, 1, 2, 3 -> {
          var scanned = new ArrayList<Transcript>();
          for (int i = 0; i < devices.size(); i++) {
            if ((seed >> i & 1) == 0 || i == a) {
              scanned.add(today(devices.get(i), i + (seed % 5 == 0 ? 1 : 0)));
            }
          }
          home.enter(scanned, "scan");
        }
        case 4, 5, 6 ->
            take(
                home,
                String.format(
                    Locale.ROOT,
                    "import:%s,server,hw.serial_number=S%d;hw.vendor=Dell,os.name,%s,%s,web%d%n"
                        + "import:cmdb,server,hw.serial_number=S%d;hw.vendor=Dell%s,host.name,h%d,%s,web%d%n",
                    seed % 2 == 0 ? "cmdb" : "wiki",
                    a,
                    List.of("Debian", "Ubuntu", "SLES").get(b % 3),
                    late,
                    a,
                    b,
                    seed % 3 == 0 ? ";net.mac=52:54:00:12:34:0" + a : "",
                    b,
                    late.plusSeconds(60),
                    b));
        case 7 -> home.stewardship().merge(item(home, a), item(home, b + 4), WORD);
        case 8 -> home.stewardship().unmerge(item(home, a), WORD);
        case 9 ->
            home.stewardship().split(item(home, a), new Selector("import:wiki", null, null), WORD);
        case 10 -> home.stewardship().own(item(home, a), "team-" + b, WORD);
        default -> home.stewardship().retire(item(home, b), WORD);
      }
    };
  }

  private static CiId item(Cadastre home, int number) {
    var all =
        home.ask(store -> store.list(new CiQuery(List.of(), true, false), Instant.EPOCH)).stream()
            .filter(record -> record.item().host() == null)
            .map(record -> record.item().id())
            .sorted()
            .toList();
    return all.isEmpty() ? new CiId("none") : all.get(number % all.size());
  }

  private static String outcome(Cadastre home, Consumer<Cadastre> happening) {
    try {
      happening.accept(home);
      return "done";
    } catch (RefusedException | BadInputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void assertSame(Cadastre one, Cadastre other, String after) {
    assertThat(one.ask(StateDigest::of)).as(after).isEqualTo(other.ask(StateDigest::of));
    assertThat(claims(one)).as(after).isEqualTo(claims(other));
  }

  /// Every claim of every item, with what it cites.
  private static List<Claim> claims(Cadastre home) {
    return home.ask(store -> {
      var claims = new ArrayList<Claim>();
      store
          .list(new CiQuery(List.of(), true, false), Instant.EPOCH)
          .forEach(record -> claims.addAll(store.history(record.item().id())));
      return claims;
    });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingComesOutOtherwiseThanWithAllWords(long seed) {
    var random = new Random(seed);
    var devices = recordings(random, 6);
    var whole = home("whole");
    var condensed = home("condensed");
    int gone = 0;
    for (int step = 0; step < 18; step++) {
      day.passes();
      var happening = happening(random, devices);
      assertThat(outcome(condensed, happening)).isEqualTo(outcome(whole, happening));
      assertSame(condensed, whole, "step " + step);
      if (random.nextInt(4) == 0) {
        gone += condensed.retention().condense(POLICY, WORD).condensed();
        assertSame(condensed, whole, "step " + step + ", condensed");
      }
    }
    gone += condensed.retention().condense(Duration.ofDays(1), WORD).condensed();
    assertThat(gone).isPositive();
    assertThat(condensed.rehearseRebuild(_ -> {}).differences())
        .isEqualTo(whole.rehearseRebuild(_ -> {}).differences());
    condensed.rebuild(_ -> {});
    whole.rebuild(_ -> {});
    assertSame(condensed, whole, "rebuilt");
    assertThat(condensed.audit().verify(-1, null).damage()).isEmpty();
    day.passes();
    for (int step = 0; step < 6; step++) {
      day.passes();
      var happening = happening(random, devices);
      assertThat(outcome(condensed, happening)).isEqualTo(outcome(whole, happening));
      assertSame(condensed, whole, "step " + step + " behind the rebuild");
    }
  }

  private static long journal(Cadastre home) {
    try (var archive = home.keeping().archive()) {
      return archive.thinning().size();
    }
  }

  @Test
  void scansThatSayTheSameTakeAFractionOfTheRoom() {
    var devices = recordings(new Random(7), 8);
    var home = home("home");
    for (int scan = 0; scan < 50; scan++) {
      day.passes();
      var scanned = new ArrayList<Transcript>();
      for (int i = 0; i < devices.size(); i++) {
        scanned.add(today(devices.get(i), i));
      }
      home.enter(scanned, "scan");
    }
    var digest = home.ask(StateDigest::of);
    day.passes();
    var rehearsed = home.retention().rehearse(Duration.ofHours(1));
    long before = journal(home);
    var report = home.retention().condense(Duration.ofHours(1), WORD);

    assertThat(report.condensed()).isEqualTo(400).isEqualTo(rehearsed.condensed());
    assertThat(report.readings()).isEqualTo(8).isEqualTo(rehearsed.readings());
    assertThat(report.left()).isZero();
    assertThat(report.sizeAfter()).isEqualTo(journal(home)).isLessThan(before / 3);
    assertThat(home.rehearseRebuild(_ -> {}).differences()).isEmpty();
    assertThat(home.ask(StateDigest::of)).isEqualTo(digest);
    assertThat(home.retention().condense(Duration.ofHours(1), WORD).condensed()).isZero();
  }

  @Test
  void onlyWhatIsOldEnoughLosesItsWords() {
    var devices = recordings(new Random(3), 2);
    var home = home("home");
    for (int scan = 0; scan < 9; scan++) {
      home.enter(List.of(today(devices.get(scan % 2), scan)), "scan");
      day.passes();
    }
    home.retention().condense(POLICY, WORD);
    var words = new ArrayList<Boolean>();
    try (var archive = home.keeping().archive()) {
      archive.after(
          -1,
          entry -> {
            if (entry instanceof TranscriptArchive.Conversation) {
              words.add(entry instanceof TranscriptArchive.Kept);
            }
          });
    }
    assertThat(words).containsExactly(false, false, false, false, true, true, true, true, true);
  }

  @Test
  void whatNobodyUnderstandsKeepsItsWords() {
    var home = home("home");
    var said = today(recordings(new Random(3), 1).getFirst(), 1);
    var foreign =
        new Transcript("telnet", said.endpoint(), said.started(), said.ended(), said.exchanges());
    home.enter(List.of(foreign), "scan");
    day.passes();
    var report = home.retention().condense(Duration.ofHours(1), WORD);
    assertThat(report.condensed()).isZero();
    assertThat(report.left()).isEqualTo(1);
    assertThat(report.act()).isNull();
  }

  @Test
  void whatModelsUnderstandDifferentlyKeepsItsWords() throws IOException {
    take(home("home"), row("server,hw.serial_number=S1;hw.vendor=Dell,os.name,Debian"));
    var ships =
        Files.writeString(
            directory.resolve("ships.yaml"),
            """
            classes:
              - name: ship
                doc: A vessel.
                identifiers:
                  - {priority: 10, keys: [ship.imo], strong: true}
            attributes:
              - {name: ship.port, facet: ship, doc: Where it is at home.}
            """);
    home("home").legislation().apply(List.of(ships), WORD, _ -> {});
    var home = home("home");
    day.passes();
    take(home, row("ship,ship.imo=9074729,ship.port,Bergen"));
    day.passes();
    var report = home.retention().condense(Duration.ofHours(1), WORD);

    assertThat(report.condensed()).isEqualTo(1);
    assertThat(report.left()).isEqualTo(1);
    assertThat(home.rehearseRebuild(_ -> {}).differences()).isEmpty();
  }

  private String row(String claim) {
    return "import:cmdb,%s,%s,x%n".formatted(claim, day.now.minusSeconds(60));
  }

  @Test
  void nothingGoesWhileARunIsGoing() {
    var home = home("home");
    var id = Sweep.runId(day.now);
    var run = new ScanRun(id, "scan run office", day.now, null, RunStatus.RUNNING, "c0ffee");
    try (var store = home.keeping().register()) {
      store.commit(ChangeSet.of(new Change.RunPut(run)));
    }
    try (var _ = RunLock.take(home.home(), id)) {
      assertThatThrownBy(() -> home.retention().condense(POLICY, WORD))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("scan run office");
    }
    assertThat(home.retention().condense(POLICY, WORD).condensed()).isZero();
  }

  @Test
  @Timeout(60)
  void othersGetTheRegisterInBetween() throws Exception {
    var home = home("home");
    var registers = new Registers(home.home(), home.keeping(), _ -> {});
    try (var held = new HeldRegister(registers);
        var others = Executors.newSingleThreadExecutor()) {
      var asked = others.submit(() -> home.ask(store -> store.runs().size()));
      while (!asked.isDone()) {
        held.giveWay();
      }
      assertThat(asked.get()).isZero();
      assertThat(held.store().runs()).isEmpty();
    }
  }

  @Test
  void withoutAPolicyNothingGoes() {
    var home = home("home");
    assertThatThrownBy(() -> home.retention().condense(null, WORD))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("for ever");
  }

  @Test
  void policyStandsInTheSettings() throws IOException {
    var home = home("home");
    home.enter(List.of(today(recordings(new Random(3), 1).getFirst(), 1)), "scan");
    for (int i = 0; i < 41; i++) {
      day.passes();
    }
    var settings = directory.resolve("home").resolve("settings.yaml");
    Files.writeString(settings, "retention: {transcripts: 42d}\n");
    assertThat(home("home").retention().condense(null, WORD).condensed()).isZero();
    Files.writeString(settings, "retention: {transcripts: 40d}\n");
    assertThat(home("home").retention().condense(null, WORD).condensed()).isEqualTo(1);
    Files.writeString(settings, "retention: {transcripts: 40s}\n");
    assertThatThrownBy(
            () -> new Cadastre(new Home(directory.resolve("home")), CONFIG, day).settings())
        .hasMessageContaining("at least 1d");
  }
}
