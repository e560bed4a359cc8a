package org.cadastre.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.Agreement.Errors;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.core.rules.Agreement.Pair;

/// A measurement of sources as it is archived: attribute and source, or attribute and two sources,
/// separated by tabs, to `right/compared`, or `alike/together`.
final class Figures {
  private Figures() {}

  static Map<String, String> write(Agreement agreement) {
    var figures = new TreeMap<String, String>();
    agreement
        .measured()
        .forEach((attribute, sources) ->
            sources.forEach((source, m) ->
                figures.put(attribute + "\t" + source, m.right() + "/" + m.compared())));
    agreement
        .errors()
        .forEach((attribute, pairs) ->
            pairs.forEach((pair, e) ->
                figures.put(
                    attribute + "\t" + pair.one() + "\t" + pair.other(),
                    e.alike() + "/" + e.together())));
    return figures;
  }

  static Agreement read(Map<String, String> figures) {
    var measured = new TreeMap<String, Map<String, Measured>>();
    var errors = new TreeMap<String, Map<Pair, Errors>>();
    figures.forEach((what, figure) -> {
      var names = what.split("\t", -1);
      var numbers = figure.split("/", -1);
      long first = Long.parseLong(numbers[0]);
      long second = Long.parseLong(numbers[1]);
      if (names.length == 2) {
        measured
            .computeIfAbsent(names[0], _ -> new TreeMap<>())
            .put(names[1], new Measured(first, second));
      } else {
        errors
            .computeIfAbsent(names[0], _ -> new TreeMap<>())
            .put(new Pair(names[1], names[2]), new Errors(first, second));
      }
    });
    return new Agreement(measured, errors);
  }

  /// Eight characters that tell one measurement from another.
  static String hash(Agreement agreement) {
    try {
      var text = write(agreement).toString();
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
