package org.cadastre.core.ci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.jspecify.annotations.Nullable;

/// Subjects by number, each written once: hosts in front of their parts.
final class SubjectTable {
  /// A part of a part of a part; deeper than any device goes.
  private static final int DEEPEST = 32;

  private final List<Subject> subjects = new ArrayList<>();
  private final Map<Subject, Integer> numbers = new HashMap<>();
  private final List<Integer> depths = new ArrayList<>();

  /// Gives it one where it has none yet.
  int number(Subject subject) {
    var known = numbers.get(subject);
    if (known != null) {
      return known;
    }
    var host = subject.host();
    return add(subject, host == null ? 0 : depths.get(number(host)) + 1);
  }

  private int add(Subject subject, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(tooDeep(depth));
    }
    int number = subjects.size();
    subjects.add(subject);
    depths.add(depth);
    numbers.put(subject, number);
    return number;
  }

  /// @throws IllegalArgumentException when no subject has that number
  Subject numbered(String number) {
    return subjects.get(index(number));
  }

  private Integer index(String number) {
    int index = Integer.parseInt(number);
    if (index < 0 || index >= subjects.size()) {
      throw new IllegalArgumentException("there is no subject " + index);
    }
    return index;
  }

  Writer write(Writer out) {
    for (var subject : subjects) {
      out.field("subject", subject.ciClass()).field("name", subject.name());
      var host = subject.host();
      out.optional("host", host == null ? null : numbers.get(host));
      subject.keys().forEach(key -> out.field("key", key.type()).field("is", key.value()));
    }
    return out;
  }

  static SubjectTable read(Reader in) {
    var table = new SubjectTable();
    while (in.at("subject")) {
      var ciClass = in.field("subject");
      var name = in.field("name");
      @Nullable Integer host = in.optional("host", table::index);
      var keys = new ArrayList<Key>();
      while (in.at("key")) {
        keys.add(new Key(in.field("key"), in.field("is")));
      }
      var of = host == null ? null : table.subjects.get(host);
      table.read(in, new Subject(ciClass, name, keys, of), host == null ? -1 : host);
    }
    return table;
  }

  /// What is only read is not looked for again.
  private void read(Reader in, Subject subject, int host) {
    int depth = host < 0 ? 0 : depths.get(host) + 1;
    if (depth > DEEPEST) {
      throw in.malformed(tooDeep(depth));
    }
    subjects.add(subject);
    depths.add(depth);
  }

  private static String tooDeep(int depth) {
    return "a part of parts, " + depth + " deep";
  }
}
