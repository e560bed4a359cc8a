package org.cadastre.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.ValueKind;
import org.jspecify.annotations.Nullable;

/// Reads a mapping file.
final class ImportMappingFile {
  private final ClassModel model;

  ImportMappingFile(ClassModel model) {
    this.model = model;
  }

  ImportMapping read(Node file) {
    file.only(
        "source",
        "delimiter",
        "encoding",
        "observed_at",
        "class",
        "identifiers",
        "host",
        "name",
        "attributes",
        "relations");
    var item = item(file);
    var host = file.has("host") ? host(file.field("host")) : null;
    hosted(file, item, host);
    return new ImportMapping(
        source(file),
        delimiter(file),
        file.converted("encoding", Charset::forName, StandardCharsets.UTF_8, "an encoding"),
        observedAt(file),
        item,
        host,
        file.has("name") ? cell(file.field("name")) : null,
        attributes(file.field("attributes")),
        relations(file));
  }

  private static String source(Node file) {
    var name = file.text("source");
    if (name.isEmpty()) {
      return name;
    }
    try {
      return SourceName.checked(name);
    } catch (IllegalArgumentException e) {
      file.field("source").problem(String.valueOf(e.getMessage()));
      return name;
    }
  }

  private static char delimiter(Node file) {
    var text = file.text("delimiter", ",");
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      file.field("delimiter").problem("'delimiter' must be one character, such as ';' or \"\\t\"");
      return ',';
    }
    return text.charAt(0);
  }

  private ImportMapping.Item host(Node node) {
    node.only("class", "identifiers");
    return item(node);
  }

  private ImportMapping.Item item(Node node) {
    var ciClass = ciClass(node);
    var identifiers = new LinkedHashMap<String, ImportMapping.Cell>();
    node.field("identifiers").fields().forEach((type, at) -> identifiers.put(type, cell(at)));
    if (identifiers.isEmpty()) {
      node.problem("'identifiers' are missing: nobody could tell whom a row speaks of");
    }
    if (ciClass.column() == null) {
      known(ciClass.constant(), node.field("identifiers"));
    }
    return new ImportMapping.Item(ciClass, identifiers);
  }

  private void known(String ciClass, Node identifiers) {
    var known = new TreeSet<String>();
    for (var entry : model.identifiers(ciClass)) {
      known.addAll(entry.keys());
      known.addAll(entry.unlessDifferent());
    }
    identifiers
        .fields()
        .forEach((type, at) -> {
          if (!known.isEmpty() && !known.contains(type)) {
            at.problem(
                "class '"
                    + ciClass
                    + "' has no identifier '"
                    + type
                    + "'; it has "
                    + String.join(", ", known));
          }
        });
  }

  /// A word is the class itself; a column needs to be named as such.
  private ImportMapping.Cell ciClass(Node node) {
    if (!node.has("class")) {
      node.problem("'class' is missing");
      return new ImportMapping.Cell(null, "", Map.of(), null);
    }
    var at = node.field("class");
    var cell = at.isScalar() ? constant(at.scalar()) : cell(at);
    var classes = new ArrayList<>(cell.words().values());
    if (cell.column() == null) {
      classes.add(cell.constant());
    }
    if (cell.otherwise() != null) {
      classes.add(cell.otherwise());
    }
    classes.stream()
        .filter(name -> model.ciClass(name).isEmpty())
        .forEach(name -> at.problem("class '" + name + "' is not declared"));
    return cell;
  }

  private static ImportMapping.Cell constant(String text) {
    return new ImportMapping.Cell(null, text, Map.of(), null);
  }

  private void hosted(Node file, ImportMapping.Item item, ImportMapping.@Nullable Item host) {
    var ciClass = item.ciClass().constant();
    boolean dependent = model.lineage(ciClass).stream().anyMatch(c -> c.dependent());
    if (dependent && host == null) {
      file.problem("'" + ciClass + "' exists only within a host: 'host' is missing");
    }
    if (!dependent && host != null && model.ciClass(ciClass).isPresent()) {
      file.field("host").problem("'" + ciClass + "' stands on its own and has no host");
    }
  }

  /// A word is a column's name.
  private static ImportMapping.Cell cell(Node at, String... more) {
    if (at.isScalar()) {
      return new ImportMapping.Cell(at.scalar(), "", Map.of(), null);
    }
    var allowed = new ArrayList<>(List.of("column", "constant", "map", "otherwise"));
    allowed.addAll(List.of(more));
    at.only(allowed.toArray(String[]::new));
    if (at.has("column") == at.has("constant")) {
      at.problem("expected either 'column' or 'constant'");
    }
    return new ImportMapping.Cell(
        at.textOrNull("column"),
        at.text("constant", ""),
        at.map("map"),
        at.textOrNull("otherwise"));
  }

  private List<ImportMapping.Attribute> attributes(Node node) {
    var attributes = new ArrayList<ImportMapping.Attribute>();
    node.fields()
        .forEach((name, at) -> {
          var split = at.isScalar() ? null : at.textOrNull("split");
          var type = model.attribute(name);
          if (type.isEmpty()) {
            at.problem("attribute '" + name + "' is not declared");
          } else if (split != null && type.get().kind() != ValueKind.MANY) {
            at.problem("attribute '" + name + "' has one value: there is nothing to split");
          } else if (split != null && split.isEmpty()) {
            at.problem("'split' must not be empty");
          }
          var blank = at.isScalar() ? "unknown" : at.text("blank", "unknown");
          if (!blank.equals("unknown") && !blank.equals("none")) {
            at.problem("'blank' must be unknown or none");
          }
          var cell = cell(at, "split", "blank");
          attributes.add(new ImportMapping.Attribute(name, cell, split, blank.equals("none")));
        });
    return attributes;
  }

  private List<ImportMapping.Relation> relations(Node file) {
    var relations = new ArrayList<ImportMapping.Relation>();
    for (var node : file.field("relations").items()) {
      node.only("relation", "class", "identifiers");
      var name = node.text("relation");
      if (!name.isEmpty() && model.relation(name).isEmpty()) {
        node.problem("relation '" + name + "' is not declared");
      }
      relations.add(new ImportMapping.Relation(name, item(node)));
    }
    return relations;
  }

  private static ImportMapping.ObservedAt observedAt(Node file) {
    if (!file.has("observed_at")) {
      return ImportMapping.ObservedAt.NEVER;
    }
    var at = file.field("observed_at");
    if (at.isScalar()) {
      var constant =
          file.converted(
              "observed_at",
              ImportMappingFile::instant,
              OffsetDateTime.MIN,
              "a time with its zone, such as 2026-01-31T08:45:00Z");
      return new ImportMapping.ObservedAt(constant.toInstant(), null, null, null);
    }
    at.only("column", "format", "zone");
    var format =
        at.converted(
            "format",
            ImportMappingFile::format,
            DateTimeFormatter.ISO_INSTANT,
            "a date format, such as yyyy-MM-dd HH:mm");
    var zone =
        at.converted(
            "zone", ImportMappingFile::zone, ZoneOffset.UTC, "a zone, such as Europe/Zurich");
    return new ImportMapping.ObservedAt(
        null, at.text("column"), at.has("format") ? format : null, at.has("zone") ? zone : null);
  }

  private static OffsetDateTime instant(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DateTimeFormatter format(String text) {
    return DateTimeFormatter.ofPattern(text, Locale.ROOT);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
