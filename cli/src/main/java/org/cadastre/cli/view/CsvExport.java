package org.cadastre.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.CsvRows;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbStore;

/// The register as comma-separated values, written item by item.
///
/// @param attributes which, in that order; none means all there are
/// @param identifiers types of identifiers that have a column; none means, of long rows, all there
///   are
/// @param status whether, of wide rows, each attribute's status stands beside it
public record CsvExport(
    List<String> attributes, List<String> identifiers, boolean status, Instant now) {
  public CsvExport {
    attributes = List.copyOf(attributes);
    identifiers = List.copyOf(identifiers);
  }

  /// One row for each item. What is proven to be gone, or observed to be empty, is left empty.
  ///
  /// @return how many rows
  public long wide(Console console, CmdbStore store, CiQuery query) {
    var items = new ExportedItems(store, query, now);
    var columns = attributes.isEmpty() ? attributes(items) : attributes;
    var headings = new ArrayList<>(List.of("id", "class", "name", "status"));
    headings.addAll(identifiers);
    for (var column : columns) {
      headings.add(column);
      if (status) {
        headings.add(column + ".status");
      }
    }
    var rows = console.csv(headings);
    long count = items.each(item -> wide(rows, columns, item));
    rows.end();
    return count;
  }

  private void wide(CsvRows rows, List<String> columns, ExportedItems.Item item) {
    var states = new TreeMap<String, AttributeState>();
    item.states().forEach(state -> states.put(state.attribute(), state));
    var cells = cells(item);
    cells.add(item.item().status(now));
    identifiers.forEach(type -> cells.add(identifier(item.keys(), type)));
    for (var column : columns) {
      var state = states.get(column);
      cells.add(state == null || state.status() == Status.ABSENT ? "" : text(state.value()));
      if (status) {
        cells.add(state == null ? "" : state.statusAt(now).word());
      }
    }
    rows.row(cells);
  }

  /// One row for each attribute of each item.
  ///
  /// @return how many items
  public long tall(Console console, CmdbStore store, CiQuery query) {
    var items = new ExportedItems(store, query, now);
    var types = identifiers.isEmpty() ? types(items) : identifiers;
    var headings = new ArrayList<>(List.of("id", "class", "name"));
    headings.addAll(types);
    headings.addAll(List.of("attribute", "value", "status", "source", "lastVerified"));
    var rows = console.csv(headings);
    long count = items.each(item -> tall(rows, types, item));
    rows.end();
    return count;
  }

  private void tall(CsvRows rows, List<String> types, ExportedItems.Item item) {
    var start = cells(item);
    types.forEach(type -> start.add(identifier(item.keys(), type)));
    var states = new LinkedHashMap<String, AttributeState>();
    item.states().forEach(state -> states.put(state.attribute(), state));
    var wanted = attributes.isEmpty() ? states.keySet() : attributes;
    for (var attribute : wanted) {
      var state = states.get(attribute);
      if (state != null && attribute.indexOf('/') < 0) {
        var cells = new ArrayList<>(start);
        var verified = LineageView.lastVerified(state);
        cells.add(attribute);
        cells.add(text(state.value()));
        cells.add(state.statusAt(now).word());
        cells.add(state.winner().source());
        cells.add(verified == null ? "" : verified.toString());
        rows.row(cells);
      }
    }
  }

  private static List<String> cells(ExportedItems.Item item) {
    var is = item.item();
    return new ArrayList<>(List.of(is.id().value(), is.ciClass(), is.name()));
  }

  private static List<String> attributes(ExportedItems items) {
    var names = new TreeSet<String>();
    items.each(item ->
        item.states().stream()
            .map(AttributeState::attribute)
            .filter(attribute -> attribute.indexOf('/') < 0)
            .forEach(names::add));
    return List.copyOf(names);
  }

  private static List<String> types(ExportedItems items) {
    var types = new TreeSet<String>();
    items.each(item -> item.keys().forEach(key -> types.add(key.type())));
    return List.copyOf(types);
  }

  private static String identifier(Collection<Key> keys, String type) {
    return keys.stream()
        .filter(key -> key.type().equals(type))
        .map(key -> element(key.value()))
        .collect(Collectors.joining(";"));
  }

  /// As `import claims` reads it.
  private static String text(Value value) {
    return switch (value) {
      case Value.None() -> "";
      case Value.Many(var elements) ->
          elements.stream().map(CsvExport::element).collect(Collectors.joining(";"));
      case Value.Text _, Value.Whole _, Value.Flag _ -> value.toString();
    };
  }

  private static String element(String text) {
    boolean plain = text.indexOf(';') < 0 && text.indexOf('"') < 0 && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
