package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.state;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.cadastre.cmdb.audit.Checkpoints;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.cmdb.audit.Seals.Sealed;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody changes a decision unseen.
abstract class SealedDecisionsContract {
  private static final FacetKey SSH = facet("ssh", "c1", "system");
  private static final FacetKey SNMP = facet("snmp", "c1", "system");

  private Path directory = Path.of("");
  private Databases databases = Databases.file(directory);
  private Checkpoints checkpoints = Checkpoints.in(directory, InstantSource.fixed(hour(9)));

  protected abstract Databases databases(Path directory);

  /// Two commits that decide, one that does not, one that decides anew and one that takes back.
  @BeforeEach
  void decide(@TempDir Path temporary) {
    directory = temporary;
    databases = databases(directory);
    checkpoints = Checkpoints.in(directory.resolve("audit"), InstantSource.fixed(hour(9)));
    try (var store = databases.open()) {
      commit(store, new Change.ItemPut(item("c1", "server", "web")));
      commit(
          store,
          new Change.Decided(state(SSH, "c1", "os.version", Value.of("12"))),
          new Change.Decided(state(SSH, "c1", "os.name", Value.of("Debian")).until(hour(5))));
      commit(store, new Change.Decided(state(SSH, "c1", "host.name", Value.of("web"))));
      commit(store, new Change.DecisionStands(id("c1"), "os.name", hour(9)));
      commit(
          store,
          new Change.Decided(state(SNMP, "c1", "os.version", Value.of("13"))),
          new Change.Undecided(id("c1"), "never", hour(3)));
      commit(store, new Change.Undecided(id("c1"), "host.name", hour(4)));
      try (var journal = Journal.open(directory.resolve("journal"), InstantSource.fixed(hour(9)))) {
        journal.append("somebody", "a test", new Act.Settled("c1"));
        checkpoints.sign(journal, store.seals());
      }
    }
  }

  private static void commit(SqlStore store, Change... changes) {
    store.commit(ChangeSet.of(changes));
  }

  private ListAssert<String> assertDamage() {
    var flaws = new ArrayList<String>();
    try (var store = databases.open();
        var journal = Journal.open(directory.resolve("journal"), InstantSource.fixed(hour(9)))) {
      checkpoints
          .verify(journal, store.seals(), ChainedArchive.BEGINNING, null)
          .flaws()
          .forEach(flaw -> flaws.add(flaw.place() + ": " + flaw.what()));
    }
    return assertThat(flaws);
  }

  @Test
  void everyCommitThatDecidesIsSealedInAChain() {
    try (var store = databases.open()) {
      var seals = new ArrayList<Seal>();
      store.seals().after(0, seals::add);

      assertThat(seals).extracting(Seal::seq).containsExactly(1L, 2L, 3L, 4L);
      assertThat(seals).extracting(Seal::recordedAt).endsWith(hour(4));
      assertThat(store.seals().at(2)).contains(seals.get(1));
      assertThat(store.seals().at(5)).isEmpty();
      for (int i = 1; i < seals.size(); i++) {
        assertThat(seals.get(i).continues(i, seals.get(i - 1).hash())).isTrue();
      }
    }
    assertDamage().isEmpty();
  }

  @Test
  void decisionsOfACommitAreListedAsTheyWereMade() {
    try (var store = databases.open()) {
      assertThat(store.seals().decisions(1))
          .extracting(Sealed::text)
          .containsExactlyInAnyOrder(
              DecisionText.of(state(SSH, "c1", "os.version", Value.of("12"))),
              DecisionText.of(state(SSH, "c1", "os.name", Value.of("Debian"))));
      assertThat(store.seals().decisions(4))
          .extracting(Sealed::text)
          .containsExactly(DecisionText.of(new Change.Undecided(id("c1"), "host.name", hour(4))));
      assertThat(store.seals().decisions(9)).isEmpty();
    }
  }

  @Test
  void changedDecisionIsNamed() {
    var wrongs =
        List.of(
            "content = replace(content, 'tDebian', 'tUbuntu')",
            "content = replace(content, 'tDebian', 'xDebian')",
            "content = replace(content, 'tDebian', '')",
            "content = replace(content, 'VERIFIED', 'STALE')",
            "content = replace(content, 'VERIFIED', 'nonsense')",
            "content = replace(content, 'authority', 'Authority')",
            "content = replace(content, 'os.name', 'os.Name')",
            "content = ''",
            "host = 'c2'",
            "ci = 'c2'",
            "marks = null_marks");
    for (var wrong : wrongs) {
      databases.execute("create table saved as select * from decision");
      databases.execute(
          "update decision set "
              + wrong.replace(
                  "null_marks", "(select min(marks) from saved where content like '%web%')")
              + " where content like '%Debian%'");
      assertDamage()
          .as(wrong)
          .anySatisfy(flaw -> assertThat(flaw).contains("not what was decided"));
      databases.execute("delete from decision");
      databases.execute("insert into decision select * from saved");
      databases.execute("drop table saved");
    }
    assertDamage().isEmpty();
  }

  @Test
  void damageNamesItemAndAttribute() {
    databases.execute("update decision set content = replace(content, 'tDebian', 'tUbuntu')");

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("seal 1 ", "c1 os.name"));
  }

  @Test
  void changedTimeOfTakingBackIsNamed() {
    databases.execute(
        "update decision set content = '0\nhost.name\t\t5\n' where content like '%host.name%'"
            + " and content not like '%web%'");

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("seal 4 ", "c1 host.name"));
  }

  @Test
  void missingDecisionIsFound() {
    databases.execute("delete from decision where content like '%t13%'");

    assertDamage()
        .contains(
            "seal 3 of the register: its decisions are not those that were sealed",
            "the decision about c1 os.version: stands, although it was not the last");
  }

  @Test
  void addedDecisionIsFound() {
    databases.execute(
        """
        insert into decision (id, commit_id, host, ci, content, marks)
        select id + 1048576000, commit_id + 1000, host, ci, content, marks from decision
        where content like '%Debian%'
        """);
    assertDamage().containsExactly("a decision about c1: belongs to no commit that was sealed");

    databases.execute("update decision set id = id - 1048576000 + 1 where id > 1048576000");
    assertDamage().contains("a decision about c1: belongs to no commit that was sealed");
  }

  @Test
  void decisionThatWasBroughtBackIsFound() {
    databases.execute("delete from standing");
    databases.execute(
        """
        insert into standing (host, ci, stands)
        select host, ci, '%s\t2\nos.name\t\nos.version\n' from decision where content like '%%t12%%'
        """
            .formatted(Long.toString(rowOf("t12"), 36)));

    assertDamage()
        .containsExactly("the decision about c1 os.version: stands, although it was not the last");
  }

  private long rowOf(String value) {
    try (var connection = databases.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select id from decision where content like '%" + value + "%'")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void decisionThatWasPutAwayIsFound() {
    databases.execute("delete from standing");

    assertDamage()
        .containsExactly(
            "the decision about c1 os.name: does not stand, although it was the last",
            "the decision about c1 os.version: does not stand, although it was the last");
  }

  @Test
  void changedOrMissingSealIsFound() {
    databases.execute("update commit_seal set recorded_at = recorded_at + 1 where seq = 2");
    assertDamage().isNotEmpty();

    databases.execute("delete from commit_seal where seq = 2");
    assertDamage().isNotEmpty();
  }
}
