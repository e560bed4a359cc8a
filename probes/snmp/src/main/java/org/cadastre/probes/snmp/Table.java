package org.cadastre.probes.snmp;

import java.util.Arrays;
import java.util.List;

/// Columns that are there together or not at all.
///
/// @param root the entry, or whatever all columns lie in
/// @param columns those that are asked for
record Table(String root, List<String> columns) {
  static Table of(String root, int... columns) {
    return new Table(root, Arrays.stream(columns).mapToObj(c -> root + "." + c).toList());
  }

  /// A column on its own.
  static Table column(String column) {
    return new Table(column, List.of(column));
  }

  /// Columns, each of which may be there without the others.
  static List<Table> each(List<String> columns) {
    return columns.stream().map(Table::column).toList();
  }

  static List<Table> under(String root, List<String> columns) {
    return List.of(new Table(root, columns));
  }

  static List<Table> all(List<List<Table>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  static List<String> columns(List<Table> tables) {
    return tables.stream().flatMap(table -> table.columns().stream()).toList();
  }
}
