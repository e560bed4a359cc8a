package org.cadastre.reconciler.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Signature;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;
import org.cadastre.core.rules.RuleSet;

/// Tells which item a subject is, by the identifier entries of its class, and keeps the table of
/// keys by which that is told.
public final class Identification {
  private static final String ADDRESS = "net.ip";
  private static final String REACHED_AT = "endpoint.address";

  private final ClassModel model;
  private final RuleSet rules;

  public Identification(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  public Identity identify(KeyTable table, Asserted asserted, Subject subject) {
    var signature = asserted.signatures().isEmpty() ? "" : Signature.of(subject);
    var said = asserted.same(signature);
    if (!said.isEmpty()) {
      return new Identity.Known(said.first(), "assertion");
    }
    return byEntries(table, asserted, subject, asserted.apart(signature));
  }

  /// Leaves out what people said, except that it is none of these.
  private Identity byEntries(
      KeyTable table, Asserted asserted, Subject subject, SortedSet<CiId> not) {
    var keys = telling(subject);
    for (var entry : model.identifiers(subject.ciClass())) {
      var candidates = candidates(table, keys, entry);
      candidates.removeAll(not);
      var by = String.join(" + ", entry.keys());
      if (candidates.size() == 1) {
        return new Identity.Known(candidates.first(), by);
      }
      if (candidates.size() > 1 && !allApart(asserted, candidates)) {
        return new Identity.Ambiguous(candidates, by);
      }
    }
    return new Identity.New();
  }

  private static boolean allApart(Asserted asserted, SortedSet<CiId> candidates) {
    for (var one : candidates) {
      for (var other : candidates) {
        if (one.compareTo(other) < 0 && !asserted.apart(one, other)) {
          return false;
        }
      }
    }
    return true;
  }

  /// The item by its keys alone, whoever said what; for a subject that people call the same as
  /// another.
  public Identity byKeys(KeyTable table, Asserted asserted, Subject subject) {
    return byEntries(table, asserted, subject, asserted.apart(Signature.of(subject)));
  }

  /// The subject's keys that identify something.
  public SortedSet<Key> telling(Subject subject) {
    var keys = new TreeSet<>(subject.keys());
    keys.removeIf(rules::isJunk);
    return keys;
  }

  /// Whether two live items may never share keys of this type.
  public boolean strong(String ciClass, String keyType) {
    return model.identifiers(ciClass).stream()
        .anyMatch(entry -> entry.strong() && entry.keys().equals(List.of(keyType)));
  }

  private boolean moves(String ciClass, String keyType) {
    return model.identifiers(ciClass).stream()
        .anyMatch(entry -> entry.moves() && entry.keys().contains(keyType));
  }

  /// From now on the item is told by the subject's keys.
  ///
  /// @param complete whether all its addresses are among them: others tell it no longer, or they
  ///   would tell the next machine that is given them for this one
  /// @return questions for a person: keys that do not agree on who is who
  public List<Doubt> learn(
      KeyTable table,
      Asserted asserted,
      Subject subject,
      CiId ci,
      String source,
      boolean complete) {
    var doubts = new ArrayList<Doubt>();
    var telling = telling(subject);
    boolean isNew = false;
    for (var key : telling) {
      isNew |= !table.keys(ci).containsKey(key);
      learn(table, asserted, subject, ci, source, key, doubts);
    }
    if (complete) {
      forgetAddresses(table, telling, ci, source);
    }
    if (isNew) {
      var doubles = doubles(table, asserted, subject, ci);
      if (!doubles.isEmpty()) {
        doubles.add(ci);
        doubts.add(new Doubt(doubles, "they share identifiers and nothing tells them apart"));
      }
    }
    return doubts;
  }

  /// A question for a person.
  public record Doubt(SortedSet<CiId> candidates, String because) {}

  private void learn(
      KeyTable table,
      Asserted asserted,
      Subject subject,
      CiId ci,
      String source,
      Key key,
      List<Doubt> doubts) {
    var others = new TreeSet<>(table.holders(key));
    others.remove(ci);
    if (moves(subject.ciClass(), key.type())) {
      others.forEach(other -> table.forget(other, key));
    } else if (strong(subject.ciClass(), key.type()) && !others.isEmpty()) {
      others.removeIf(other -> asserted.apart(ci, other));
      if (!others.isEmpty()) {
        others.add(ci);
        doubts.add(new Doubt(others, key.type() + " " + key.value() + " is known of another item"));
      }
      return;
    }
    table.learn(ci, key, source);
  }

  private static void forgetAddresses(KeyTable table, SortedSet<Key> told, CiId ci, String source) {
    for (var key : new TreeSet<>(table.keys(ci).keySet())) {
      boolean gone = key.type().equals(ADDRESS) && !told.contains(key);
      if (gone) {
        table.forget(ci, key, source);
      }
      if (gone && !table.keys(ci).containsKey(key)) {
        table.forget(ci, new Key(REACHED_AT, key.value()));
      }
    }
  }

  /// Other items that a key of the subject tells as well, and that nothing tells apart from it:
  /// perhaps one thing held twice.
  private SortedSet<CiId> doubles(KeyTable table, Asserted asserted, Subject subject, CiId ci) {
    var keys = telling(subject);
    var doubles = new TreeSet<CiId>();
    for (var entry : model.identifiers(subject.ciClass())) {
      if (!entry.moves()) {
        doubles.addAll(candidates(table, keys, entry));
      }
    }
    doubles.removeIf(other -> other.equals(ci) || asserted.apart(ci, other));
    return doubles;
  }

  private SortedSet<CiId> candidates(KeyTable table, SortedSet<Key> keys, IdentifierEntry entry) {
    var candidates = new TreeSet<CiId>();
    if (!types(keys).containsAll(entry.keys())) {
      return candidates;
    }
    for (var key : keys) {
      if (key.type().equals(entry.keys().getFirst())) {
        var holders = table.holders(key);
        if (holders.size() <= rules.sharedByTooMany()) {
          candidates.addAll(holders);
        }
      }
    }
    candidates.removeIf(candidate -> !agrees(table.keys(candidate).keySet(), keys, entry));
    return candidates;
  }

  private static boolean agrees(Set<Key> known, SortedSet<Key> seen, IdentifierEntry entry) {
    for (var type : entry.keys()) {
      if (!share(known, seen, type)) {
        return false;
      }
    }
    for (var type : entry.unlessDifferent()) {
      if (types(known).contains(type) && types(seen).contains(type) && !share(known, seen, type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean share(Set<Key> some, SortedSet<Key> others, String type) {
    return some.stream().anyMatch(key -> key.type().equals(type) && others.contains(key));
  }

  private static Set<String> types(Set<Key> keys) {
    var types = new TreeSet<String>();
    keys.forEach(key -> types.add(key.type()));
    return types;
  }
}
