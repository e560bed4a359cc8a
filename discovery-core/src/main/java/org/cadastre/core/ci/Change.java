package org.cadastre.core.ci;

import java.time.Instant;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// One step from what the register held to what it holds.
public sealed interface Change {
  /// A new item, or the new state of a known one (same id).
  record ItemPut(ConfigurationItem item) implements Change {}

  /// Why an item came, went or came back.
  ///
  /// @param at observation time
  /// @param evidence the census or the contact that proves it; null for a policy's decision
  record LifecycleChanged(
      CiId ci,
      Lifecycle lifecycle,
      Instant at,
      Instant recordedAt,
      String because,
      String run,
      @Nullable Evidence evidence)
      implements Change {}

  /// An item answers at an endpoint.
  record EndpointSeen(CiId ci, Endpoint endpoint, Instant at) implements Change {}

  /// It was another item that answered there.
  record EndpointForgotten(CiId ci, Endpoint endpoint) implements Change {}

  /// An item can be told by this key, as a source says.
  ///
  /// @param family the root class within which the key is compared
  /// @param strong no two live items share it
  record KeyLearnt(CiId ci, Key key, String family, String source, boolean strong)
      implements Change {}

  /// A source tells an item no longer by this key: an address moved on. Nothing happens where it
  /// never did. That it once did is remembered.
  record KeyForgotten(CiId ci, Key key, String source) implements Change {}

  /// Somebody met something; a known sighting (same transcript and place) is taken for another
  /// item.
  record Sighted(Sighting sighting) implements Change {}

  /// A sighting counts no more.
  record SightingForgotten(String transcript, int place) implements Change {}

  /// A facet was read: one more entry in the ledger of verifications. The facet is what its latest
  /// reading ([Facet#ORDER]) says.
  record FacetRead(Facet facet) implements Change {}

  /// All readings of a facet so far are no longer held to be its own; those that are follow.
  record FacetReset(FacetKey facet, Instant recordedAt) implements Change {}

  /// What a facet says of an item from now on. An empty set: nothing.
  record ClaimsPut(ClaimSet claims) implements Change {}

  /// A claim that is not open, for the record: it ended, or is believed no more.
  record ClaimPast(Claim claim) implements Change {}

  /// A claim that ended, and was believed, is believed no more.
  ///
  /// @param claim as it was put on record
  record ClaimCorrected(Claim claim, Instant recordedTo) implements Change {}

  /// An attribute was decided; the decision before stays on record.
  record Decided(AttributeState state) implements Change {}

  /// The decision stands; it has to be looked at again then, or (null) no more for time's sake.
  record DecisionStands(CiId ci, String attribute, @Nullable Instant until) implements Change {}

  /// Nobody ever said anything of the attribute, as we know now; the decision stays on record.
  record Undecided(CiId ci, String attribute, Instant recordedAt) implements Change {}

  /// Something needs a person.
  record ConflictRaised(Conflict conflict) implements Change {}

  /// It needs nobody any more.
  record ConflictSettled(String id, Instant at, String because) implements Change {}

  /// A run saw, or could not see, something.
  record Covered(CoverageRow row) implements Change {}

  /// A run began, or its new state.
  record RunPut(ScanRun run) implements Change {}

  /// A transcript was archived there.
  record EvidenceKept(EvidenceRecord evidence) implements Change {}

  /// An act was archived there. Locks and assertions are what these leave.
  record ActKept(Act.Signed act, long location) implements Change {}
}
