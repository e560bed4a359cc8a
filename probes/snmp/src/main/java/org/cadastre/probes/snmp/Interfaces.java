package org.cadastre.probes.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins ifTable, ifXTable and the address tables.
final class Interfaces {
  private Interfaces() {}

  /// In the order of their indexes.
  ///
  /// @param whole whether the tables are complete; when they were cut, rows that lost their name
  ///   would be taken for others, and are left out
  static List<Interface> of(Variables variables, IpTable addresses, boolean whole) {
    var rows = rows(variables);
    boolean named = rows.values().stream().anyMatch(cells -> said(cells, Oids.IF_NAME) != null);
    if (!whole && named) {
      rows.values().removeIf(cells -> said(cells, Oids.IF_NAME) == null);
    }
    var count = new HashMap<String, Integer>();
    rows.forEach((index, cells) -> count.merge(name(index, cells), 1, Integer::sum));
    var interfaces = new ArrayList<Interface>();
    rows.forEach((index, cells) -> {
      var name = name(index, cells);
      var unique = count.getOrDefault(name, 1) > 1 ? name + "#" + index : name;
      interfaces.add(new Interface(index, unique, cells, addresses.of(index)));
    });
    return interfaces;
  }

  private static NavigableMap<Long, Map<String, Variable>> rows(Variables variables) {
    var rows = new TreeMap<Long, Map<String, Variable>>();
    for (var column : Oids.INTERFACES) {
      variables
          .column(column)
          .forEach((index, variable) -> {
            if (!index.contains(".")) {
              rows.computeIfAbsent(Long.valueOf(index), _ -> new TreeMap<>()).put(column, variable);
            }
          });
    }
    rows.values().removeIf(cells -> !identifiable(cells));
    return rows;
  }

  /// A row of ifTable that says, be it with an empty word, what it is called; fragments are none.
  private static boolean identifiable(Map<String, Variable> cells) {
    boolean described = cells.containsKey(Oids.IF_DESCR);
    return described || (said(cells, Oids.IF_NAME) != null && cells.containsKey(Oids.IF_TYPE));
  }

  private static String name(long index, Map<String, Variable> cells) {
    var name = said(cells, Oids.IF_NAME);
    if (name == null) {
      name = said(cells, Oids.IF_DESCR);
    }
    return name == null ? "#" + index : name;
  }

  private static @Nullable String said(Map<String, Variable> cells, String column) {
    var cell = cells.get(column);
    return cell == null ? null : cell.said().orElse(null);
  }
}
