package org.cadastre.probes.azure;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;

/// What was found, by the questions that tests put.
record Found(List<Finding> findings) {

  /// @param id the end of a resource's id
  Optional<String> value(String id, String attribute) {
    for (var finding : findings) {
      if (finding instanceof Finding.Fact(var subject, var of, var value, _)
          && of.equals(attribute)
          && id(subject).endsWith(id)) {
        return Optional.of(value.toString());
      }
    }
    return Optional.empty();
  }

  /// Everything that is described, as `class id`.
  SortedSet<String> items() {
    var items = new TreeSet<String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Fact(var subject, var attribute, var value, _)
          && attribute.equals("cloud.resource_id")) {
        items.add(subject.ciClass() + " " + value);
      }
    }
    return items;
  }

  /// Relations as `from relation to`, by the last segments of the ids.
  SortedSet<String> links() {
    var links = new TreeSet<String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Link(var subject, var relation, var other, _)) {
        links.add(last(subject) + " " + relation + " " + last(other));
      }
    }
    return links;
  }

  private static String last(Subject subject) {
    var id = id(subject);
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static String id(Subject subject) {
    return subject.keys().stream()
        .filter(key -> key.type().equals("cloud.resource_id"))
        .map(Key::value)
        .min(String::compareTo)
        .orElse("?");
  }

  SortedSet<String> censuses() {
    var classes = new TreeSet<String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Census(_, var ciClass, _)) {
        classes.add(ciClass);
      }
    }
    return classes;
  }

  /// What is known to be seen only in part, or not at all, and why.
  SortedSet<String> shortfalls() {
    var facets = new TreeSet<String>();
    for (var finding : findings) {
      if (finding instanceof Finding.Coverage(var facet, var outcome, _, _)
          && outcome != Outcome.COMPLETE) {
        facets.add(facet + " " + outcome.word());
      }
    }
    return facets;
  }

  String reason(String facet) {
    for (var finding : findings) {
      if (finding instanceof Finding.Coverage(var of, _, var reason, _) && of.equals(facet)) {
        return reason;
      }
    }
    return "";
  }
}
