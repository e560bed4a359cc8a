package org.cadastre.reconciler.identify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;

/// Makes ids: short, opaque, and the same wherever the same is met first.
public final class Ids {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int OF_HOST = 4;

  private Ids() {}

  /// For something that stands on its own.
  ///
  /// @param nth 0, or more when the id before is taken: a cloned serial number, an address that was
  ///   given to another
  public static CiId of(ClassModel model, Subject subject, int nth) {
    var text = new StringBuilder(model.family(subject.ciClass()));
    append(text, subject.keys());
    if (nth > 0) {
      text.append('\n').append(nth);
    }
    return new CiId(shortHash(text.toString()));
  }

  /// For a part: told within its host by the keys of the first identifier entry that it has, so
  /// that whoever names it means the same one. It begins as its host's does, so that what belongs
  /// together lies together wherever things are sorted by id.
  public static CiId ofPart(ClassModel model, Subject part, CiId host) {
    var text = new StringBuilder(host.value()).append('\n').append(model.family(part.ciClass()));
    append(text, telling(model, part));
    var begin = host.value().substring(0, Math.min(OF_HOST, host.value().length()));
    return new CiId(begin + shortHash(text.toString()));
  }

  private static Collection<Key> telling(ClassModel model, Subject part) {
    for (var entry : model.identifiers(part.ciClass())) {
      var of = part.keys().stream().filter(key -> entry.keys().contains(key.type())).toList();
      if (of.stream().map(Key::type).distinct().count() == entry.keys().size()) {
        return of;
      }
    }
    return part.keys();
  }

  private static void append(StringBuilder text, Collection<Key> keys) {
    keys.forEach(key -> text.append('\n').append(key.type()).append('=').append(key.value()));
  }

  /// 60 bits in 12 characters that nobody mistakes for each other.
  public static String shortHash(String text) {
    var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    var id = new StringBuilder(12);
    for (int bit = 0; bit < 60; bit += 5) {
      int window = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      id.append(ALPHABET.charAt(window >> (11 - bit % 8) & 31));
    }
    return id.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
