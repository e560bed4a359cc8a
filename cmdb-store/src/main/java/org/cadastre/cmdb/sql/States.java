package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadastre.cmdb.sql.PackedStands.Stand;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.jspecify.annotations.Nullable;

/// Reads tables `standing` and `decision`.
final class States {
  private static final String OF_HOSTS =
      "select s.host, s.ci, s.stands from unnest(?) as v(id) join standing s on s.host = v.id";
  private static final String OF_ITEM =
      "select host, ci, stands from standing where host = ? and ci = ?";
  private static final String OF_ITEMS =
      """
      select s.host, s.ci, s.stands from unnest(?) as v(id) join item i on i.id = v.id
        join standing s
          on s.host = case when i.root = '' then i.id else i.root end and s.ci = i.id
      """;
  private static final String NAMED = " and position(? in s.stands) > 0";
  private static final String MADE =
      """
      select d.id, d.host, d.ci, d.content
      from unnest(cast(? as bigint array)) as v(id) join decision d on d.id = v.id
      """;
  private static final String ALL =
      """
      select d.host, d.content from decision d join commit_seal c on c.commit_id = d.commit_id
      where d.ci = ? order by c.seq
      """;

  private final Database database;

  States(Database database) {
    this.database = database;
  }

  /// What stands about one item, by attribute.
  record Standing(String host, String ci, SortedMap<String, Stand> stands) {
    static Standing read(Rows rows) {
      return new Standing(rows.text(1), rows.text(2), PackedStands.unpack(rows.text(3)));
    }

    /// The rows of table `decision` that it takes to know the attributes.
    Set<Long> rows(@Nullable Collection<String> attributes) {
      var rows = new HashSet<Long>();
      stands.forEach((attribute, stand) -> {
        if (attributes == null || attributes.contains(attribute)) {
          rows.add(stand.row());
        }
      });
      return rows;
    }
  }

  /// By name.
  List<AttributeState> of(String host, CiId ci) {
    var states = states(standing(database.query(OF_ITEM, host, ci.value())), null);
    var verified = new Verified(database, List.of(host)).of(states);
    verified.sort(Comparator.comparing(AttributeState::attribute));
    return verified;
  }

  /// By name, by item.
  Map<String, List<AttributeState>> of(Collection<String> items) {
    var standing = standing(database.queryEach(OF_ITEMS, items));
    var hosts = standing.stream().map(Standing::host).distinct().toList();
    var found = new HashMap<String, List<AttributeState>>();
    for (var state : new Verified(database, hosts).of(states(standing, null))) {
      found.computeIfAbsent(state.ci().value(), _ -> new ArrayList<>()).add(state);
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(AttributeState::attribute));
    }
    return found;
  }

  /// What the items have of an attribute, verified as when it was decided.
  List<AttributeState> of(Collection<String> items, String attribute) {
    var named = database.queryEach(OF_ITEMS + NAMED, items, PackedStands.naming(attribute));
    return states(standing(named), List.of(attribute));
  }

  /// By item and name, by host.
  Map<String, List<AttributeState>> ofHosts(Collection<String> hosts, Verified verified) {
    var standing = standing(database.queryEach(OF_HOSTS, hosts));
    var hostOf = new HashMap<String, String>();
    standing.forEach(s -> hostOf.put(s.ci(), s.host()));
    var found = new HashMap<String, List<AttributeState>>();
    for (var state : states(standing, null)) {
      found
          .computeIfAbsent(String.valueOf(hostOf.get(state.ci().value())), _ -> new ArrayList<>())
          .add(verified.of(state));
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(AttributeState::ci).thenComparing(AttributeState::attribute));
    }
    return found;
  }

  /// Oldest first.
  List<AttributeState> decisions(String host, CiId ci, String attribute) {
    var all = new ArrayList<AttributeState>();
    try (var rows = database.query(ALL, ci.value())) {
      while (rows.next()) {
        var attributes = List.of(attribute);
        all.addAll(PackedDecisions.states(rows.text(2), rows.id(1), ci, attributes));
      }
    }
    var standing = standing(database.query(OF_ITEM, host, ci.value()));
    var now = states(standing, List.of(attribute));
    if (!now.isEmpty() && !all.isEmpty()) {
      all.removeLast();
      all.addAll(new Verified(database, List.of(host)).of(now));
    }
    return all;
  }

  /// The row of table `decision` in which what stands about an attribute was decided.
  OptionalLong row(String host, CiId ci, String attribute) {
    for (var standing : standing(database.query(OF_ITEM, host, ci.value()))) {
      var stand = standing.stands().get(attribute);
      if (stand != null) {
        return OptionalLong.of(stand.row());
      }
    }
    return OptionalLong.empty();
  }

  /// What stands about hosts and their parts.
  List<Standing> standing(Collection<String> hosts) {
    return hosts.isEmpty() ? List.of() : standing(database.queryEach(OF_HOSTS, hosts));
  }

  private static List<Standing> standing(Rows rows) {
    var found = new ArrayList<Standing>();
    try (rows) {
      while (rows.next()) {
        found.add(Standing.read(rows));
      }
    }
    return found;
  }

  private List<AttributeState> states(
      List<Standing> standing, @Nullable Collection<String> attributes) {
    var ids = new HashSet<Long>();
    standing.forEach(s -> ids.addAll(s.rows(attributes)));
    var states = new ArrayList<AttributeState>();
    if (ids.isEmpty()) {
      return states;
    }
    var byItem = new HashMap<String, SortedMap<String, Stand>>();
    standing.forEach(s -> byItem.put(s.ci(), s.stands()));
    try (var rows = database.query(MADE, (Object) ids.toArray(Long[]::new))) {
      while (rows.next()) {
        long id = rows.number(1);
        var stands = byItem.getOrDefault(rows.text(3), new TreeMap<>());
        var entries =
            PackedDecisions.unpack(
                rows.text(4),
                rows.id(2),
                rows.id(3),
                attribute ->
                    (attributes == null || attributes.contains(attribute))
                        && stands(stands.get(attribute), id));
        for (var entry : entries) {
          if (entry.state() != null) {
            states.add(until(entry.state(), stands));
          }
        }
      }
    }
    return states;
  }

  private static boolean stands(@Nullable Stand stand, long row) {
    return stand != null && stand.row() == row;
  }

  /// The decision may stand longer than was thought when it was made.
  private static AttributeState until(AttributeState s, Map<String, Stand> stands) {
    var stand = stands.get(s.attribute());
    var until = stand == null ? null : Micros.instantOrNull(stand.until());
    return Objects.equals(until, s.decision().until()) ? s : s.until(until);
  }
}
