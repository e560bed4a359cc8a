package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node kept that died before it was in the register, while others went on.
class RecoveryTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));

  @TempDir private Path directory = Path.of("");
  private Instant now = Instant.parse("2026-11-22T02:41:48Z");

  private Transcript said() throws IOException {
    try (var files = Files.walk(CONFIG)) {
      var recorded =
          files
              .filter(file -> file.toString().endsWith(".transcript"))
              .sorted()
              .map(Recorded::load)
              .filter(transcript -> transcript.probe().equals("snmp"))
              .findFirst()
              .orElseThrow();
      return new Transcript(
          recorded.probe(),
          new Endpoint("snmp", "10.0.0.1", 161),
          now.minusSeconds(2),
          now.minusSeconds(1),
          recorded.exchanges());
    }
  }

  @Test
  void itIsTakenAtTheTimeThatIsOnRecordSoThatARebuildComesToTheSame() throws Exception {
    var cadastre = new Cadastre(new Home(directory.resolve("home")), CONFIG, () -> now);
    cadastre.init();
    try (var archive = cadastre.journal()) {
      var registrar = new Registrar(cadastre.rulings(), archive);
      var left = archive.append("run-1", said());
      var hash = left.transcript().hash();
      boolean _ = archive.append("cadastre", "", new Act.Entered(List.of(hash))).location() > 0;
      now = now.plus(12, ChronoUnit.SECONDS);
      var next = archive.append("run-1", said());
      cadastre.ask(store -> {
        registrar.enter(store, List.of(next));
        assertThat(store.evidence(hash)).isEmpty();
        return store;
      });
      now = now.plus(7, ChronoUnit.SECONDS);
      cadastre.ask(store -> {
        registrar.recover(store, -1);
        assertThat(store.evidence(hash)).hasSize(1);
        return store;
      });
    }
    assertThat(cadastre.rehearseRebuild(_ -> {}).differences()).isEmpty();
  }
}
