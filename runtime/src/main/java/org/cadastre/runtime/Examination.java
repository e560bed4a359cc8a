package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.runtime.custody.Custody;
import org.cadastre.runtime.key.SecretText;

/// Looks at everything a home needs and says what to do about what is not well.
final class Examination {
  private static final Duration MOST_AHEAD = Duration.ofMinutes(1);
  private static final long LEAST_MEBIBYTES = 512;

  private final Cadastre cadastre;
  private final List<Check> checks = new ArrayList<>();
  private boolean thereIsAHome;

  /// When the journal was last added to.
  private Instant latest = Instant.EPOCH;

  Examination(Cadastre cadastre) {
    this.cadastre = cadastre;
  }

  List<Check> run() {
    check("java", () -> "Java " + Runtime.version());
    check("configuration", this::configuration);
    check("recordings", this::recordings);
    check("settings", this::settings);
    check("home", this::home);
    if (!thereIsAHome) {
      return checks;
    }
    check("register", this::register);
    check("journal", this::journal);
    check("vault", this::vault);
    check("runs", this::runs);
    check("uses", this::uses);
    check("permissions", this::permissions);
    check("clock", this::clock);
    check("disk", this::disk);
    return checks;
  }

  private void check(String what, Supplier<String> look) {
    try {
      checks.add(new Check(what, true, look.get()));
    } catch (RuntimeException e) {
      checks.add(new Check(what, false, words(e)));
    }
  }

  private static String words(Throwable failure) {
    var message = failure.getMessage();
    var words = message == null ? failure.getClass().getSimpleName() : message;
    var cause = failure.getCause();
    return cause == null || words.contains(String.valueOf(cause.getMessage()))
        ? words
        : words + ": " + words(cause);
  }

  private String home() {
    var home = cadastre.home();
    thereIsAHome = home.exists();
    return thereIsAHome
        ? home.directory().toString()
        : "none yet in " + home.directory() + "; 'cadastre init' makes one";
  }

  private String configuration() {
    var configuration = cadastre.provenConfiguration();
    return "%d classes, %d attributes, %d knowledge entries whose examples hold, rules %s shipped"
        .formatted(
            configuration.model().classes().size(),
            configuration.model().attributes().size(),
            Cadastre.probes().stream()
                .mapToInt(probe -> configuration.knowledge(probe).entries().size())
                .sum(),
            configuration.rules().version());
  }

  private String recordings() {
    var tally = cadastre.teaching().check(List.of());
    return "hold what their entries expect: " + tally.recordings();
  }

  private String settings() {
    var settings = cadastre.settings();
    return "%s: %d exclusions, %d at once"
        .formatted(cadastre.home().settings(), settings.exclude().size(), settings.atOnce());
  }

  private String register() {
    return cadastre.ask(store ->
        "%s opens; %d runs, %d open conflicts, rules %s in force"
            .formatted(
                cadastre.keeping().place(),
                store.runs().size(),
                store.conflicts().size(),
                cadastre.rulings(store).rules().version()));
  }

  private String journal() {
    var count = new AtomicInteger();
    var behind = new AtomicInteger();
    var condensed = new AtomicInteger();
    var overdue = new AtomicInteger();
    var kept = cadastre.settings().retention().transcripts();
    var due = kept == null ? Instant.MIN : cadastre.clock().instant().minus(kept);
    long last = cadastre.ask(store -> store.lastLocation());
    try (var journal = cadastre.keeping().archive()) {
      journal.after(
          -1,
          entry -> {
            count.incrementAndGet();
            latest = recordedAt(entry);
            if (entry instanceof TranscriptArchive.Condensed) {
              condensed.incrementAndGet();
            }
            if (entry instanceof TranscriptArchive.Kept && latest.isBefore(due)) {
              overdue.incrementAndGet();
            }
            if (entry.location() > last) {
              behind.incrementAndGet();
            }
          });
    }
    return "%d transcripts and acts, chain unbroken%s%s%s"
        .formatted(
            count.get(),
            condensed.get() == 0
                ? ""
                : "; of %d only what they said is kept".formatted(condensed.get()),
            overdue.get() == 0
                ? ""
                : "; %d are older than transcripts are to keep their words: 'evidence condense'"
                    .formatted(overdue.get()),
            behind.get() == 0
                ? ""
                : "; %d not yet entered: the next scan enters them".formatted(behind.get()));
  }

  private static Instant recordedAt(TranscriptArchive.Entry entry) {
    return switch (entry) {
      case TranscriptArchive.Conversation kept -> kept.recordedAt();
      case TranscriptArchive.KeptAct act -> act.act().recordedAt();
    };
  }

  private String uses() {
    var file = cadastre.home().credentialUses();
    var count = new AtomicInteger();
    var flaws = Custody.verify(file, _ -> count.incrementAndGet());
    if (!flaws.isEmpty()) {
      throw new RefusedException(
          "%s: %s; keep a copy of it, restore it from a backup, and find out who wrote to it"
              .formatted(file, String.join(", ", flaws)));
    }
    return count + " uses of credentials on record, chain unbroken";
  }

  /// What holds or unlocks a secret is for the home's owner alone.
  private String permissions() {
    var home = cadastre.home();
    for (var file : List.of(home.vault(), home.vaultKey(), home.credentialUses())) {
      SecretText.requirePrivate(file);
    }
    try {
      var directory = home.directory();
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new RefusedException(directory + " can be written to by anybody: chmod o-w it");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "secrets are for the home's owner alone";
  }

  private String clock() {
    var now = cadastre.clock().instant();
    cadastre.ask(store -> {
      Chronology.require(store, now);
      return now;
    });
    var ahead = Duration.between(now, latest);
    if (ahead.compareTo(MOST_AHEAD) > 0) {
      throw new RefusedException(
          ("the last entry of the journal is of %s, but it is %s now: one of the clocks was wrong"
                  + " by %s; set the clock right (NTP) before the next scan")
              .formatted(latest, now, ahead));
    }
    return "it is %s, and the journal was last added to before".formatted(now);
  }

  private String disk() {
    try {
      long free = Files.getFileStore(cadastre.home().directory()).getUsableSpace() >> 20;
      if (free < LEAST_MEBIBYTES) {
        throw new RefusedException(
            "%d MiB are free for %s: make room, scans need %d and a rebuild as much as the register"
                .formatted(free, cadastre.home().directory(), LEAST_MEBIBYTES));
      }
      return "%d MiB are free".formatted(free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String vault() {
    var vault = cadastre.vault();
    SecretText.requirePrivate(cadastre.home().vaultKey());
    var entries = vault.list();
    var open = vault.open();
    entries.forEach(open::secrets);
    return "%d credentials, sealed with the key from %s"
        .formatted(entries.size(), vault.keySource());
  }

  private String runs() {
    var runs = cadastre.runs();
    long interrupted = runs.stream().filter(run -> run.status() == RunStatus.INTERRUPTED).count();
    return "%d, of which %d were interrupted".formatted(runs.size(), interrupted);
  }
}
