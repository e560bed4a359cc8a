package org.cadastre.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.ValueKind;
import org.cadastre.settings.ImportMapping;
import org.jspecify.annotations.Nullable;

/// Understands the rows of a table by a mapping.
final class Table {
  private final ClassModel model;
  private final Spelling spelling;
  private final ImportMapping mapping;
  private final ItemClasses classes;

  Table(ClassModel model, Spelling spelling, ImportMapping mapping) {
    this.model = model;
    this.spelling = spelling;
    this.mapping = mapping;
    this.classes = new ItemClasses(model);
  }

  /// The row; empty when it cannot be understood, and then every reason is given.
  Optional<TableRow> read(Cells cells, Instant now, Consumer<String> problems) {
    var reading = new Reading(cells, now, problems);
    var item = reading.item();
    var name = mapping.name();
    var row =
        item.map(known ->
            new TableRow(
                known,
                name == null ? "" : reading.told(() -> ItemClasses.name(cells.text(name)), ""),
                reading.values(),
                reading.related(),
                reading.observedAt().orElse(null)));
    return reading.sound ? row : Optional.empty();
  }

  private final class Reading {
    private final Cells cells;
    private final Instant now;
    private final Consumer<String> problems;
    private boolean sound = true;

    Reading(Cells cells, Instant now, Consumer<String> problems) {
      this.cells = cells;
      this.now = now;
      this.problems = problems;
    }

    <T> T told(Supplier<T> reader, T otherwise) {
      try {
        return reader.get();
      } catch (IllegalArgumentException e) {
        problems.accept(String.valueOf(e.getMessage()));
        sound = false;
        return otherwise;
      }
    }

    Optional<Item> item() {
      var host = mapping.host();
      return told(
          () -> {
            var within = host == null ? null : cells.item(host, null, classes, spelling);
            return Optional.of(hosted(cells.item(mapping.item(), within, classes, spelling)));
          },
          Optional.empty());
    }

    /// A class that comes from a column cannot be held against the mapping before.
    private Item hosted(Item item) {
      if (classes.dependent(item.ciClass()) == (item.host() == null)) {
        throw new IllegalArgumentException(
            item.host() == null
                ? "'" + item.ciClass() + "' exists only within a host, and the mapping has none"
                : "'" + item.ciClass() + "' stands on its own and has no host");
      }
      return item;
    }

    Map<String, Value> values() {
      var values = new TreeMap<String, Value>();
      for (var attribute : mapping.attributes()) {
        told(() -> value(attribute), Optional.<Value>empty())
            .ifPresent(value -> values.put(attribute.name(), value));
      }
      return values;
    }

    private Optional<Value> value(ImportMapping.Attribute attribute) {
      var said = cells.text(attribute.cell());
      if (said.isEmpty()) {
        return attribute.blankIsNone() ? Optional.of(new Value.None()) : Optional.empty();
      }
      var kind = model.attribute(attribute.name()).map(AttributeType::kind).orElse(ValueKind.TEXT);
      try {
        return Optional.of(spelling.of(attribute.name(), valueOf(kind, said, attribute.split())));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + attribute.name() + "': " + e.getMessage(), e);
      }
    }

    List<TableRow.Related> related() {
      var related = new ArrayList<TableRow.Related>();
      for (var relation : mapping.relations()) {
        told(
                () ->
                    cells.keys(relation.other(), spelling).isEmpty()
                        ? Optional.<Item>empty()
                        : Optional.of(cells.item(relation.other(), null, classes, spelling)),
                Optional.<Item>empty())
            .ifPresent(other -> related.add(new TableRow.Related(relation.name(), other)));
      }
      return related;
    }

    Optional<Instant> observedAt() {
      return told(
          () -> TableTime.of(mapping.observedAt(), cells).map(time -> Times.past(time, now)),
          Optional.empty());
    }
  }

  private static Value valueOf(ValueKind kind, String said, @Nullable String split) {
    return switch (kind) {
      case TEXT -> Value.of(said);
      case WHOLE -> Value.of(Values.whole(said));
      case FLAG -> Value.of(Values.flag(said));
      case MANY ->
          many(split == null ? List.of(said) : List.of(said.split(Pattern.quote(split), -1)));
    };
  }

  private static Value many(List<String> parts) {
    var elements = parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    return elements.isEmpty() ? new Value.None() : Value.of(elements);
  }
}
