package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.cmdb.audit.Flaw;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.cmdb.audit.Seals;
import org.cadastre.core.ci.Change.Undecided;
import org.cadastre.core.ci.CiId;

/// Reads table `commit_seal` and the decisions that its rows seal.
final class SealedDecisions implements Seals {
  private static final int PAGE = 1_000;
  private static final String COLUMNS = "select seq, recorded_at, digest, hash, ";
  private static final String AFTER =
      COLUMNS + "commit_id from commit_seal where seq > ? order by seq limit ?";
  private static final String ONE = COLUMNS + "commit_id from commit_seal where seq = ?";
  private static final String DECIDED =
      """
      select host, ci, attribute, decided, status, detail, row_hash
      from attr_state where commit_id = ?
      union all
      select host, ci, attribute, decided, status, detail, row_hash
      from decision_past where commit_id = ?
      """;
  private static final String UNDECIDED =
      """
      select ci, attribute, undecided_at, undecided_hash from decision_past where undecided_in = ?
      """;

  private static final String SEAL_OF =
      """
      select c.seq from attr_state s join commit_seal c on c.commit_id = s.commit_id
      where s.host = ? and s.ci = ? and s.attribute = ?
      """;

  /// Asks something of the database in a transaction of its own.
  interface Reads {
    <T> T ask(Function<Database, T> question);
  }

  /// A seal with the number that its decisions' rows carry.
  record Commit(Seal seal, long id) {}

  private final Reads reads;

  SealedDecisions(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<Seal> at(long seq) {
    return commit(seq).map(Commit::seal);
  }

  @Override
  public void after(long seq, Consumer<Seal> each) {
    eachCommit(seq, commit -> each.accept(commit.seal()));
  }

  @Override
  public List<Sealed> decisions(long seq) {
    return commit(seq).map(this::decisions).orElse(List.of());
  }

  @Override
  public void strays(long afterSeq, Consumer<Flaw> flaws) {
    long since = commit(afterSeq).map(Commit::id).orElse(Long.MIN_VALUE);
    new StrayDecisions(reads, flaws).find(since);
  }

  /// @return 0 when there is none
  static long sealOf(Database database, String host, CiId ci, String attribute) {
    try (var rows = database.query(SEAL_OF, host, ci.value(), attribute)) {
      return rows.next() ? rows.number(1) : 0;
    }
  }

  Optional<Commit> commit(long seq) {
    return reads.ask(database -> read(database.query(ONE, seq))).stream().findFirst();
  }

  void eachCommit(long afterSeq, Consumer<Commit> each) {
    for (long last = afterSeq; true; ) {
      var after = last;
      var page = reads.ask(database -> read(database.query(AFTER, after, PAGE)));
      if (page.isEmpty()) {
        return;
      }
      page.forEach(each);
      last = page.getLast().seal().seq();
    }
  }

  private static List<Commit> read(Rows rows) {
    var found = new ArrayList<Commit>();
    try (rows) {
      while (rows.next()) {
        found.add(new Commit(Sealing.read(rows), rows.number(5)));
      }
    }
    return found;
  }

  List<Sealed> decisions(Commit commit) {
    return reads.ask(database -> {
      var found = new ArrayList<Sealed>();
      try (var rows = database.query(DECIDED, commit.id(), commit.id())) {
        while (rows.next()) {
          found.add(new Sealed(rows.hexadecimal(7), text(rows)));
        }
      }
      try (var rows = database.query(UNDECIDED, commit.id())) {
        while (rows.next()) {
          var undecided = new Undecided(rows.id(1), rows.text(2), rows.instant(3));
          found.add(new Sealed(rows.hexadecimal(4), DecisionText.of(undecided)));
        }
      }
      return found;
    });
  }

  /// Somebody may have meddled with the row.
  private static String text(Rows rows) {
    try {
      return DecisionText.of(
          PackedDecision.unpack(
              rows.text(1),
              rows.text(2),
              rows.text(3),
              rows.text(4),
              rows.text(5),
              null,
              rows.text(6)));
    } catch (IllegalArgumentException e) {
      return "unreadable: "
          + e.getMessage()
          + "\nci "
          + rows.text(2)
          + "\nattribute "
          + rows.text(3)
          + "\n";
    }
  }
}
