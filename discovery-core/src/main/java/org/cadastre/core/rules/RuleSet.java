package org.cadastre.core.rules;

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
