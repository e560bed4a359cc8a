package org.cadastre.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.evidence.Key;

/// What reconciliation may know of the register. Reading never changes anything. Whoever asks for
/// many asks once; what is not known is left out of the answer.
public interface CmdbView {
  /// Items that stand on their own and are told by the keys now, whatever their lifecycle.
  ///
  /// @param family the root class within which keys are compared
  Map<Key, SortedSet<CiId>> holders(String family, Collection<Key> keys);

  /// Items that are or ever were told by any of the keys.
  SortedSet<CiId> everHeld(String family, Collection<Key> keys);

  Map<CiId, HostHead> heads(Collection<CiId> hosts);

  Map<CiId, HostBody> bodies(Collection<CiId> hosts);

  /// Claims about hosts and their parts that ended and that we believe.
  List<Claim> ended(Collection<CiId> hosts);

  /// Those taken for any of the items, in [Sighting#ORDER].
  List<Sighting> sightings(Collection<CiId> cis);

  /// Those that are in these transcripts, in [Sighting#ORDER].
  List<Sighting> sightingsIn(Collection<String> transcripts);

  /// Those of subjects with these signatures ([org.cadastre.core.ci.Signature]), in
  /// [Sighting#ORDER].
  List<Sighting> sightingsLike(Collection<String> signatures);

  /// Open conflicts that have any of the items among their candidates.
  List<Conflict> conflictsAbout(Collection<CiId> cis);

  /// Those that were taken for no item, in [Sighting#ORDER].
  List<Sighting> unsettled();

  /// Each reading of a facet that is held to be its own, in [Facet#ORDER].
  List<Facet> verifications(FacetKey facet);

  /// Assertions ([Act.Same], [Act.Apart]) in force, oldest first.
  List<Act.Signed> assertions();

  /// Which of the ids items ever had.
  Set<CiId> taken(Collection<CiId> ids);

  Optional<ConfigurationItem> item(CiId id);

  SortedSet<Key> keys(CiId id);

  /// All claims about an item that we believe, open and ended, of all sources; by attribute,
  /// source, start.
  List<Claim> claims(CiId ci);

  /// All attributes and relations of an item, by name.
  List<AttributeState> states(CiId ci);
}
