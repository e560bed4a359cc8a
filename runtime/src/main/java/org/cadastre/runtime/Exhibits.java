package org.cadastre.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.cmdb.audit.Exhibit;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.ci.Signature;
import org.jspecify.annotations.Nullable;

/// Chooses what a proof has to hold.
record Exhibits(SqlStore store) {

  /// Decisions with the evidence and the acts that they rest on.
  ///
  /// @param acts locations
  record Chosen(List<Exhibit> exhibits, List<EvidenceRecord> evidence, List<Long> acts) {}

  /// @param attribute null for all of the item's
  Chosen of(CiId ci, @Nullable String attribute) {
    var claims = store.claims(ci);
    var exhibits = new ArrayList<Exhibit>();
    for (var state : store.states(ci)) {
      if (attribute == null || attribute.equals(state.attribute())) {
        var about =
            claims.stream()
                .filter(claim -> claim.open() && claim.attribute().equals(state.attribute()))
                .toList();
        exhibits.add(new Exhibit(state, store.sealOf(ci, state.attribute()), about));
      }
    }
    return chosen(exhibits);
  }

  /// @param to no longer part of it
  Chosen between(Instant from, Instant to) {
    var seals = new ArrayList<Seal>();
    store
        .seals()
        .after(
            0,
            seal -> {
              if (!seal.recordedAt().isBefore(from) && seal.recordedAt().isBefore(to)) {
                seals.add(seal);
              }
            });
    var histories = new HashMap<CiId, List<Claim>>();
    var exhibits = new ArrayList<Exhibit>();
    for (var seal : seals) {
      for (var sealed : store.seals().decisions(seal.seq())) {
        if (!DecisionText.undecided(sealed.text())) {
          exhibits.add(exhibit(sealed.text(), seal.seq(), histories));
        }
      }
    }
    return chosen(exhibits);
  }

  private Exhibit exhibit(String text, long seq, Map<CiId, List<Claim>> histories) {
    try {
      var state = DecisionText.read(text, Claim.NEVER);
      var history = histories.computeIfAbsent(state.ci(), store::history);
      return new Exhibit(state, seq, believed(history, state));
    } catch (MalformedTextException e) {
      throw new org.cadastre.core.store.CorruptArchiveException(
          "a decision under seal " + seq + " cannot be read: " + e.getMessage());
    }
  }

  private static List<Claim> believed(List<Claim> history, AttributeState state) {
    var at = state.decision().decidedAt();
    return history.stream()
        .filter(claim ->
            claim.attribute().equals(state.attribute())
                && !claim.recordedFrom().isAfter(at)
                && (claim.recordedTo() == null || claim.recordedTo().isAfter(at)))
        .toList();
  }

  private Chosen chosen(List<Exhibit> exhibits) {
    var transcripts = new TreeSet<String>();
    var items = new HashSet<CiId>();
    for (var exhibit : exhibits) {
      items.add(exhibit.state().ci());
      items.add(exhibit.state().winner().ci());
      exhibit.claims().forEach(claim -> transcripts.add(claim.evidence().transcript()));
    }
    store
        .heads(items)
        .values()
        .forEach(head ->
            head.facets().stream()
                .filter(facet -> stated(exhibits, facet.key()))
                .forEach(facet -> transcripts.add(facet.transcript())));
    var evidence = new ArrayList<EvidenceRecord>();
    transcripts.forEach(hash -> evidence.addAll(store.evidence(hash)));
    return new Chosen(exhibits, evidence, store.actLocations(acts(items)));
  }

  private static boolean stated(List<Exhibit> exhibits, org.cadastre.core.ci.FacetKey facet) {
    return exhibits.stream()
        .flatMap(exhibit -> exhibit.claims().stream())
        .anyMatch(claim -> claim.facet().equals(facet));
  }

  /// Those that locked something of the items, or said who they are.
  private Collection<String> acts(Set<CiId> items) {
    var signatures = new HashSet<String>();
    store.sightings(items).forEach(s -> signatures.add(Signature.of(s.subject())));
    var ids = new TreeSet<String>();
    for (var signed : store.acts()) {
      boolean concerned =
          switch (signed.act()) {
            case Act.Same(var one, var other) ->
                signatures.contains(one) || signatures.contains(other);
            case Act.Apart(var these, var those) ->
                these.stream().anyMatch(signatures::contains)
                    || those.stream().anyMatch(signatures::contains);
            case Act.Locked locked -> items.contains(locked.ci());
            case Act.Unlocked unlocked -> items.contains(unlocked.ci());
            default -> false;
          };
      if (concerned) {
        ids.add(signed.id());
      }
    }
    return ids;
  }
}
