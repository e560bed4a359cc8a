package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cadastre.cmdb.audit.Flaw;
import org.cadastre.cmdb.sql.States.Standing;
import org.jspecify.annotations.Nullable;

/// Finds decisions that no seal tells of, and holds what stands about each item against what was
/// decided about it, last.
final class StrayDecisions {
  private static final int PAGE = 500;
  private static final int MOST_NAMED = 100;
  private static final String UNSEALED =
      """
      select d.ci from decision d
      where d.id >= ?
        and (d.commit_id <> d.id / 1048576
          or not exists (select 1 from commit_seal c where c.commit_id = d.commit_id))
      order by d.ci limit ?
      """;
  private static final String ITEMS = "select id from item where id > ? order by id limit ?";
  private static final String STANDING =
      """
      select s.host, s.ci, s.stands from unnest(?) as v(id) join item i on i.id = v.id
        join standing s
          on s.host = case when i.root = '' then i.id else i.root end and s.ci = i.id
      """;
  private static final String MADE =
      """
      select d.ci, d.id, d.host, d.content
      from unnest(?) as v(id) join decision d on d.ci = v.id
        join commit_seal c on c.commit_id = d.commit_id
      order by c.seq
      """;

  private final SealedDecisions.Reads reads;
  private final Consumer<Flaw> flaws;

  StrayDecisions(SealedDecisions.Reads reads, Consumer<Flaw> flaws) {
    this.reads = reads;
    this.flaws = flaws;
  }

  /// @param since number of the last commit whose decisions are of no interest unless they stand
  void find(long since) {
    reads.ask(database -> unsealed(database, since)).forEach(flaws);
    for (var last = ""; true; ) {
      var after = last;
      var items = reads.ask(database -> items(database, after));
      if (items.isEmpty()) {
        return;
      }
      reads.ask(database -> found(database, items)).forEach(flaws);
      last = items.getLast();
    }
  }

  private static List<Flaw> unsealed(Database database, long since) {
    var found = new ArrayList<Flaw>();
    try (var rows = database.query(UNSEALED, Numbers.first(since), MOST_NAMED)) {
      while (rows.next()) {
        found.add(
            new Flaw("a decision about " + rows.text(1), "belongs to no commit that was sealed"));
      }
    }
    return found;
  }

  private static List<String> items(Database database, String after) {
    var items = new ArrayList<String>();
    try (var rows = database.query(ITEMS, after, PAGE)) {
      while (rows.next()) {
        items.add(rows.text(1));
      }
    }
    return items;
  }

  private static List<Flaw> found(Database database, Collection<String> items) {
    var made = made(database, items);
    var standing = new HashMap<String, Map<String, Long>>();
    try (var rows = database.queryEach(STANDING, items)) {
      while (rows.next()) {
        standing.put(rows.text(2), rows(rows));
      }
    }
    var found = new ArrayList<Flaw>();
    for (var ci : items) {
      var last = made.getOrDefault(ci, Map.of());
      var now = standing.getOrDefault(ci, Map.of());
      var attributes = new TreeSet<>(last.keySet());
      attributes.addAll(now.keySet());
      for (var attribute : attributes) {
        var wrong = wrong(last.get(attribute), now.get(attribute));
        if (wrong != null) {
          found.add(new Flaw("the decision about " + ci + " " + attribute, wrong));
        }
      }
    }
    return found;
  }

  private static Map<String, Long> rows(Rows rows) {
    var found = new HashMap<String, Long>();
    try {
      Standing.read(rows).stands().forEach((attribute, stand) -> found.put(attribute, stand.row()));
    } catch (IllegalArgumentException e) {
      found.clear();
    }
    return found;
  }

  private static @Nullable String wrong(@Nullable Long made, @Nullable Long now) {
    if (made == null) {
      return now == null ? null : "stands, although it was taken back or never made";
    }
    if (now == null) {
      return "does not stand, although it was the last";
    }
    return made.equals(now) ? null : "stands, although it was not the last";
  }

  /// The row of the last decision about each attribute, by item. What cannot be read is found with
  /// its commit.
  private static Map<String, Map<String, Long>> made(Database database, Collection<String> items) {
    var made = new HashMap<String, Map<String, Long>>();
    try (var rows = database.queryEach(MADE, new HashSet<>(items))) {
      while (rows.next()) {
        var of = made.computeIfAbsent(rows.text(1), _ -> new HashMap<>());
        long id = rows.number(2);
        for (var entry : readable(rows)) {
          if (entry.state() != null) {
            of.put(entry.state().attribute(), id);
          } else if (entry.undecided() != null) {
            of.remove(entry.undecided().attribute());
          }
        }
      }
    }
    return made;
  }

  private static List<PackedDecisions.Entry> readable(Rows rows) {
    try {
      return PackedDecisions.unpack(rows.text(4), rows.id(3), rows.id(1), _ -> true);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
