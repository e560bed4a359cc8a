package org.cadastre.core.rules;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.ClassModel;

/// A version of the rules by which claims become attribute states.
///
/// @param version name and content hash, as decisions cite it
/// @param authorities in the order in which they were declared
public record RuleSet(String version, List<Authority> authorities, List<Junk> junk) {
  public RuleSet {
    authorities = List.copyOf(authorities);
    junk = List.copyOf(junk);
  }

  /// Whether the key identifies nothing.
  public boolean isJunk(Key key) {
    return key.value().isBlank()
        || junk.stream().anyMatch(j -> j.keyType().equals(key.type()) && j.covers(key.value()));
  }

  /// How long a source's word counts for attributes of a class in general; zero where no rule
  /// trusts it.
  public Duration freshFor(ClassModel model, String ciClass, String source) {
    return authority(model, ciClass, "*").stream()
        .flatMap(authority -> authority.sources().stream())
        .filter(trusted -> trusted.source().equals(source))
        .map(Authority.Trusted::freshFor)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /// The shortest time for which any rule trusts a source; zero where none does.
  public Duration shortestTrust(String source) {
    return authorities.stream()
        .flatMap(authority -> authority.sources().stream())
        .filter(trusted -> trusted.source().equals(source))
        .map(Authority.Trusted::freshFor)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// The authority that speaks for an attribute of a class: a rule for the attribute beats one for
  /// all attributes, then one for the class itself beats an inherited one.
  public Optional<Authority> authority(ClassModel model, String ciClass, String attribute) {
    var line = model.lineage(ciClass);
    for (var name : List.of(attribute, "*")) {
      for (var c : line) {
        for (var authority : authorities) {
          if (authority.ciClass().equals(c.name()) && authority.attribute().equals(name)) {
            return Optional.of(authority);
          }
        }
      }
    }
    return Optional.empty();
  }
}
