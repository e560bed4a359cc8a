package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.runtime.key.SecretText;

/// Looks at everything a home needs and says what to do about what is not well.
final class Examination {
  private final Cadastre cadastre;
  private final List<Check> checks = new ArrayList<>();
  private boolean thereIsAHome;

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
    return "%d classes, %d attributes, %d knowledge entries whose examples hold, rules %s"
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
        "%s opens; %d runs, %d open conflicts"
            .formatted(cadastre.keeping().place(), store.runs().size(), store.conflicts().size()));
  }

  private String journal() {
    var count = new AtomicInteger();
    var behind = new AtomicInteger();
    long last = cadastre.ask(store -> store.lastLocation());
    try (var journal = cadastre.keeping().archive()) {
      journal.after(
          -1,
          kept -> {
            count.incrementAndGet();
            if (kept.location() > last) {
              behind.incrementAndGet();
            }
          });
    }
    return "%d transcripts, chain unbroken%s"
        .formatted(
            count.get(),
            behind.get() == 0
                ? ""
                : "; %d not yet entered: the next scan enters them".formatted(behind.get()));
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
