package org.cadastre.probes.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;

/// Everything a transcript holds, by object identifier. Lines that are none of `OID|TAG|VALUE` are
/// skipped; of two that speak of one OID the first counts.
final class Variables {
  private final Places places = new Places();
  private final Map<String, Rows> columns = new HashMap<>();

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
    columns.clear();
    places.read(text, exchange);
  }

  Optional<Variable> get(String oid) {
    int place = places.find(oid);
    return place < 0 ? Optional.empty() : Optional.of(places.variable(place));
  }

  /// The text of a scalar, unless it is missing or empty.
  Optional<String> text(String oid) {
    return get(oid).flatMap(Variable::said);
  }

  /// A column of a table by index, in the order of the indexes' numbers.
  Map<String, Variable> column(String oid) {
    return columns.computeIfAbsent(oid, column -> new Rows(places, column + "."));
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  boolean holdsAny(String oid) {
    return places.any(oid + ".") || places.any(oid + "|");
  }
}
