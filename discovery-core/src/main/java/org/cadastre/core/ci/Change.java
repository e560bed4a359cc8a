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

  /// An item can be told by this key.
  ///
  /// @param family the root class within which the key is compared
  /// @param host the host within which it is compared, or null for the whole estate
  /// @param strong no two live items share it
  record KeyLearnt(CiId ci, Key key, String family, @Nullable CiId host, boolean strong)
      implements Change {}

  /// An item is no longer told by this key: an address moved on. Nothing happens where it never
  /// was.
  record KeyForgotten(CiId ci, Key key) implements Change {}

  /// A facet was read: its content as given, one more entry in the ledger of verifications.
  record FacetVerified(Facet facet) implements Change {}

  /// A source says something new.
  record ClaimOpened(Claim claim) implements Change {}

  /// A source says something no more.
  ///
  /// @param claim as it was open
  /// @param validTo the observation that no longer had it
  record ClaimEnded(Claim claim, Instant validTo, Instant recordedAt) implements Change {}

  /// A partial reading did not confirm a claim, or one confirmed it again.
  ///
  /// @param claim as it is open
  /// @param confirmed the only time that counts for it from now on; null for its facet's again
  record ClaimHeld(Claim claim, @Nullable Instant confirmed) implements Change {}

  /// An attribute was decided.
  record Decided(AttributeState state) implements Change {}

  /// Something needs a person.
  record ConflictRaised(Conflict conflict) implements Change {}

  /// A run saw, or could not see, something.
  record Covered(CoverageRow row) implements Change {}

  /// A run began, or its new state.
  record RunPut(ScanRun run) implements Change {}

  /// A transcript was archived there.
  record EvidenceKept(EvidenceRecord evidence) implements Change {}
}
