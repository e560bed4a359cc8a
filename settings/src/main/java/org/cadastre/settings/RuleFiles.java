package org.cadastre.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.Junk;
import org.cadastre.core.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/// Reads rule files; each may hold any part of the rules.
final class RuleFiles {
  private static final String SHARED = "shared_by_too_many";

  private final Authorities authorities;
  private final List<Junk> junk = new ArrayList<>();
  private final Sources sources = new Sources();
  private final Retirements retirements;
  private int sharedByTooMany = RuleSet.USUALLY_TOO_MANY;
  private @Nullable Node sharedAt;

  RuleFiles(ClassModel model) {
    this.authorities = new Authorities(model);
    this.retirements = new Retirements(model);
  }

  void add(Node file) {
    file.only("authority", "junk", "sources", "retirement", SHARED);
    file.field("authority").items().forEach(authorities::add);
    file.field("junk").fields().forEach((key, node) -> junk.add(junk(key, node)));
    file.field("sources").items().forEach(sources::add);
    file.field("retirement").items().forEach(retirements::add);
    if (file.has(SHARED)) {
      shared(file);
    }
  }

  private static Junk junk(String keyType, Node node) {
    var patterns =
        node.items().stream()
            .map(item ->
                Pattern.compile(
                    item.only("matches").pattern("matches").pattern(), Pattern.CASE_INSENSITIVE))
            .toList();
    return new Junk(keyType, patterns);
  }

  private void shared(Node file) {
    var node = file.field(SHARED);
    if (sharedAt != null) {
      node.problem("'" + SHARED + "' is already declared at " + sharedAt.place());
    }
    sharedAt = node;
    sharedByTooMany = file.whole(SHARED, RuleSet.USUALLY_TOO_MANY);
    if (sharedByTooMany < 1) {
      node.problem("'" + SHARED + "' must be at least 1");
    }
  }

  RuleSet ruleSet(String version) {
    sources.check();
    return new RuleSet(
        version,
        authorities.declared(),
        junk,
        sources.declared(),
        retirements.declared(),
        sharedByTooMany,
        Agreement.NONE);
  }
}
