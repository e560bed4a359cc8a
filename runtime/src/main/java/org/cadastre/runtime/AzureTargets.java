package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.cadastre.core.evidence.Endpoint;

/// Which endpoints a request for subscriptions of Azure means: those that are named, or else those
/// that the credentials are for.
record AzureTargets(SweepRequest request, Keyring keyring) {
  static final String PROBE = "azure";
  private static final String SUBSCRIPTION = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /// @throws BadInputException when the request cannot be meant so
  Plan plan() {
    var errors = new ArrayList<String>();
    if (!request.accounts().regions().isEmpty()) {
      errors.add("a subscription of Azure is asked as a whole; it takes no --region");
    }
    var subscriptions = new TreeSet<String>();
    for (var target : request.targets().isEmpty() ? scoped() : request.targets()) {
      var id = target.toLowerCase(Locale.ROOT);
      if (!id.matches(SUBSCRIPTION)) {
        errors.add("'" + target + "' is no subscription's id");
      }
      subscriptions.add(id);
    }
    if (subscriptions.isEmpty()) {
      errors.add("name a subscription, or add a credential with the subscriptions it is for");
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return Plan.ofAccounts(
        PROBE, subscriptions.stream().map(id -> new Endpoint(PROBE, id, 0)).toList());
  }

  private List<String> scoped() {
    return keyring.accountsOf(PROBE);
  }
}
