package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Console;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;

/// Finds items by what an operator calls them.
final class Items {
  private static final int MOST_CANDIDATES = 10;

  /// What [org.cadastre.core.ci.ConfigurationItem#status] can say.
  private static final List<String> STATUSES =
      List.of(
          Status.VERIFIED.word(),
          Status.STALE.word(),
          Status.CONFLICTED.word(),
          Lifecycle.MISSING.word(),
          Lifecycle.ABSENT.word(),
          Lifecycle.RETIRED.word());

  private Items() {}

  /// The item; for one that was merged into another, that other one.
  ///
  /// @throws RefusedException when there is none, or naming the candidates when there are several
  static CiId find(CmdbStore store, String name) {
    var named = store.named(name);
    var found = named.stream().map(ci -> current(store, ci)).distinct().toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      throw new RefusedException("there is no item '" + name + "'");
    }
    var words = new StringBuilder("'%s' could be any of %d items:".formatted(name, found.size()));
    found.stream()
        .limit(MOST_CANDIDATES)
        .forEach(id ->
            store
                .item(id)
                .ifPresent(item ->
                    words.append("\n  %s  %s %s".formatted(id, item.ciClass(), item.name()))));
    if (found.size() > MOST_CANDIDATES) {
      words.append("\n  …");
    }
    throw new RefusedException(words.toString());
  }

  /// As [#find(CmdbStore, String)], and says so where the item goes by another id now.
  static CiId find(Console console, CmdbStore store, String name) {
    var found = find(store, name);
    var named = store.named(name);
    if (!named.contains(found)) {
      console.remark(named.getFirst() + " was merged into " + found);
    }
    return found;
  }

  /// All that the name could mean; for one that was merged into another, that other one.
  static Set<CiId> named(CmdbStore store, String name) {
    return store.named(name).stream().map(ci -> current(store, ci)).collect(Collectors.toSet());
  }

  /// What the item is now: where it was merged into another, that other one.
  static CiId current(CmdbStore store, CiId ci) {
    var seen = new HashSet<CiId>();
    var now = ci;
    while (seen.add(now)) {
      var into = store.item(now).map(ConfigurationItem::mergedInto).orElse(null);
      if (into == null) {
        return now;
      }
      now = into;
    }
    return now;
  }

  /// Reads `key:value` words; a word without a colon is a name.
  ///
  /// @throws BadInputException with every word that cannot be meant
  static List<Term> terms(ClassModel model, List<String> words) {
    var terms = new ArrayList<Term>();
    var errors = new ArrayList<String>();
    for (var word : words) {
      int colon = word.indexOf(':');
      var key = colon < 0 ? "name" : word.substring(0, colon);
      var value = word.substring(colon + 1);
      switch (key) {
        case "class" -> terms.add(ofClass(model, value, errors));
        case "status" -> terms.add(withStatus(value, errors));
        case "source" -> terms.add(new Term.FromSource(value));
        case "name" -> terms.add(new Term.Named(value));
        case "id" -> terms.add(new Term.WithId(value));
        default -> {
          if (model.attribute(key).isEmpty()) {
            errors.add(
                "'%s': '%s' is neither class, status, source, name, id nor an attribute"
                    .formatted(word, key));
          }
          terms.add(new Term.WithAttribute(key, value));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return terms;
  }

  private static Term withStatus(String value, List<String> errors) {
    var status = value.toLowerCase(Locale.ROOT);
    if (!STATUSES.contains(status)) {
      errors.add("'status:%s': an item is one of %s".formatted(value, String.join(", ", STATUSES)));
    }
    return new Term.WithStatus(status);
  }

  private static Term ofClass(ClassModel model, String name, List<String> errors) {
    if (model.ciClass(name).isEmpty()) {
      errors.add(
          "'class:%s': there is no class '%s'; see config/model/classes".formatted(name, name));
    }
    return new Term.OfClass(
        model.classes().stream().map(CiClass::name).filter(c -> model.isA(c, name)).toList());
  }

  /// Whether a query is about parts: then they are listed without being asked for.
  static boolean meansParts(ClassModel model, List<Term> terms) {
    return terms.stream()
        .anyMatch(term ->
            term instanceof Term.OfClass(var classes)
                && classes.stream()
                    .anyMatch(c -> model.ciClass(c).map(CiClass::dependent).orElse(false)));
  }

  static CiQuery query(ClassModel model, List<Term> terms, boolean parts, boolean full) {
    return new CiQuery(terms, parts || meansParts(model, terms), full);
  }
}
