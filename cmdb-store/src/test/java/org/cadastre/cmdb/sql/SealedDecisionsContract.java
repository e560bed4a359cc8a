package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.testkit.Samples.facet;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;
import static org.cadastre.testkit.Samples.state;
import static org.cadastre.testkit.Samples.until;

import java.nio.file.Path;
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
          new Change.Decided(until(state(SSH, "c1", "os.name", Value.of("Debian")), hour(5))));
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
            "update attr_state set decided = 'tUbuntu' where attribute = 'os.name'",
            "update attr_state set decided = 'x' where attribute = 'os.name'",
            "update attr_state set decided = '' where attribute = 'os.name'",
            "update attr_state set status = 'STALE' where attribute = 'os.name'",
            "update attr_state set status = 'nonsense' where attribute = 'os.name'",
            "update attr_state set detail = replace(detail, 'authority', 'Authority')"
                + " where attribute = 'os.name'",
            "update attr_state set detail = '' where attribute = 'os.name'");
    for (var wrong : wrongs) {
      databases.execute("create table saved as select * from attr_state");
      databases.execute(wrong);
      assertDamage().as(wrong).anySatisfy(flaw -> assertThat(flaw).contains("c1", "os.name"));
      databases.execute("delete from attr_state");
      databases.execute("insert into attr_state select * from saved");
      databases.execute("drop table saved");
    }
    assertDamage().isEmpty();
  }

  @Test
  void changedDecisionOfThePastIsNamed() {
    databases.execute("update decision_past set decided = 't11' where attribute = 'os.version'");

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("c1", "os.version"));
  }

  @Test
  void changedTimeOfTakingBackIsNamed() {
    databases.execute("update decision_past set undecided_at = 5 where attribute = 'host.name'");

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("c1", "host.name"));
  }

  @Test
  void missingDecisionIsFound() {
    databases.execute("delete from decision_past where attribute = 'os.version'");

    assertDamage().isNotEmpty();
  }

  @Test
  void addedDecisionIsFound() {
    databases.execute(
        """
        insert into attr_state (host, ci, attribute, decided, status, detail, commit_id, row_hash)
        select host, ci, 'new', decided, status, detail, 99, row_hash from attr_state
        where attribute = 'os.name'
        """);

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("c1", "new"));
  }

  @Test
  void decisionThatWasBroughtBackIsFound() {
    databases.execute(
        "create table swap as select * from attr_state where attribute = 'os.version'");
    databases.execute("delete from attr_state where attribute = 'os.version'");
    databases.execute(
        """
        insert into attr_state (host, ci, attribute, decided, status, detail, commit_id, row_hash)
        select host, ci, attribute, decided, status, detail, commit_id, row_hash
        from decision_past where attribute = 'os.version'
        """);
    databases.execute("delete from decision_past where attribute = 'os.version'");
    databases.execute(
        """
        insert into decision_past (host, ci, attribute, decided, status, detail, commit_id, row_hash)
        select host, ci, attribute, decided, status, detail, commit_id, row_hash from swap
        """);

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("c1", "os.version"));
  }

  @Test
  void decisionThatWasPutAwayIsFound() {
    databases.execute(
        """
        insert into decision_past (host, ci, attribute, decided, status, detail, commit_id, row_hash)
        select host, ci, attribute, decided, status, detail, commit_id, row_hash
        from attr_state where attribute = 'os.name'
        """);
    databases.execute("delete from attr_state where attribute = 'os.name'");

    assertDamage().anySatisfy(flaw -> assertThat(flaw).contains("c1", "os.name"));
  }

  @Test
  void changedOrMissingSealIsFound() {
    databases.execute("update commit_seal set recorded_at = recorded_at + 1 where seq = 2");
    assertDamage().isNotEmpty();

    databases.execute("delete from commit_seal where seq = 2");
    assertDamage().isNotEmpty();
  }
}
