package org.cadastre.reconciler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Testimony;
import org.jspecify.annotations.Nullable;

/// What a transcript says in the name of one source at one time.
///
/// @param run the scan run it belongs to
/// @param source who says so
/// @param transcript the transcript's hash
/// @param place the number of its first subject among the transcript's
/// @param observedAt when the source saw it, or null when it does not say
/// @param recordedAt when the transcript was archived
public record Observation(
    String run,
    String source,
    Endpoint endpoint,
    String transcript,
    int place,
    @Nullable Instant observedAt,
    Instant recordedAt,
    List<Finding> findings) {
  public Observation {
    findings = coverageLast(findings);
  }

  /// All that a transcript says.
  public static List<Observation> of(
      String run,
      Endpoint endpoint,
      String transcript,
      Instant recordedAt,
      List<Testimony> testimonies) {
    var observations = new ArrayList<Observation>();
    int place = 0;
    for (var said : testimonies) {
      var observation =
          new Observation(
              run,
              said.source(),
              endpoint,
              transcript,
              place,
              said.observedAt(),
              recordedAt,
              said.findings());
      place += observation.told().size();
      observations.add(observation);
    }
    return observations;
  }

  /// Its place in time.
  Instant at() {
    return observedAt == null ? recordedAt : observedAt;
  }

  /// What it says of one thing that stands on its own.
  ///
  /// @param place the subject's number in the transcript
  /// @param findings about it, its parts and what they relate to; empty when it is only mentioned
  record Told(Subject root, int place, List<Finding> findings) {
    boolean describes() {
      return !findings.isEmpty();
    }
  }

  /// First what it says something of, then what it only mentions.
  List<Told> told() {
    var byRoot = new LinkedHashMap<Subject, List<Finding>>();
    Subject last = null;
    List<Finding> about = List.of();
    for (var finding : findings) {
      var subject =
          switch (finding) {
            case Finding.Fact fact -> fact.subject();
            case Finding.Link link -> link.subject();
            case Finding.Census census -> census.scope();
            case Finding.Coverage _ -> null;
          };
      if (subject != null) {
        if (last == null || !same(last, subject)) {
          about = under(byRoot, subject);
          last = subject;
        }
        about.add(finding);
      }
    }
    for (var finding : findings) {
      if (finding instanceof Finding.Link link) {
        under(byRoot, link.other());
      }
    }
    var told = new ArrayList<Told>();
    byRoot.forEach((root, of) -> told.add(new Told(root, place + told.size(), of)));
    return told;
  }

  /// Findings about one subject mostly follow each other and share it.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Subject one, Subject other) {
    return one == other;
  }

  private static List<Finding> under(Map<Subject, List<Finding>> byRoot, Subject subject) {
    return byRoot.computeIfAbsent(root(subject), _ -> new ArrayList<>());
  }

  /// Everything it speaks of that stands on its own.
  Set<Subject> roots() {
    var seen = Collections.newSetFromMap(new IdentityHashMap<Subject, Boolean>());
    for (var finding : findings) {
      switch (finding) {
        case Finding.Fact fact -> seen.add(fact.subject());
        case Finding.Link link -> {
          seen.add(link.subject());
          seen.add(link.other());
        }
        case Finding.Census census -> seen.add(census.scope());
        case Finding.Coverage _ -> {}
      }
    }
    var roots = new HashSet<Subject>();
    seen.forEach(subject -> roots.add(root(subject)));
    return roots;
  }

  /// How much it saw of each facet. It is asked of every thing that the observation speaks of, and
  /// that may be all that an account has: so it looks at the end only.
  List<Finding.Coverage> coverage() {
    var rows = new ArrayList<Finding.Coverage>();
    for (int i = findings.size() - 1; i >= 0; i--) {
      if (!(findings.get(i) instanceof Finding.Coverage row)) {
        break;
      }
      rows.add(row);
    }
    return rows.reversed();
  }

  private static List<Finding> coverageLast(List<Finding> findings) {
    var ordered = new ArrayList<Finding>(findings.size());
    var rows = new ArrayList<Finding>();
    for (var finding : findings) {
      (finding instanceof Finding.Coverage ? rows : ordered).add(finding);
    }
    ordered.addAll(rows);
    return List.copyOf(ordered);
  }

  static Subject root(Subject subject) {
    var root = subject;
    for (var host = root.host(); host != null; host = root.host()) {
      root = host;
    }
    return root;
  }
}
