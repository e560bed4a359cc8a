package org.cadastre.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;

/// A home in which time stands still, so that work that is done again comes to the same.
final class StillHome {
  private StillHome() {}

  static Cadastre open(Path home, Instant now) {
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    return new Cadastre(new Home(home), config, InstantSource.fixed(now));
  }

  /// All that the register holds of its items, and its conflicts. Runs are left out: a run that is
  /// done again at the same time has the old one's name.
  static List<String> state(Cadastre cadastre) {
    return cadastre.ask(store -> {
      var lines = new ArrayList<String>();
      store.eachHost(group -> group.forEach((ci, host) -> lines.add(ci + " " + host)));
      store.conflicts().forEach(conflict -> lines.add(conflict.toString()));
      lines.sort(null);
      return lines;
    });
  }

  /// What a failure and all that caused it say.
  static String words(Throwable failure) {
    return failure.getCause() == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + words(failure.getCause());
  }
}
