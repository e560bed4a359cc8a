package org.cadastre.cmdb.sql;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;

/// Which items an operator can mean by a word.
final class Naming {
  private static final String BY_ID =
      "select id from item where id >= ? and id < ? or id >= ? and id < ?";
  private static final String BY_NAME = "select id from item where name_folded = ?";
  private static final String BY_CLASS_AND_NAME =
      "select id, ci_class from item where name_folded = ?";
  private static final String BY_KEY =
      "select i.id from identity_key k join item i on i.id = k.ci where k.value_folded = ? and"
          + " k.live = true";
  private static final String BY_ADDRESS =
      "select i.id from endpoint e join item i on i.id = e.ci where e.host_folded = ?";

  private final Database database;
  private final TreeSet<CiId> found = new TreeSet<>();

  Naming(Database database) {
    this.database = database;
  }

  List<CiId> named(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    var folded = text.toLowerCase(Locale.ROOT);
    add(database.query(BY_ID, text, Prefix.end(text), folded, Prefix.end(folded)));
    add(database.query(BY_NAME, folded));
    add(database.query(BY_KEY, folded));
    add(database.query(BY_ADDRESS, folded));
    addByClassAndName(folded);
    return List.copyOf(found);
  }

  private void add(Rows rows) {
    try (rows) {
      while (rows.next()) {
        found.add(new CiId(rows.text(1)));
      }
    }
  }

  private void addByClassAndName(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return;
    }
    try (var rows = database.query(BY_CLASS_AND_NAME, text.substring(colon + 1))) {
      while (rows.next()) {
        if (rows.text(2).equalsIgnoreCase(text.substring(0, colon))) {
          found.add(new CiId(rows.text(1)));
        }
      }
    }
  }
}
