package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.probes.azure.arm.Json;

/// What the credential may do in the subscription as a whole.
///
/// Resource Graph leaves out what one may not see, without a word: to someone who may read one
/// resource group, all others are as if they were not there. So its listings prove what is gone
/// only to whoever may read that type in the whole subscription
/// (<https://learn.microsoft.com/azure/governance/resource-graph/overview#permissions-in-azure-resource-graph>).
///
/// @param known how much is known of the permissions themselves
record Permissions(Extent known, List<Grant> grants) {
  private static final Pattern SENSIBLE = Pattern.compile("[A-Za-z0-9./*_-]{1,200}");

  /// One role's actions, and what it takes out of them.
  record Grant(List<Pattern> actions, List<Pattern> exceptions) {
    private boolean gives(String action) {
      return actions.stream().anyMatch(p -> p.matcher(action).matches())
          && exceptions.stream().noneMatch(p -> p.matcher(action).matches());
    }
  }

  static Permissions of(Optional<Listing> listing) {
    if (listing.isEmpty()) {
      return new Permissions(new Extent(Outcome.PARTIAL, "never asked"), List.of());
    }
    var grants = new ArrayList<Grant>();
    for (var row : listing.get().rows()) {
      grants.add(new Grant(patterns(row.json(), "actions"), patterns(row.json(), "notActions")));
    }
    return new Permissions(listing.get().extent(), grants);
  }

  private static List<Pattern> patterns(Json role, String field) {
    return role.texts(field).stream()
        .filter(SENSIBLE.asMatchPredicate())
        .map(Permissions::pattern)
        .toList();
  }

  /// `*` stands for any text, slashes included.
  private static Pattern pattern(String action) {
    var parts = new ArrayList<String>();
    for (var part : action.split("\\*+", -1)) {
      parts.add(Pattern.quote(part));
    }
    return Pattern.compile(String.join(".*", parts), Pattern.CASE_INSENSITIVE);
  }

  /// What stands against taking a listing that leaves out what one may not see for a whole one.
  Extent toSee(String action) {
    if (grants.stream().anyMatch(grant -> grant.gives(action))) {
      return Extent.COMPLETE;
    }
    return known.complete()
        ? new Extent(Outcome.DENIED, "no role on the subscription grants " + action)
        : new Extent(
            Outcome.PARTIAL,
            "what the roles grant is not known (Microsoft.Authorization/permissions/read): "
                + known.reason());
  }
}
