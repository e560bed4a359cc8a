package org.cadastre.cmdb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a table of PostgreSQL.
final class TableThinningTest extends ThinningContract {
  private static final PostgresServer SERVER = new PostgresServer();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.close();
  }

  @Override
  ChainedArchive open(Path directory) {
    return TableJournal.open(SERVER.schema(directory.toString()), CLOCK);
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = SERVER.schema(directory().toString()).getConnection();
        var statement = connection.createStatement()) {
      for (var one : statements) {
        statement.execute(one);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload = set_byte(payload, 7, 255 - get_byte(payload, 7))",
        "payload = set_byte(payload, 40, 255 - get_byte(payload, 40))",
        "payload = substring(payload from 2)",
        "hash = sha256(hash)",
        "prev_hash = sha256(hash)",
        "recorded_at = recorded_at + '1 microsecond'",
      })
  void changedRestIsFoundAndNamed(String change) throws SQLException {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(2));
      execute(
          "alter table journal disable trigger all",
          "update journal set " + change + " where location = 3");
      assertThat(steps(archive, ChainedArchive.BEGINNING))
          .filteredOn(Step.Damage.class::isInstance)
          .first()
          .extracting(step -> ((Step.Damage) step).place())
          .isEqualTo("row 3 of the table journal");
    }
  }

  @Test
  void rowsAreStillNotChangedByAccident() {
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(2));
    }
    for (var change :
        new String[] {
          "update journal set payload = '' where location = 1",
          "update journal set kind = 5, payload = sha256('') || '\\x000000000000000001'::bytea"
              + " where location = 1",
          "update journal set kind = 1 where location = 3",
          "delete from journal",
          "truncate journal",
        }) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("only ever added to");
    }
  }

  @Test
  void tableOfAnOlderCadastreIsTaughtFirst() throws SQLException {
    try (var archive = open()) {
      fill(archive);
      execute(
          "drop trigger journal_is_not_changed on journal",
          "drop trigger journal_is_only_added_to on journal",
          "create trigger journal_is_only_added_to before update or delete or truncate on journal"
              + " for each statement execute function journal_is_only_added_to()");
      var act = Condensing.condense(archive, locations(0));
      assertThat(archive.read(kept.getFirst().location()))
          .isEqualTo(condensed(kept.getFirst(), act));
      assertThatThrownBy(() -> execute("update journal set payload = ''"))
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  void copyOfATableHoldsWhatIsLeft() throws IOException {
    var copy = new ByteArrayOutputStream();
    try (var archive = open()) {
      fill(archive);
      Condensing.condense(archive, locations(0, 4));
      TableCopy.write(SERVER.schema(directory().toString()), copy);
      var there = directory().resolve("there");
      TableCopy.read(new ByteArrayInputStream(copy.toByteArray()), SERVER.schema(there.toString()));
      try (var other = open(there)) {
        assertThat(after(other, -1)).isEqualTo(after(archive, -1));
        assertThat(steps(other, -1)).isEqualTo(steps(archive, -1));
      }
    }
  }
}
