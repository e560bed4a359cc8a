package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;

/// Reads tables `attr_state` and `loss`.
final class States {
  private static final String OF_ITEMS =
      """
      select s.ci, s.attribute, s.decided, s.status, w.source, w.ci, w.kind, s.because, s.rule_set,
        s.decided_at, s.losses, s.changed_after, s.changed_by, s.fresh_for,
        coalesce(c.held, w.last_verified, s.last_verified)
      from attr_state s join facet w on w.id = s.winner
        left join claim c on c.facet = s.winner and c.ci = s.ci and c.attribute = s.attribute
          and c.is_open = true
      where s.ci in (?...)
      """;
  private static final String LOSSES =
      """
      select f.source, f.ci, f.kind, l.claimed, l.because
      from loss l join facet f on f.id = l.facet
      where l.ci = ? and l.attribute = ? order by l.place
      """;

  private final Database database;

  States(Database database) {
    this.database = database;
  }

  List<AttributeState> of(CiId ci) {
    var found = of(List.of(ci.value())).get(ci.value());
    return found == null ? List.of() : found;
  }

  /// By name, by item.
  Map<String, List<AttributeState>> of(List<String> items) {
    var found = new HashMap<String, List<AttributeState>>();
    for (int from = 0; from < items.size(); from += Database.taken(items, from)) {
      try (var rows = database.queryIn(OF_ITEMS, items, from)) {
        while (rows.next()) {
          var ci = rows.text(1);
          var of = found.get(ci);
          if (of == null) {
            of = new ArrayList<>();
            found.put(ci, of);
          }
          of.add(state(rows));
        }
      }
    }
    for (var of : found.values()) {
      of.sort(Comparator.comparing(AttributeState::attribute));
    }
    return found;
  }

  private AttributeState state(Rows rows) {
    var ci = rows.text(1);
    var attribute = rows.text(2);
    var losses = rows.whole(11) == 0 ? List.<Decision.Loss>of() : losses(ci, attribute);
    return new AttributeState(
        new CiId(ci),
        attribute,
        Value.parse(rows.text(3)),
        Status.valueOf(rows.text(4)),
        new FacetKey(rows.text(5), new CiId(rows.text(6)), rows.text(7)),
        new Decision(rows.text(8), rows.text(9), rows.instant(10), losses),
        rows.instantOrNull(12),
        rows.instant(13),
        Micros.duration(rows.number(14)),
        rows.instant(15));
  }

  private List<Decision.Loss> losses(String ci, String attribute) {
    var losses = new ArrayList<Decision.Loss>();
    try (var rows = database.query(LOSSES, ci, attribute)) {
      while (rows.next()) {
        var facet = new FacetKey(rows.text(1), new CiId(rows.text(2)), rows.text(3));
        losses.add(new Decision.Loss(facet, Value.parse(rows.text(4)), rows.text(5)));
      }
    }
    return losses;
  }
}
