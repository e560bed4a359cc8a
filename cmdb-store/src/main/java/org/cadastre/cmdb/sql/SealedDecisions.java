package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.cmdb.audit.Flaw;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.cmdb.audit.Seals;
import org.cadastre.core.ci.CiId;

/// Reads table `commit_seal` and the decisions that its rows seal.
final class SealedDecisions implements Seals {
  private static final int PAGE = 1_000;
  private static final String COLUMNS = "select seq, recorded_at, digest, hash, ";
  private static final String AFTER =
      COLUMNS + "commit_id from commit_seal where seq > ? order by seq limit ?";
  private static final String ONE = COLUMNS + "commit_id from commit_seal where seq = ?";
  private static final String DECIDED =
      "select host, ci, content, marks from decision where id >= ? and id < ? order by id";

  private static final String SEAL_OF = "select seq from commit_seal where commit_id = ?";

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
    long since = commit(afterSeq).map(Commit::id).orElse(0L);
    new StrayDecisions(reads, flaws).find(since);
  }

  /// @return 0 when there is none
  static long sealOf(Database database, String host, CiId ci, String attribute) {
    var row = new States(database).row(host, ci, attribute);
    if (row.isEmpty()) {
      return 0;
    }
    try (var rows = database.query(SEAL_OF, Numbers.commitOf(row.getAsLong()))) {
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
      var from = Numbers.first(commit.id());
      try (var rows = database.query(DECIDED, from, Numbers.first(commit.id() + 1))) {
        while (rows.next()) {
          found.addAll(decisions(rows));
        }
      }
      return found;
    });
  }

  private static List<Sealed> decisions(Rows rows) {
    var found = new ArrayList<Sealed>();
    var marks = rows.hexadecimal(4);
    int mark = 2 * StateWrites.MARK;
    for (var text : texts(rows)) {
      int at = found.size() * mark;
      var kept = at + mark <= marks.length() ? marks.substring(at, at + mark) : "";
      found.add(new Sealed(hash(text, kept), text));
    }
    return found;
  }

  /// The hash that was kept: as far as the row has it, the text's own.
  private static String hash(String text, String mark) {
    var hash = Seal.hashOf(text);
    return hash.startsWith(mark) && !mark.isEmpty()
        ? hash
        : mark + "0".repeat(hash.length() - mark.length());
  }

  /// Somebody may have meddled with the row.
  private static List<String> texts(Rows rows) {
    var ci = rows.id(2);
    try {
      return PackedDecisions.unpack(rows.text(3), rows.id(1), ci, _ -> true).stream()
          .map(SealedDecisions::text)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of("unreadable\nci " + ci + "\nattribute (any)\n");
    }
  }

  private static String text(PackedDecisions.Entry entry) {
    if (entry.state() != null) {
      return DecisionText.of(entry.state());
    }
    return DecisionText.of(Objects.requireNonNull(entry.undecided()));
  }
}
