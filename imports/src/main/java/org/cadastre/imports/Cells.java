package org.cadastre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Key;
import org.cadastre.settings.ImportMapping;
import org.jspecify.annotations.Nullable;

/// The cells of one row as a mapping names them.
record Cells(Map<String, Integer> columns, List<String> fields) {
  /// Blanks around it left out; in our words where the mapping has such.
  ///
  /// @throws IllegalArgumentException when the mapping does not know the word
  String text(ImportMapping.Cell cell) {
    var said = raw(cell);
    if (said.isEmpty() || cell.words().isEmpty()) {
      return said;
    }
    var word = cell.words().get(said);
    if (word == null) {
      word = cell.otherwise();
    }
    if (word == null) {
      throw new IllegalArgumentException(
          "column '" + cell.column() + "': the mapping has no word for '" + Shown.of(said) + "'");
    }
    return word;
  }

  private String raw(ImportMapping.Cell cell) {
    var column = cell.column();
    return column == null ? cell.constant() : column(column);
  }

  String column(String name) {
    var place = columns.get(name);
    return place == null ? "" : fields.get(place).strip();
  }

  /// @throws IllegalArgumentException when the class does not know such an identifier
  Item item(
      ImportMapping.Item mapped, @Nullable Item host, ItemClasses classes, Spelling spelling) {
    var ciClass = text(mapped.ciClass());
    if (ciClass.isEmpty()) {
      throw new IllegalArgumentException(
          "column '" + mapped.ciClass().column() + "' says no class");
    }
    var keys = keys(mapped, spelling);
    classes.check(ciClass, keys);
    return new Item(ciClass, keys, host);
  }

  List<Key> keys(ImportMapping.Item mapped, Spelling spelling) {
    var keys = new ArrayList<Key>();
    mapped
        .identifiers()
        .forEach((type, cell) -> {
          var value = spelling.of(type, text(cell)).strip();
          if (!value.isEmpty()) {
            keys.add(new Key(type, value));
          }
        });
    return keys;
  }
}
