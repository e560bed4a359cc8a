package org.cadastre.probes.snmp;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of ENTITY-MIB's entPhysicalTable.
final class Entities {
  private static final int DEEPEST = 16;

  private final Variables variables;
  private long @Nullable [] indexes;

  private Entities(Variables variables) {
    this.variables = variables;
  }

  static Entities of(Variables variables) {
    return new Entities(variables);
  }

  /// Of all rows, in order. Found when first asked for: of most devices only the chassis are.
  private long[] indexes() {
    if (indexes == null) {
      indexes =
          IntStream.rangeClosed(Entity.FIRST_COLUMN, Entity.LAST_COLUMN)
              .mapToObj(column -> Entity.column(variables, column).keySet().stream())
              .flatMapToLong(Entities::indexes)
              .sorted()
              .distinct()
              .toArray();
    }
    return indexes;
  }

  private static LongStream indexes(Stream<String> rows) {
    return rows.filter(row -> !row.contains(".")).mapToLong(Long::parseLong);
  }

  /// The nearest part around another that is a part of its own; empty at the top, and where rows
  /// contain each other.
  Optional<Entity> around(Entity inner) {
    long next = inner.containedIn();
    for (int depth = 0; depth < DEEPEST && next != inner.index(); depth++) {
      if (Arrays.binarySearch(indexes(), next) < 0) {
        return Optional.empty();
      }
      var outer = new Entity(next, variables);
      if (outer.kindName().isPresent()) {
        return Optional.of(outer);
      }
      next = outer.containedIn();
    }
    return Optional.empty();
  }

  /// Whether they tell of a chassis, one or several.
  boolean tellChassis() {
    return ofKind(Entity.CHASSIS).findAny().isPresent();
  }

  /// In the order of their indexes.
  Stream<Entity> rows() {
    return rows(LongStream.of(indexes()));
  }

  private Stream<Entity> rows(LongStream which) {
    return which.mapToObj(index -> new Entity(index, variables));
  }

  /// The row that stands for the whole device: the first chassis, else stack, else the first row
  /// that is not certainly a part; of several the first that has a serial number.
  Optional<Entity> root() {
    return first(ofKind(Entity.CHASSIS), ofKind(Entity.CHASSIS))
        .or(() -> first(ofKind(Entity.STACK), ofKind(Entity.STACK)))
        .or(() -> first(perhapsTheDevice(), perhapsTheDevice()));
  }

  private Stream<Entity> perhapsTheDevice() {
    return rows().filter(row -> !Entity.ALWAYS_PARTS.contains(row.kind()));
  }

  private static Optional<Entity> first(Stream<Entity> numbered, Stream<Entity> all) {
    return numbered
        .filter(row -> row.said(Entity.SERIAL).isPresent())
        .findFirst()
        .or(all::findFirst);
  }

  private Stream<Entity> ofKind(int kind) {
    var cells = Entity.column(variables, Entity.CLASS).entrySet().stream();
    return rows(
        indexes(cells.filter(cell -> Entity.kind(cell.getValue()) == kind).map(c -> c.getKey())));
  }
}
