package org.cadastre.probes.snmp;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The rows of ENTITY-MIB's entPhysicalTable.
final class Entities {
  private static final int DEEPEST = 16;

  private final NavigableMap<Long, Entity> rows = new TreeMap<>();

  private Entities() {}

  static Entities of(Variables variables) {
    var columns = new TreeMap<Long, Map<Integer, Variable>>();
    for (int column = Entity.FIRST_COLUMN; column <= Entity.LAST_COLUMN; column++) {
      for (var cell : variables.column(Oids.ENT_PHYSICAL_ENTRY + "." + column).entrySet()) {
        if (!cell.getKey().contains(".")) {
          columns
              .computeIfAbsent(Long.valueOf(cell.getKey()), _ -> new TreeMap<>())
              .put(column, cell.getValue());
        }
      }
    }
    var entities = new Entities();
    columns.forEach((index, cells) -> entities.rows.put(index, new Entity(index, cells)));
    return entities;
  }

  /// The nearest part around another that is a part of its own; empty at the top, and where rows
  /// contain each other.
  Optional<Entity> around(Entity inner) {
    long next = inner.containedIn();
    for (int depth = 0; depth < DEEPEST && next != inner.index(); depth++) {
      var outer = rows.get(next);
      if (outer == null) {
        return Optional.empty();
      }
      if (outer.kindName().isPresent()) {
        return Optional.of(outer);
      }
      next = outer.containedIn();
    }
    return Optional.empty();
  }

  /// Whether they tell of a chassis, one or several.
  boolean tellChassis() {
    return rows.values().stream().anyMatch(row -> rank(row) == 0);
  }

  Collection<Entity> rows() {
    return rows.values();
  }

  /// The row that stands for the whole device: the first chassis, else stack, else the first row;
  /// of several chassis the first that has a serial number.
  Optional<Entity> root() {
    return rows.values().stream()
        .min(
            Comparator.comparingInt(Entities::rank)
                .thenComparing(row -> row.said(Entity.SERIAL).isEmpty())
                .thenComparingLong(Entity::index));
  }

  private static int rank(Entity row) {
    return switch (row.kind()) {
      case Entity.CHASSIS -> 0;
      case Entity.STACK -> 1;
      default -> 2;
    };
  }
}
