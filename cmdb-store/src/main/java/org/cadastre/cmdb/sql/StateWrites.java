package org.cadastre.cmdb.sql;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.cmdb.sql.PackedStands.Stand;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change.DecisionStands;
import org.cadastre.core.ci.Change.Undecided;
import org.cadastre.core.ci.CiId;
import org.jspecify.annotations.Nullable;

/// Writes tables `decision` and `standing`, for one commit. Of several decisions about one
/// attribute only the last was ever in force.
final class StateWrites {
  private static final String DECIDE =
      """
      insert into decision (id, commit_id, host, ci, content, marks) values (?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE = "update standing set stands = ? where host = ? and ci = ?";
  private static final String INSERT = "insert into standing (stands, host, ci) values (?, ?, ?)";
  private static final String DELETE = "delete from standing where host = ? and ci = ?";

  /// How many bytes of a decision's hash its row keeps.
  static final int MARK = 8;

  /// What the commit does to one attribute: decides, or undecides.
  private record Fate(@Nullable AttributeState state, @Nullable Undecided undecided) {}

  /// What the commit does to one item.
  private static final class Item {
    final SortedMap<String, Fate> fates = new TreeMap<>();
    final Map<String, @Nullable Instant> until = new HashMap<>();
  }

  private final Database database;
  private final Numbers numbers;
  private final Map<CiId, Item> items = new LinkedHashMap<>();

  StateWrites(Database database, Numbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  private Item item(CiId ci) {
    return items.computeIfAbsent(ci, _ -> new Item());
  }

  void add(AttributeState state) {
    decide(item(state.ci()), state.attribute(), new Fate(state, null));
  }

  void add(Undecided undecided) {
    decide(item(undecided.ci()), undecided.attribute(), new Fate(null, undecided));
  }

  private static void decide(Item item, String attribute, Fate fate) {
    item.fates.put(attribute, fate);
    item.until.remove(attribute);
  }

  void add(DecisionStands stands) {
    item(stands.ci()).until.put(stands.attribute(), stands.until());
  }

  void flush(ItemWrites known, Sealing sealing) {
    if (items.isEmpty()) {
      return;
    }
    known.learnRoots(items.keySet().stream().map(CiId::value).toList());
    var hosts = new HashSet<String>();
    items.keySet().forEach(ci -> hosts.add(known.root(ci.value())));
    var standing = new States(database).standing(known.known(hosts));
    var before = new HashMap<String, SortedMap<String, Stand>>();
    standing.forEach(s -> before.put(s.ci(), s.stands()));
    var due = new DueWrites(standing);
    var batches = new Batches();
    items.forEach((ci, item) -> {
      var host = known.root(ci.value());
      var old = before.getOrDefault(ci.value(), new TreeMap<>());
      var now = write(batches, host, ci.value(), item, old, sealing);
      if (!now.equals(old)) {
        batches.stand(host, ci.value(), old.isEmpty(), now);
        due.replace(host, old, now);
      }
    });
    batches.run();
    due.flush(database);
  }

  /// @return what stands then
  private SortedMap<String, Stand> write(
      Batches batches,
      String host,
      String ci,
      Item item,
      SortedMap<String, Stand> old,
      Sealing sealing) {
    var now = new TreeMap<>(old);
    var decisions = new Decisions(host);
    item.fates.forEach((attribute, fate) -> {
      if (fate.state() != null) {
        decisions.add(fate.state(), sealing);
        var until = Micros.ofNullable(fate.state().decision().until());
        now.put(attribute, new Stand(decisions.row(), until));
      } else if (fate.undecided() != null && now.remove(attribute) != null) {
        decisions.add(fate.undecided(), sealing);
      }
    });
    item.until.forEach((attribute, until) ->
        now.computeIfPresent(
            attribute, (_, stand) -> new Stand(stand.row(), Micros.ofNullable(until))));
    batches.decide(host, ci, decisions);
    return now;
  }

  /// What the commit decides about one item.
  private final class Decisions {
    private final PackedDecisions.Packing packing;
    private final ByteArrayOutputStream marks = new ByteArrayOutputStream();
    private @Nullable Long row;

    Decisions(String host) {
      packing = new PackedDecisions.Packing(host);
    }

    long row() {
      row = row == null ? Long.valueOf(numbers.decision()) : row;
      return row;
    }

    void add(AttributeState state, Sealing sealing) {
      row();
      packing.add(state);
      marks.write(sealing.decided(state), 0, MARK);
    }

    void add(Undecided undecided, Sealing sealing) {
      row();
      packing.add(undecided);
      marks.write(sealing.undecided(undecided), 0, MARK);
    }
  }

  private final class Batches {
    private final Batch decides = database.batch(DECIDE);
    private final Batch updates = database.batch(UPDATE);
    private final Batch inserts = database.batch(INSERT);
    private final Batch deletes = database.batch(DELETE);

    void decide(String host, String ci, Decisions d) {
      if (d.row != null) {
        decides.add(d.row, numbers.commit(), host, ci, d.packing.text(), d.marks.toByteArray());
      }
    }

    void stand(String host, String ci, boolean isNew, SortedMap<String, Stand> stands) {
      if (stands.isEmpty()) {
        deletes.add(host, ci);
      } else {
        (isNew ? inserts : updates).add(PackedStands.pack(stands), host, ci);
      }
    }

    void run() {
      decides.run();
      deletes.run();
      updates.run();
      inserts.run();
    }
  }
}
