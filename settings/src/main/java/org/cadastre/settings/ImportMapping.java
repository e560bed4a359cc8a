package org.cadastre.settings;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// What the columns of somebody's table mean: read from a mapping file.
///
/// @param source who speaks in the table
/// @param name what a person would call the item, or null for its first identifier
public record ImportMapping(
    String source,
    char delimiter,
    Charset encoding,
    ObservedAt observedAt,
    Item item,
    @Nullable Item host,
    @Nullable Cell name,
    List<Attribute> attributes,
    List<Relation> relations) {
  public ImportMapping {
    attributes = List.copyOf(attributes);
    relations = List.copyOf(relations);
  }

  /// Where a text comes from.
  ///
  /// @param column its name in the header, or null for a constant
  /// @param constant what stands for every row, or empty
  /// @param words what the column's words are in ours; empty to take them as they are
  /// @param otherwise for a word that is not among them, or null when such a word is an error
  public record Cell(
      @Nullable String column,
      String constant,
      Map<String, String> words,
      @Nullable String otherwise) {
    public Cell {
      words = Map.copyOf(words);
    }
  }

  /// Whom a row speaks of.
  ///
  /// @param identifiers key type to where its value comes from
  public record Item(Cell ciClass, Map<String, Cell> identifiers) {
    public Item {
      identifiers = Map.copyOf(identifiers);
    }
  }

  /// @param split what stands between elements, or null when a cell holds one
  /// @param blankIsNone whether a blank cell says that there is nothing, rather than nothing at all
  public record Attribute(String name, Cell cell, @Nullable String split, boolean blankIsNone) {}

  /// From the row's item to another one.
  public record Relation(String name, Item other) {}

  /// When a row was observed; all null for hearsay.
  ///
  /// @param format of the column, or null for ISO 8601
  /// @param zone of a format that has none, or null
  public record ObservedAt(
      @Nullable Instant constant,
      @Nullable String column,
      @Nullable DateTimeFormatter format,
      @Nullable ZoneId zone) {
    static final ObservedAt NEVER = new ObservedAt(null, null, null, null);
  }

  /// @param file how problems name it
  /// @throws InvalidConfigurationException with every problem found
  public static ImportMapping read(String file, String text, ClassModel model) {
    var problems = new ArrayList<Problem>();
    var mapping = new ImportMappingFile(model).read(Source.parse(file, text, problems));
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return mapping;
  }

  /// Every column that it names.
  public Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    add(columns, item);
    if (host != null) {
      add(columns, host);
    }
    add(columns, name);
    attributes.forEach(attribute -> add(columns, attribute.cell()));
    relations.forEach(relation -> add(columns, relation.other()));
    if (observedAt.column() != null) {
      columns.add(observedAt.column());
    }
    return columns;
  }

  private static void add(Set<String> columns, Item item) {
    add(columns, item.ciClass());
    item.identifiers().values().forEach(cell -> add(columns, cell));
  }

  private static void add(Set<String> columns, @Nullable Cell cell) {
    if (cell != null && cell.column() != null) {
      columns.add(cell.column());
    }
  }
}
