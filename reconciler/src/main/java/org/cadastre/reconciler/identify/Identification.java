package org.cadastre.reconciler.identify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbView;
import org.jspecify.annotations.Nullable;

/// Tells which item a subject is, by the identifier entries of its class.
public final class Identification {
  /// A value that more items share than this is no identifier, whatever its type.
  private static final int SHARED_BY_TOO_MANY = 8;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final ClassModel model;
  private final RuleSet rules;

  public Identification(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  /// @param host the item that the subject's host turned out to be, or null
  /// @param transcript where it was met: makes a new item's id
  public Identity identify(CmdbView view, Subject subject, @Nullable CiId host, String transcript) {
    var keys = telling(subject);
    for (var entry : model.identifiers(subject.ciClass())) {
      var candidates = candidates(view, subject, keys, entry, host);
      var by = String.join(" + ", entry.keys());
      if (candidates.size() == 1) {
        return new Identity.Known(candidates.first(), by);
      }
      if (candidates.size() > 1) {
        return new Identity.Ambiguous(candidates, by);
      }
    }
    return new Identity.New(newId(subject, host, transcript));
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

  /// Whether whoever is seen last with a key of this type has it alone.
  public boolean moves(String ciClass, String keyType) {
    return model.identifiers(ciClass).stream()
        .anyMatch(entry -> entry.moves() && entry.keys().contains(keyType));
  }

  /// Other items that a key of the subject tells as well, and that nothing tells apart from it:
  /// perhaps one thing held twice.
  public SortedSet<CiId> doubles(CmdbView view, Subject subject, CiId ci) {
    var keys = telling(subject);
    var doubles = new TreeSet<CiId>();
    for (var entry : model.identifiers(subject.ciClass())) {
      if (!entry.moves()) {
        doubles.addAll(candidates(view, subject, keys, entry, null));
      }
    }
    doubles.remove(ci);
    return doubles;
  }

  private SortedSet<CiId> candidates(
      CmdbView view,
      Subject subject,
      SortedSet<Key> keys,
      IdentifierEntry entry,
      @Nullable CiId host) {
    var candidates = new TreeSet<CiId>();
    if (!types(keys).containsAll(entry.keys())) {
      return candidates;
    }
    var family = model.family(subject.ciClass());
    for (var key : keys) {
      if (key.type().equals(entry.keys().getFirst())) {
        var holders = view.identified(key, family, host);
        if (holders.size() <= SHARED_BY_TOO_MANY) {
          candidates.addAll(holders);
        }
      }
    }
    candidates.removeIf(candidate -> !agrees(view.keys(candidate), keys, entry));
    return candidates;
  }

  private static boolean agrees(SortedSet<Key> known, SortedSet<Key> seen, IdentifierEntry entry) {
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

  private static boolean share(SortedSet<Key> some, SortedSet<Key> others, String type) {
    return some.stream().anyMatch(key -> key.type().equals(type) && others.contains(key));
  }

  private static Set<String> types(SortedSet<Key> keys) {
    var types = new TreeSet<String>();
    keys.forEach(key -> types.add(key.type()));
    return types;
  }

  private CiId newId(Subject subject, @Nullable CiId host, String transcript) {
    var origin = host == null ? transcript : host.value();
    var text = new StringBuilder(origin).append('\n').append(model.family(subject.ciClass()));
    telling(subject)
        .forEach(key -> text.append('\n').append(key.type()).append('=').append(key.value()));
    return new CiId(shortHash(text.toString()));
  }

  /// 60 bits in 12 characters that nobody mistakes for each other.
  private static String shortHash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      var id = new StringBuilder();
      for (int bit = 0; bit < 60; bit += 5) {
        int window = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
        id.append(ALPHABET.charAt(window >> (11 - bit % 8) & 31));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
