package org.cadastre.core.rules;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// A version of the rules by which claims become attribute states.
///
/// @param version name and content hash, as decisions cite it
/// @param authorities in the order in which they were declared
/// @param sharedByTooMany a key that more items share than this identifies nothing
public record RuleSet(
    String version,
    List<Authority> authorities,
    List<Junk> junk,
    List<SourceRule> sources,
    List<Retirement> retirements,
    int sharedByTooMany,
    Agreement agreement) {
  public static final int USUALLY_TOO_MANY = 8;

  public RuleSet {
    authorities = List.copyOf(authorities);
    junk = List.copyOf(junk);
    sources = List.copyOf(sources);
    retirements = List.copyOf(retirements);
  }

  /// Rules that say who is believed and what identifies nothing, and nothing else.
  public RuleSet(String version, List<Authority> authorities, List<Junk> junk) {
    this(version, authorities, junk, List.of(), List.of(), USUALLY_TOO_MANY, Agreement.NONE);
  }

  /// The same rules, with what was measured meanwhile.
  public RuleSet with(Agreement newly) {
    return with(newly, version);
  }

  /// The same rules, with what was measured meanwhile, under another name.
  public RuleSet with(Agreement newly, String called) {
    return new RuleSet(called, authorities, junk, sources, retirements, sharedByTooMany, newly);
  }

  /// Whether an item may exist on that source's word alone: as the most specific rule for it says.
  public boolean mayCreate(String source) {
    return rules(source).findFirst().map(SourceRule::creates).orElse(true);
  }

  private Stream<SourceRule> rules(String source) {
    return sources.stream().filter(s -> s.covers(source)).sorted(SourceRule.MOST_SPECIFIC_FIRST);
  }

  /// The source it copies from in the end, or itself.
  public String origin(String source) {
    var origin = source;
    for (int step = 0; step < sources.size(); step++) {
      var upstream = upstream(origin);
      if (upstream == null) {
        return origin;
      }
      origin = upstream;
    }
    return origin;
  }

  private @Nullable String upstream(String source) {
    return rules(source)
        .map(SourceRule::upstream)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The policy for the class itself, or the nearest inherited one.
  public Optional<Retirement> retirement(ClassModel model, String ciClass) {
    return model.lineage(ciClass).stream()
        .flatMap(c -> retirements.stream().filter(r -> r.ciClass().equals(c.name())))
        .findFirst();
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
        .filter(trusted -> trusted.covers(source))
        .map(Authority.Trusted::freshFor)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /// The shortest time for which any rule trusts a source; zero where none does.
  public Duration shortestTrust(String source) {
    return authorities.stream()
        .flatMap(authority -> authority.sources().stream())
        .filter(trusted -> trusted.covers(source))
        .map(Authority.Trusted::freshFor)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// The authority that speaks for an attribute of a class: a rule for the attribute beats one for
  /// all attributes, then one for the class itself beats an inherited one. For a relation
  /// (`type/target-id`) the one for its type speaks.
  public Optional<Authority> authority(ClassModel model, String ciClass, String attribute) {
    var line = model.lineage(ciClass);
    int slash = attribute.indexOf('/');
    for (var name : List.of(slash < 0 ? attribute : attribute.substring(0, slash), "*")) {
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
