package org.cadastre.reconciler;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.Observation.Told;
import org.cadastre.reconciler.reconcile.Reading;

/// What was archived before, read again.
final class Past {
  /// An old reading, and who was meant in its transcript.
  record Old(Reading reading, Links links) {}

  /// What an old transcript says of one thing.
  record Telling(Observation observation, Told told) {}

  private final ClassModel model;
  private final CmdbView view;
  private final Testimonies testimonies;
  private final Map<String, List<Observation>> read = new HashMap<>();
  private final IdentityHashMap<Observation, List<Told>> told = new IdentityHashMap<>();
  private final Map<String, Links> links = new HashMap<>();

  Past(ClassModel model, CmdbView view, Testimonies testimonies) {
    this.model = model;
    this.view = view;
    this.testimonies = testimonies;
  }

  /// Who is meant in a transcript, where that is being decided anew.
  void mean(String transcript, Links meant) {
    links.put(transcript, meant);
  }

  /// Empty when, as we read the transcript today, it says nothing of that.
  Optional<Old> reading(Facet facet) {
    return telling(facet.transcript(), facet.place())
        .filter(telling -> telling.observation().source().equals(facet.key().source()))
        .map(telling ->
            Reading.byFacet(model, telling.told().findings(), telling.observation().coverage())
                .get(facet.key().kind()))
        .map(reading -> new Old(reading, links(facet.transcript())));
  }

  Optional<Telling> telling(String transcript, int place) {
    for (var observation : observations(transcript)) {
      int number = place - observation.place();
      var all = told(observation);
      if (number >= 0 && number < all.size()) {
        return Optional.of(new Telling(observation, all.get(number)));
      }
    }
    return Optional.empty();
  }

  /// Places of the subjects that state a relation to this one, in its transcript.
  Set<Integer> referrers(Sighting target) {
    var places = new TreeSet<Integer>();
    for (var observation : observations(target.transcript())) {
      for (var told : told(observation)) {
        for (var finding : told.findings()) {
          if (finding instanceof Finding.Link link
              && Observation.root(link.other()).equals(target.subject())) {
            places.add(told.place());
          }
        }
      }
    }
    return places;
  }

  private List<Told> told(Observation observation) {
    return told.computeIfAbsent(observation, Observation::told);
  }

  private List<Observation> observations(String transcript) {
    return read.computeIfAbsent(transcript, testimonies::of);
  }

  Links links(String transcript) {
    var known = links.get(transcript);
    if (known == null) {
      var roots = new HashMap<Subject, CiId>();
      for (var sighting : view.sightingsIn(List.of(transcript))) {
        var ci = sighting.ci();
        if (ci != null) {
          roots.put(sighting.subject(), ci);
        }
      }
      known = new Links(model, roots);
      links.put(transcript, known);
    }
    return known;
  }
}
