package org.cadastre.probes.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;

/// What was found, by name.
record Found(List<Finding> findings) {

  /// Names of everything of a class that something is said of.
  Set<String> names(String ciClass) {
    var names = new TreeSet<String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Fact(var subject, _, _, _)
          && subject.ciClass().equals(ciClass)) {
        names.add(id(subject));
      }
    }
    return names;
  }

  /// The bare id, which no name hides.
  static String id(Subject subject) {
    return subject.keys().stream()
        .filter(key -> key.type().equals(Place.LOCAL_ID) || key.value().startsWith("i-"))
        .map(key -> key.value())
        .findFirst()
        .orElse(subject.name());
  }

  Map<String, String> facts(String ciClass, String id) {
    var facts = new TreeMap<String, String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Fact(var subject, var attribute, var value, _)
          && subject.ciClass().equals(ciClass)
          && id(subject).equals(id)) {
        facts.put(attribute, value.toString());
      }
    }
    return facts;
  }

  /// `attached_to cloud_instance i-0…`
  Set<String> links(String ciClass, String id) {
    return findings.stream()
        .filter(Finding.Link.class::isInstance)
        .map(Finding.Link.class::cast)
        .filter(link -> link.subject().ciClass().equals(ciClass) && id(link.subject()).equals(id))
        .map(link -> link.relation() + " " + link.other().ciClass() + " " + id(link.other()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> censuses() {
    return findings.stream()
        .filter(Finding.Census.class::isInstance)
        .map(finding -> ((Finding.Census) finding).ciClass())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Map<String, Outcome> coverage() {
    var coverage = new TreeMap<String, Outcome>();
    for (var finding : findings) {
      if (finding instanceof Finding.Coverage(var facet, var outcome, _, _)) {
        coverage.put(facet, outcome);
      }
    }
    return coverage;
  }

  String reason(String facet) {
    return findings.stream()
        .filter(Finding.Coverage.class::isInstance)
        .map(Finding.Coverage.class::cast)
        .filter(row -> row.facet().equals(facet))
        .map(Finding.Coverage::reason)
        .findFirst()
        .orElse("not covered");
  }

  /// What is said, whichever transcript says so and in whatever order.
  Set<String> statements() {
    return findings.stream()
        .map(finding ->
            switch (finding) {
              case Finding.Fact(var s, var a, var v, _) -> id(s) + " " + s + " " + a + " = " + v;
              case Finding.Link(var s, var r, var o, _) -> id(s) + " " + r + " " + o;
              case Finding.Census(var s, var c, _) -> "all " + c + " of " + s;
              case Finding.Coverage(var f, var o, var r, _) -> f + " " + o + " " + r;
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
