package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.CorruptArchiveException;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table in the hands of somebody who may do anything to it.
final class TableJournalDamageTest {
  private static final PostgresServer SERVER = new PostgresServer();

  @TempDir private Path name = Path.of("");

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.close();
  }

  private DataSource database() {
    return SERVER.schema(name.toString());
  }

  private TableJournal open() {
    return TableJournal.open(database(), InstantSource.fixed(hour(9)));
  }

  private void fill() {
    try (var journal = open()) {
      for (int i = 0; i < 5; i++) {
        journal.append("r", transcript("answer " + i));
      }
    }
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = database().getConnection();
        var statement = connection.createStatement()) {
      for (var one : statements) {
        statement.execute(one);
      }
    }
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>();
    try (var journal = open()) {
      journal.walk(ChainedArchive.BEGINNING, ChainedArchive.END, steps::add);
    }
    return steps;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          location = 9, kind = 1                            | missing
          prev_hash = sha256(hash)                          | prev_hash
          hash = sha256(hash)                               | content does not match
          kind = 2                                          | content does not match
          kind = 257                                        | content does not match
          recorded_at = recorded_at + '1 microsecond'       | recorded_at
          payload = substring(payload from 2)                |  content does not match
          payload = set_byte(payload, 7, 255 - get_byte(payload, 7)) | content does not match
          """)
  void changedRowIsFoundAndNamed(String change, String what) throws SQLException {
    fill();
    execute(
        "alter table journal disable trigger all",
        "update journal set " + change + " where location = 3");

    assertThat(steps())
        .filteredOn(Step.Damage.class::isInstance)
        .first()
        .extracting(Step.Damage.class::cast)
        .satisfies(damage -> {
          assertThat(damage.location()).isEqualTo(3);
          assertThat(damage.place()).isEqualTo("row 3 of the table journal");
          assertThat(damage.what()).contains(what);
        });
    try (var journal = open()) {
      assertThatThrownBy(() -> journal.after(-1, _ -> {}))
          .isInstanceOf(CorruptArchiveException.class)
          .hasMessageContaining("row 3");
    }
  }

  @Test
  void oneDamagedRowIsReportedOnce() throws SQLException {
    fill();
    execute(
        "alter table journal disable trigger all",
        "update journal set hash = sha256(hash) where location = 2",
        "update journal set payload = '' where location = 4");

    assertThat(steps())
        .extracting(Step.Damage.class::isInstance)
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void rowsAreNotChangedByAccident() {
    fill();
    for (var change :
        List.of("update journal set kind = 2", "delete from journal", "truncate journal")) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("only ever added to");
    }
    assertThat(steps()).hasSize(5).allMatch(Step.Link.class::isInstance);
  }

  @Test
  void firstRowIsMissedToo() throws SQLException {
    fill();
    execute("alter table journal disable trigger all", "delete from journal where location = 1");

    assertThat(steps()).first().isInstanceOf(Step.Damage.class);
  }

  @Test
  void partOfTheWayCanBeWalked() {
    fill();
    var sound = steps();
    var part = new ArrayList<Step>();
    try (var journal = open()) {
      journal.walk(2, 4, part::add);
      assertThat(part).isEqualTo(sound.subList(1, 4));
      part.clear();
      journal.walk(17, ChainedArchive.END, part::add);
      assertThat(part).singleElement().isInstanceOf(Step.Damage.class);
    }
  }

  @Test
  void journalsOfSeveralProcessesAppendInOneOrder()
      throws InterruptedException, ExecutionException {
    try (var one = open();
        var other = open();
        var threads = Executors.newFixedThreadPool(8)) {
      var appended = new ArrayList<Future<Kept>>();
      for (int i = 0; i < 200; i++) {
        var journal = i % 2 == 0 ? one : other;
        var said = transcript("answer " + i);
        appended.add(threads.submit(() -> journal.append("r", said)));
      }
      var locations = new ArrayList<Long>();
      for (var future : appended) {
        locations.add(future.get().location());
      }
      assertThat(locations).hasSize(200).doesNotHaveDuplicates();
    }
    assertThat(steps()).hasSize(200).allMatch(Step.Link.class::isInstance);
  }

  @Test
  void filesAndTableHoldTheSameChain(@TempDir Path directory) {
    fill();
    try (var files = Journal.open(directory, InstantSource.fixed(hour(9)))) {
      for (int i = 0; i < 5; i++) {
        files.append("r", transcript("answer " + i));
      }
      var hashes = new ArrayList<String>();
      files.walk(-1, ChainedArchive.END, step -> hashes.add(((Step.Link) step).hash()));
      assertThat(steps()).extracting(step -> ((Step.Link) step).hash()).isEqualTo(hashes);
    }
  }
}
