package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.settings.Configuration;

/// Finds what, in other rules or another model, is not a matter of whom to believe: who is who, and
/// how transcripts are understood. That counts for what comes from then on, and for what was met
/// before only once everything is replayed.
final class Retroactive {
  private Retroactive() {}

  static List<String> remarks(Configuration before, Configuration after) {
    var touched = new ArrayList<String>();
    if (!junk(before.rules()).equals(junk(after.rules()))) {
      touched.add("what identifies nothing (junk)");
    }
    if (before.rules().sharedByTooMany() != after.rules().sharedByTooMany()) {
      touched.add("from how many on a shared key identifies nothing (shared_by_too_many)");
    }
    if (!creators(before.rules()).equals(creators(after.rules()))) {
      touched.add("which sources may create items (sources)");
    }
    model(before.model(), after.model(), touched);
    var remarks = new ArrayList<String>();
    if (!touched.isEmpty()) {
      remarks.add(
          ("identification changes, %s: this counts for what comes from now on; for what was met"
                  + " before, 'cadastre replay --all' is needed")
              .formatted(String.join(", ", touched)));
    }
    if (!before.rules().retirements().equals(after.rules().retirements())) {
      remarks.add("policies of retirement change: they are applied at the end of the next run");
    }
    return remarks;
  }

  private static Map<String, List<String>> junk(RuleSet rules) {
    var junk = new TreeMap<String, List<String>>();
    rules
        .junk()
        .forEach(one ->
            one.patterns()
                .forEach(pattern ->
                    junk.computeIfAbsent(one.keyType(), _ -> new ArrayList<>())
                        .add(pattern.pattern())));
    return junk;
  }

  private static Map<String, Boolean> creators(RuleSet rules) {
    var creators = new TreeMap<String, Boolean>();
    rules.sources().forEach(source -> creators.put(source.name(), source.creates()));
    return creators;
  }

  /// What is new in the model touches nothing that was met before.
  private static void model(ClassModel before, ClassModel after, List<String> touched) {
    for (var was : before.classes()) {
      var is = after.ciClass(was.name());
      boolean same =
          is.isPresent()
              && before.identifiers(was.name()).equals(after.identifiers(was.name()))
              && before.family(was.name()).equals(after.family(was.name()))
              && was.dependent() == is.get().dependent();
      if (!same) {
        touched.add("how items of class " + was.name() + " are told apart");
      }
    }
    var facets = new HashMap<String, String>();
    after.attributes().forEach(a -> facets.put(a.name(), a.facet() + " " + a.kind()));
    for (var was : before.attributes()) {
      if (!(was.facet() + " " + was.kind()).equals(facets.get(was.name()))) {
        touched.add("how " + was.name() + " is observed");
      }
    }
  }
}
