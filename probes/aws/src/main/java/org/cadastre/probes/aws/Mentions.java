package org.cadastre.probes.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Leaves out what is said of things that are only mentioned, where a list that would name them is
/// complete and does not. A target group goes on naming an instance that was terminated, a volume
/// the snapshot that it was made from: to be named so is not to be there.
final class Mentions {
  private final Subject region;
  private final Set<String> listed = new HashSet<>();
  private final Set<Key> told = new HashSet<>();

  private Mentions(Subject region, List<Finding> findings) {
    this.region = region;
    for (var finding : findings) {
      switch (finding) {
        case Finding.Census(var scope, var ciClass, _) when scope.equals(region) ->
            listed.add(ciClass);
        case Finding.Fact(var subject, _, _, _) -> told.add(key(subject));
        case Finding.Census _, Finding.Link _, Finding.Coverage _ -> {}
      }
    }
  }

  /// @param region that the censuses are of
  static List<Finding> without(Subject region, List<Finding> findings) {
    var mentions = new Mentions(region, findings);
    return findings.stream()
        .filter(finding ->
            !(finding instanceof Finding.Link(var subject, _, var other, _))
                || (mentions.there(subject) && mentions.there(other)))
        .toList();
  }

  private static Key key(Subject subject) {
    return subject.keys().getFirst();
  }

  /// Instances have no host; the probe names none but those of its own region.
  private boolean there(Subject subject) {
    var host = subject.host();
    boolean here = host == null || host.equals(region);
    return !here || !listed.contains(subject.ciClass()) || told.contains(key(subject));
  }
}
