package org.cadastre.probes.snmp;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.knowledge.Clue;

/// A row of entPhysicalTable (RFC 6933).
///
/// @param index entPhysicalIndex
/// @param cells by column number
record Entity(long index, Map<Integer, Variable> cells) {
  static final int FIRST_COLUMN = 2;
  static final int DESCR = 2;
  static final int CLASS = 5;
  static final int PARENT_POSITION = 6;
  static final int NAME = 7;
  static final int FIRMWARE = 9;
  static final int SOFTWARE = 10;
  static final int SERIAL = 11;
  static final int VENDOR = 12;
  static final int MODEL = 13;
  static final int LAST_COLUMN = 13;

  static final int CHASSIS = 3;
  static final int STACK = 11;

  private static final Map<Integer, String> KINDS =
      Map.of(CHASSIS, "chassis", 6, "power_supply", 7, "fan", 9, "module", STACK, "stack");

  private static final Map<String, Integer> CLUES =
      Map.of(
          "entity.model", MODEL,
          "entity.serial", SERIAL,
          "entity.firmware", FIRMWARE,
          "entity.software", SOFTWARE,
          "entity.vendor", VENDOR,
          "entity.description", DESCR);

  /// entPhysicalClass, 0 when it is missing.
  int kind() {
    var kind = cells.get(CLASS);
    return kind == null ? 0 : (int) kind.number().orElse(0);
  }

  /// What parts of this class are called; empty for those that cannot be pulled out or only sense.
  Optional<String> kindName() {
    return Optional.ofNullable(KINDS.get(kind()));
  }

  Optional<Variable> cell(int column) {
    return Optional.ofNullable(cells.get(column));
  }

  Optional<String> said(int column) {
    return cell(column).flatMap(Variable::said);
  }

  Map<String, Clue> clues() {
    var clues = new TreeMap<String, Clue>();
    CLUES.forEach((name, column) ->
        cell(column)
            .ifPresent(cell ->
                cell.said().ifPresent(text -> clues.put(name, new Clue(text, cell.exchange())))));
    return clues;
  }
}
