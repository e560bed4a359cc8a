package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.HostBody;
import org.cadastre.reconciler.reconcile.AgreementMeter;

/// Measures how far sources are right, when that could settle anything: only where sources disagree
/// and no rule says whom to believe.
record Measuring(Rulings rulings, Registrar registrar) {

  void measure(CmdbStore store) {
    if (!store.disputed()) {
      return;
    }
    var meter = new AgreementMeter(rulings.rules());
    store.eachHost(group -> group.values().forEach(host -> add(meter, host.body())));
    var figures = Figures.write(meter.agreement());
    if (!figures.equals(Figures.write(rulings.rules().agreement()))) {
      registrar.act(store, "cadastre", "sources disagree", new Act.Measured(figures));
    }
  }

  private static void add(AgreementMeter meter, HostBody body) {
    var claims = new HashMap<Asked, List<Claim>>();
    for (ClaimSet set : body.claims()) {
      for (var claim : set.open()) {
        claims
            .computeIfAbsent(new Asked(claim.ci(), claim.attribute()), _ -> new ArrayList<>())
            .add(claim);
      }
    }
    for (AttributeState state : body.states()) {
      var of = claims.getOrDefault(new Asked(state.ci(), state.attribute()), List.of());
      if (of.size() > 1) {
        meter.add(state, of);
      }
    }
  }

  private record Asked(CiId ci, String attribute) {}
}
