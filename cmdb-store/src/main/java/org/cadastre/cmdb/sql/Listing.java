package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CiRecord;
import org.jspecify.annotations.Nullable;

/// A list of items: the database narrows it by what is indexed, the rest is asked of the items
/// found.
final class Listing {
  static final Comparator<ConfigurationItem> BY_CLASS_AND_NAME =
      Comparator.comparing(ConfigurationItem::ciClass)
          .thenComparing(ConfigurationItem::name)
          .thenComparing(ConfigurationItem::id);

  private static final String SELECT = "select " + Items.COLUMNS + " from item i ";
  private final Database database;
  private final CiQuery query;
  private final Instant now;
  private final StringBuilder where = new StringBuilder();
  private final List<@Nullable Object> arguments = new ArrayList<>();

  Listing(Database database, CiQuery query, Instant now) {
    this.database = database;
    this.query = query;
    this.now = now;
  }

  List<CiRecord> records() {
    narrow();
    var items = new Items(database).read(database.query(SELECT + where, arguments.toArray()));
    for (var term : query.terms()) {
      items = holding(term, items);
    }
    var sorted = new ArrayList<>(items);
    sorted.sort(BY_CLASS_AND_NAME);
    return new Records(database).of(sorted, query.full());
  }

  private void narrow() {
    if (!query.parts()) {
      and("i.root = ''");
    }
    for (var term : query.terms()) {
      switch (term) {
        case Term.OfClass(var classes) -> narrow(classes);
        case Term.Named(var name) -> and("i.name_folded = ?", folded(name));
        case Term.WithId(var prefix) -> {
          var low = folded(prefix);
          and(
              "(i.id >= ? and i.id < ? or i.id >= ? and i.id < ?)",
              prefix,
              Prefix.end(prefix),
              low,
              Prefix.end(low));
        }
        case Term.WithStatus _, Term.FromSource _, Term.WithAttribute _ -> {}
      }
    }
  }

  private void narrow(List<String> classes) {
    var either = new TreeSet<String>(classes);
    for (var name : classes) {
      either.add(folded(name));
    }
    and(
        either.isEmpty() ? "1 = 0" : "i.ci_class in (?" + ", ?".repeat(either.size() - 1) + ")",
        either.toArray());
  }

  private void and(String condition, Object... values) {
    where.append(where.isEmpty() ? "where " : " and ").append(condition);
    arguments.addAll(List.of(values));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private List<ConfigurationItem> holding(Term term, List<ConfigurationItem> items) {
    return switch (term) {
      case Term.OfClass _, Term.Named _, Term.WithId _ -> items;
      case Term.WithStatus(var status) -> withStatus(status, items);
      case Term.FromSource(var source) -> fromSource(source, items);
      case Term.WithAttribute(var attribute, var value) -> withAttribute(attribute, value, items);
    };
  }

  private List<ConfigurationItem> withStatus(String status, List<ConfigurationItem> items) {
    var found = new ArrayList<ConfigurationItem>();
    for (var item : items) {
      if (item.status(now).equalsIgnoreCase(status)) {
        found.add(item);
      }
    }
    return found;
  }

  private List<ConfigurationItem> fromSource(String source, List<ConfigurationItem> items) {
    var told = new HashSet<String>();
    var sql = "select ci, source from facet where read_at is not null";
    try (var rows = database.query(sql)) {
      while (rows.next()) {
        if (rows.text(2).equalsIgnoreCase(source)) {
          told.add(rows.text(1));
        }
      }
    }
    var roots = new Items(database).roots(Records.ids(items));
    var found = new ArrayList<>(items);
    found.removeIf(item -> !told.contains(String.valueOf(roots.get(item.id().value()))));
    return found;
  }

  private List<ConfigurationItem> withAttribute(
      String attribute, String value, List<ConfigurationItem> items) {
    var holders = new HashSet<String>();
    var ids = Records.ids(items);
    for (var name : new TreeSet<>(List.of(attribute, folded(attribute)))) {
      for (var state : new States(database).of(ids, name)) {
        if (holds(state.value(), value)) {
          holders.add(state.ci().value());
        }
      }
    }
    var found = new ArrayList<ConfigurationItem>();
    for (var item : items) {
      if (holders.contains(item.id().value())) {
        found.add(item);
      }
    }
    return found;
  }

  private static boolean holds(Value held, String asked) {
    if (held instanceof Value.Many(var elements)) {
      for (var element : elements) {
        if (element.equalsIgnoreCase(asked)) {
          return true;
        }
      }
      return false;
    }
    return held.toString().equalsIgnoreCase(asked);
  }
}
