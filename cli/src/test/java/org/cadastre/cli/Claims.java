package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.cadastre.imports.Imports;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;

/// Takes files of claims into a home.
final class Claims {
  private Claims() {}

  static void enter(Path home, Path file) throws IOException {
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    var cadastre = new Cadastre(new Home(home), config, clock);
    var configuration = cadastre.configuration();
    var importer = new Imports(configuration.model(), configuration.vocabulary()).claims();
    try (var taken = importer.take(file, clock.instant())) {
      var report = cadastre.enter(taken.toList(), "claims");
      assertThat(report.faults()).isEmpty();
    }
  }
}
