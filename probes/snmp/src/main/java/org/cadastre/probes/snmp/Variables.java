package org.cadastre.probes.snmp;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.jspecify.annotations.Nullable;

/// Everything a transcript holds, by object identifier. Lines that are none of `OID|TAG|VALUE` are
/// skipped; of two that speak of one OID the first counts.
final class Variables {
  private static final int MOST_NUMBERS = 128;
  private static final int LONGEST_NUMBER = 10;

  /// By the numbers of an index, so that 10 follows 9. Numbers are compared by their texts: the
  /// shorter is the smaller.
  private static final Comparator<String> BY_NUMBERS = Variables::compareIndexes;

  private final Map<String, Variable> byOid = new LinkedHashMap<>();
  private final Map<String, NavigableMap<String, Variable>> columns = new HashMap<>();

  /// The object identifiers as texts in order; null when more came since they were put in order.
  /// Answers come almost in order, which makes sorting them once far cheaper than a sorted map.
  private String @Nullable [] ordered;

  Variables() {}

  /// Without what was said in contexts other than the agent's own.
  static Variables of(List<Exchange> exchanges) {
    var places =
        IntStream.range(0, exchanges.size())
            .filter(i -> !Contexts.isOne(exchanges.get(i).question().verb()))
            .boxed()
            .toList();
    return of(exchanges, places);
  }

  static Variables of(List<Exchange> exchanges, List<Integer> places) {
    var variables = new Variables();
    for (int place : places) {
      if (exchanges.get(place).answer() instanceof Answer.Said said) {
        variables.read(said.text(), place);
      }
    }
    return variables;
  }

  /// Takes what an answer says; what was said before stands.
  void read(String text, int exchange) {
    ordered = null;
    columns.clear();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      readLine(text.substring(start, end < 0 ? text.length() : end), exchange);
      start = end < 0 ? text.length() : end + 1;
    }
  }

  private void readLine(String line, int exchange) {
    int first = line.indexOf('|');
    int second = line.indexOf('|', first + 1);
    if (first > 0 && second > 0 && isOid(line, first)) {
      var variable =
          new Variable(line.substring(first + 1, second), line.substring(second + 1), exchange);
      byOid.putIfAbsent(line.substring(0, first), variable);
    }
  }

  /// Two to 128 numbers of at most ten digits.
  private static boolean isOid(String line, int end) {
    int digits = 0;
    int numbers = 1;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c == '.' && digits > 0) {
        digits = 0;
        numbers++;
      } else if (c < '0' || c > '9' || ++digits > LONGEST_NUMBER) {
        return false;
      }
    }
    return digits > 0 && numbers > 1 && numbers <= MOST_NUMBERS;
  }

  Optional<Variable> get(String oid) {
    return Optional.ofNullable(byOid.get(oid));
  }

  /// The text of a scalar, unless it is missing or empty.
  Optional<String> text(String oid) {
    return get(oid).flatMap(Variable::said);
  }

  /// A column of a table by index, in the order of the indexes' numbers.
  NavigableMap<String, Variable> column(String oid) {
    return columns.computeIfAbsent(oid, this::gather);
  }

  private NavigableMap<String, Variable> gather(String oid) {
    var column = new TreeMap<String, Variable>(BY_NUMBERS);
    var names = ordered();
    var inside = oid + ".";
    for (int i = place(inside); i < names.length && names[i].startsWith(inside); i++) {
      var variable = byOid.get(names[i]);
      if (variable != null) {
        column.put(names[i].substring(inside.length()), variable);
      }
    }
    return Collections.unmodifiableNavigableMap(column);
  }

  private String[] ordered() {
    if (ordered == null) {
      ordered = byOid.keySet().toArray(new String[0]);
      Arrays.sort(ordered);
    }
    return ordered;
  }

  /// Where the first stands that is not before this one.
  private int place(String oid) {
    int found = Arrays.binarySearch(ordered(), oid);
    return found < 0 ? -found - 1 : found;
  }

  private static int compareIndexes(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int iEnd = end(one, i);
      int jEnd = end(other, j);
      int byLength = Integer.compare(iEnd - i, jEnd - j);
      int byNumber =
          byLength != 0 ? byLength : one.substring(i, iEnd).compareTo(other.substring(j, jEnd));
      if (byNumber != 0) {
        return byNumber;
      }
      i = iEnd + 1;
      j = jEnd + 1;
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int end(String index, int start) {
    int dot = index.indexOf('.', start);
    return dot < 0 ? index.length() : dot;
  }

  boolean isEmpty() {
    return byOid.isEmpty();
  }

  boolean holdsAny(String oid) {
    var names = ordered();
    int inside = place(oid + ".");
    return byOid.containsKey(oid) || (inside < names.length && names[inside].startsWith(oid + "."));
  }
}
