package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.core.knowledge.Condition;

/// A row of entPhysicalTable (RFC 6933).
///
/// @param index entPhysicalIndex
/// @param variables what holds its cells
record Entity(long index, Variables variables) {
  static final int FIRST_COLUMN = 2;
  static final int DESCR = 2;
  static final int CONTAINED_IN = 4;
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

  /// Power supplies, fans, sensors, ports, processors, batteries and drives.
  static final Set<Integer> ALWAYS_PARTS = Set.of(6, 7, 8, 10, 12, 14, 15);

  private static final int MODULE = 9;
  private static final int PORT = 10;

  private static final List<String> COLUMNS =
      IntStream.rangeClosed(FIRST_COLUMN, LAST_COLUMN)
          .mapToObj(column -> Oids.ENT_PHYSICAL_ENTRY + "." + column)
          .toList();

  private static final Map<Integer, String> KINDS =
      Map.of(
          CHASSIS,
          "chassis",
          6,
          "power_supply",
          7,
          "fan",
          MODULE,
          "module",
          STACK,
          "stack",
          12,
          "cpu",
          14,
          "battery",
          15,
          "storage_drive");

  private static final Pattern TRANSCEIVER =
      Pattern.compile("(?i)\\b(x?sfp|qsfp|xfp|cfp|gbic|x2|xenpak)|transceiver|[0-9]+g?base-?[a-z]");

  private static final Map<String, Integer> CLUES =
      Map.of(
          "entity.model", MODEL,
          "entity.serial", SERIAL,
          "entity.firmware", FIRMWARE,
          "entity.software", SOFTWARE,
          "entity.vendor", VENDOR,
          "entity.description", DESCR);

  /// The cells of a column by entPhysicalIndex.
  static Map<String, Variable> column(Variables variables, int column) {
    return variables.column(COLUMNS.get(column - FIRST_COLUMN));
  }

  /// entPhysicalClass, 0 when it is missing.
  int kind() {
    return cell(CLASS).map(Entity::kind).orElse(0);
  }

  static int kind(Variable cell) {
    return (int) cell.number().orElse(0);
  }

  /// What parts of this class are called; empty for those that cannot be pulled out or only sense.
  Optional<String> kindName() {
    boolean pluggable = kind() == MODULE || kind() == PORT;
    if (pluggable && isTransceiver()) {
      return Optional.of("transceiver");
    }
    return Optional.ofNullable(KINDS.get(kind()));
  }

  /// A plug that can be told from the port it is in: it has a serial number or a model of its own.
  private boolean isTransceiver() {
    boolean own = said(SERIAL).isPresent() || (kind() == PORT && said(MODEL).isPresent());
    return own
        && List.of(MODEL, DESCR, NAME).stream()
            .flatMap(column -> said(column).stream())
            .anyMatch(text -> TRANSCEIVER.matcher(Condition.cut(text)).find());
  }

  /// entPhysicalIndex of what it sits in, 0 when that is nothing.
  long containedIn() {
    return cell(CONTAINED_IN).map(cell -> cell.number().orElse(0)).orElse(0L);
  }

  Optional<Variable> cell(int column) {
    return Optional.ofNullable(column(variables, column).get(Long.toString(index)));
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
