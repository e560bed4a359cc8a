package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;

/// What a commit keeps others from touching until it ends.
interface Locks {
  /// Where one commit at a time is at work anyway.
  Locks NONE = _ -> {};

  /// Keeps others from these. Only the first time it waits for others, so that no two commits wait
  /// for each other.
  ///
  /// @throws ContendedException when somebody else holds any of them
  /// @throws TooManyLocksException when the commit had better be alone in the register
  void take(Collection<String> names);

  default void takeHosts(Collection<CiId> hosts) {
    take(hosts.stream().map(Locks::host).toList());
  }

  /// What writing a set of changes touches.
  default void take(ChangeSet changes) {
    List<String> names = new ArrayList<>();
    for (var change : changes.changes()) {
      switch (change) {
        case Change.EvidenceKept(var evidence) -> names.add("transcript " + evidence.hash());
        case Change.ActKept(var act, _) -> names.add("act " + act.id());
        case Change.KeyLearnt learnt -> {
          names.add(key(learnt.key()));
          names.add(host(learnt.ci()));
        }
        case Change.KeyForgotten forgotten -> names.add(host(forgotten.ci()));
        case Change.ItemPut(var item) ->
            names.add(host(item.host() == null ? item.id() : item.host()));
        case Change.FacetRead(var facet) -> names.add(host(facet.key().ci()));
        case Change.FacetReset(var facet, _) -> names.add(host(facet.ci()));
        case Change.ClaimsPut(var claims) -> names.add(host(claims.facet().ci()));
        case Change.ClaimPast(var claim) -> names.add(host(claim.facet().ci()));
        case Change.ClaimCorrected(var claim, _) -> names.add(host(claim.facet().ci()));
        case Change.Decided(var state) -> names.add(host(state.winner().ci()));
        case Change.Sighted(var s) -> names.add("transcript " + s.transcript());
        case Change.SightingForgotten(var transcript, _) -> names.add("transcript " + transcript);
        case Change.ConflictRaised(var conflict) -> names.add("conflict " + conflict.id());
        case Change.ConflictSettled(var id, _, _) -> names.add("conflict " + id);
        case Change.RunPut(var run) -> names.add("run " + run.id());
        case Change.Covered(var row) -> names.add("run " + row.run());
        case Change.LifecycleChanged _,
            Change.EndpointSeen _,
            Change.EndpointForgotten _,
            Change.DecisionStands _,
            Change.Undecided _ -> {}
      }
    }
    take(names);
  }

  private static String host(CiId host) {
    return "host " + host;
  }

  static List<String> ofKeys(Collection<Key> keys) {
    return keys.stream().map(Locks::key).toList();
  }

  private static String key(Key key) {
    return "key " + key.type() + "=" + key.value();
  }

  /// More locks than a database keeps apart.
  final class TooManyLocksException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Somebody else is at work on the same.
  final class ContendedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Collection<String> names;

    ContendedException(Collection<String> names) {
      this.names = names;
    }

    /// What to wait for before the work is done again.
    Collection<String> names() {
      return names;
    }
  }
}
