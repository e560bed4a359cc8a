package org.cadastre.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// Sorts what rows say by who says it and when. Rows say only what they say: what they leave out
/// proves nothing.
final class Sayings {
  private static final String NO_CENSUS = "an import of rows proves no absence";

  private final ClassModel model;
  private final Map<Voice, List<Said>> voices = new LinkedHashMap<>();
  private final Map<Item, String> names = new HashMap<>();
  private final Map<Item, Subject> subjects = new HashMap<>();

  Sayings(ClassModel model) {
    this.model = model;
  }

  private record Voice(String source, @Nullable Instant observedAt) {}

  private sealed interface Said {
    Evidence evidence();
  }

  private record Attribute(Item item, String attribute, Value value, Evidence evidence)
      implements Said {}

  private record Relation(Item item, String relation, Item other, Evidence evidence)
      implements Said {}

  /// The first name that any row gives an item is its name.
  void name(Item item, String name) {
    if (!name.isEmpty()) {
      names.putIfAbsent(item, name);
    }
  }

  void fact(
      String source,
      @Nullable Instant observedAt,
      Item item,
      String attribute,
      Value value,
      Evidence evidence) {
    said(source, observedAt).add(new Attribute(item, attribute, value, evidence));
  }

  void link(
      String source,
      @Nullable Instant observedAt,
      Item item,
      String relation,
      Item other,
      Evidence evidence) {
    said(source, observedAt).add(new Relation(item, relation, other, evidence));
  }

  private List<Said> said(String source, @Nullable Instant observedAt) {
    return voices.computeIfAbsent(new Voice(source, observedAt), _ -> new ArrayList<>());
  }

  /// One for each source and time, in the order of the file.
  List<Testimony> testimonies() {
    var testimonies = new ArrayList<Testimony>();
    voices.forEach((voice, said) ->
        testimonies.add(new Testimony(voice.source(), voice.observedAt(), findings(said))));
    return testimonies;
  }

  private List<Finding> findings(List<Said> said) {
    var findings = new ArrayList<Finding>();
    var facets = new TreeSet<String>();
    for (var each : said) {
      findings.add(
          switch (each) {
            case Attribute(var item, var attribute, var value, var evidence) -> {
              facets.add(model.facet(item.ciClass(), attribute));
              yield new Finding.Fact(subject(item), attribute, value, evidence);
            }
            case Relation(var item, var relation, var other, var evidence) ->
                new Finding.Link(subject(item), relation, subject(other), evidence);
          });
    }
    var first = said.getFirst().evidence();
    facets.forEach(
        facet -> findings.add(new Finding.Coverage(facet, Outcome.PARTIAL, NO_CENSUS, first)));
    return findings;
  }

  private Subject subject(Item item) {
    var known = subjects.get(item);
    if (known != null) {
      return known;
    }
    var host = item.host() == null ? null : subject(item.host());
    var name = names.getOrDefault(item, item.keys().getFirst().value());
    var subject = new Subject(item.ciClass(), name, item.keys(), host);
    subjects.put(item, subject);
    return subject;
  }
}
