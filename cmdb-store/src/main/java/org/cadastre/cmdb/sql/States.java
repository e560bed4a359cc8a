package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;

/// Reads tables `attr_state` and `decision_past`.
final class States {
  private static final String COLUMNS =
      "s.host, s.ci, s.attribute, s.decided, s.status, s.until, s.detail ";
  private static final String OF_HOSTS =
      "select " + COLUMNS + "from unnest(?) as v(id) join attr_state s on s.host = v.id";
  private static final String OF_ITEM =
      "select " + COLUMNS + "from attr_state s where s.host = ? and s.ci = ?";
  private static final String OF_ATTRIBUTE = OF_ITEM + " and s.attribute = ?";
  private static final String OF_ITEMS =
      "select "
          + COLUMNS
          + """
          from unnest(?) as v(id) join item i on i.id = v.id
            join attr_state s
              on s.host = case when i.root = '' then i.id else i.root end and s.ci = i.id
          """;
  private static final String BEFORE =
      "select "
          + COLUMNS
          + """
          from decision_past s left join commit_seal c on c.commit_id = s.commit_id
          where s.host = ? and s.ci = ? and s.attribute = ? order by c.seq, s.id
          """;

  private final Database database;

  States(Database database) {
    this.database = database;
  }

  /// By name.
  List<AttributeState> of(String host, CiId ci) {
    var states = read(database.query(OF_ITEM, host, ci.value()));
    var verified = new Verified(database, List.of(host)).of(states);
    verified.sort(Comparator.comparing(AttributeState::attribute));
    return verified;
  }

  /// By name, by item.
  Map<String, List<AttributeState>> of(Collection<String> items) {
    var states = read(database.queryEach(OF_ITEMS, items));
    var hosts = states.stream().map(s -> s.winner().ci().value()).distinct().toList();
    return byItem(new Verified(database, hosts).of(states));
  }

  private static Map<String, List<AttributeState>> byItem(List<AttributeState> states) {
    var found = new HashMap<String, List<AttributeState>>();
    for (var state : states) {
      found.computeIfAbsent(state.ci().value(), _ -> new ArrayList<>()).add(state);
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(AttributeState::attribute));
    }
    return found;
  }

  /// By item and name, by host.
  Map<String, List<AttributeState>> ofHosts(Collection<String> hosts, Verified verified) {
    var found = new HashMap<String, List<AttributeState>>();
    try (var rows = database.queryEach(OF_HOSTS, hosts)) {
      while (rows.next()) {
        found.computeIfAbsent(rows.text(1), _ -> new ArrayList<>()).add(verified.of(state(rows)));
      }
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(AttributeState::ci).thenComparing(AttributeState::attribute));
    }
    return found;
  }

  /// Oldest first.
  List<AttributeState> decisions(String host, CiId ci, String attribute) {
    var all = read(database.query(BEFORE, host, ci.value(), attribute));
    var now = read(database.query(OF_ATTRIBUTE, host, ci.value(), attribute));
    all.addAll(new Verified(database, List.of(host)).of(now));
    return all;
  }

  private static List<AttributeState> read(Rows rows) {
    var found = new ArrayList<AttributeState>();
    try (rows) {
      while (rows.next()) {
        found.add(state(rows));
      }
    }
    return found;
  }

  private static AttributeState state(Rows rows) {
    return PackedDecision.unpack(
        rows.text(1),
        rows.text(2),
        rows.text(3),
        rows.text(4),
        rows.text(5),
        rows.instantOrNull(6),
        rows.text(7));
  }
}
