package org.cadastre.cmdb.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which decision stands about each attribute of an item, as one text: for each row of table
/// `decision` its number, and then a line for each of its decisions that stands: attribute and,
/// where it is another than that of the line before, the time that overtakes it.
final class PackedStands {
  private PackedStands() {}

  /// A decision that stands.
  ///
  /// @param row of table `decision`
  /// @param until in microseconds, or null when time changes nothing
  record Stand(long row, @Nullable Long until) {}

  static String pack(SortedMap<String, Stand> stands) {
    Map<Long, SortedMap<String, Stand>> byRow = new LinkedHashMap<>();
    stands.forEach((attribute, stand) ->
        byRow.computeIfAbsent(stand.row(), _ -> new TreeMap<>()).put(attribute, stand));
    var out = new Packed.Writer();
    @Nullable Long before = null;
    for (var row : byRow.entrySet()) {
      out.number(row.getKey()).number(row.getValue().size()).end();
      for (var stand : row.getValue().entrySet()) {
        var until = stand.getValue().until();
        out.field(stand.getKey());
        if (!Objects.equals(until, before)) {
          out.numberOrNone(until);
        }
        out.end();
        before = until;
      }
    }
    return out.text();
  }

  /// What a text holds in which something stands about that attribute, and maybe others.
  static String naming(String attribute) {
    return "\n" + new Packed.Writer().field(attribute).text();
  }

  /// @throws IllegalArgumentException when it is no such text
  static SortedMap<String, Stand> unpack(String packed) {
    var stands = new TreeMap<String, Stand>();
    var in = new Packed.Reader(packed);
    @Nullable Long until = null;
    while (in.line()) {
      long row = in.number();
      for (long left = in.number(); left > 0; left--) {
        in.requireLine();
        var attribute = in.field();
        until = in.more() ? in.numberOrNull() : until;
        stands.put(attribute, new Stand(row, until));
      }
    }
    return stands;
  }
}
