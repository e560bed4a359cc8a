package org.cadastre.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;

/// What was found of a fleet, held against what was found of it when nothing disturbed it: what is
/// missing may be missing, what is there must be the same.
final class FleetValues {
  private static final String UNDISTURBED = "clean";
  private static final int SHOWN = 40;

  /// What no two scans agree on.
  private static final Set<String> VOLATILE = Set.of("system.uptime");

  private final Path file;
  private final boolean undisturbed;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /// @param arguments `clean FILE` to write what is found, `held FILE` to hold it against that
  FleetValues(List<String> arguments) {
    undisturbed = arguments.getFirst().equals(UNDISTURBED);
    file = Path.of(arguments.get(1));
  }

  void add(String endpoint, Collection<Finding> findings) {
    var parts = new HashMap<String, Set<String>>();
    for (var finding : findings) {
      if (finding instanceof Finding.Fact fact && !VOLATILE.contains(fact.attribute())) {
        var place = endpoint + "\t" + place(fact.subject()) + "\t" + fact.attribute();
        values.put(place, fact.value().toString().replaceAll("[\\r\\n\\t]", " "));
      }
      if (finding instanceof Finding.Fact fact && fact.subject().host() != null) {
        parts
            .computeIfAbsent(fact.subject().ciClass(), _ -> new TreeSet<>())
            .add(place(fact.subject()));
      }
    }
    for (var finding : findings) {
      if (finding instanceof Finding.Census census) {
        var all = parts.getOrDefault(census.ciClass(), Set.of());
        values.put(
            endpoint + "\t" + place(census.scope()) + "\tcensus of " + census.ciClass(),
            all.size() + ":" + all.hashCode());
      }
    }
  }

  /// A name alone may be that of several.
  private static String place(Subject subject) {
    if (subject.host() == null) {
      return "self";
    }
    return subject.ciClass() + " " + Integer.toHexString(subject.keys().hashCode());
  }

  void settle() throws IOException {
    if (undisturbed) {
      var lines = values.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).iterator();
      Files.write(file, (Iterable<String>) () -> lines);
      System.out.printf("%,d values written%n", values.size());
      return;
    }
    var clean = read();
    var wrong =
        values.entrySet().stream()
            .filter(e -> !e.getValue().equals(clean.get(e.getKey())))
            .toList();
    System.out.printf(
        "%,d values, %d of them otherwise than undisturbed; %,d undisturbed%n",
        values.size(), wrong.size(), clean.size());
    var byAttribute = new TreeMap<String, Integer>();
    wrong.forEach(e -> byAttribute.merge(attribute(e.getKey()), 1, Integer::sum));
    System.out.println(byAttribute);
    wrong.stream()
        .limit(SHOWN)
        .forEach(e ->
            System.out.println(
                e.getKey() + "\t" + e.getValue() + "\twas\t" + clean.get(e.getKey())));
  }

  private static String attribute(String place) {
    return place.substring(place.lastIndexOf('\t') + 1);
  }

  private Map<String, String> read() throws IOException {
    var clean = new HashMap<String, String>();
    try (var lines = Files.lines(file)) {
      lines.forEach(line -> {
        int end = line.lastIndexOf('\t');
        clean.put(line.substring(0, end), line.substring(end + 1));
      });
    }
    return clean;
  }
}
