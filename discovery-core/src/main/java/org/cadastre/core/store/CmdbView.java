package org.cadastre.core.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// What reconciliation may know of the register. Reading never changes anything.
public interface CmdbView {
  /// Items told by the key, whatever their lifecycle, retired ones left out.
  ///
  /// @param family the root class within which keys are compared
  /// @param host the host within which they are compared, or null for items that stand on their own
  Set<CiId> identified(Key key, String family, @Nullable CiId host);

  Optional<ConfigurationItem> item(CiId id);

  /// Parts of a host, by id; whatever their lifecycle.
  List<ConfigurationItem> parts(CiId host);

  SortedSet<Key> keys(CiId id);

  Optional<Facet> facet(FacetKey key);

  /// All facets of a host, by source and kind.
  List<Facet> facets(CiId host);

  /// What the facet's source says now, of the host and its parts; by item and attribute.
  /// `confirmed` is the facet's last verification.
  List<Claim> openClaims(FacetKey facet);

  /// All claims about an item that we still believe, open and ended, of all sources; by attribute,
  /// source, start.
  List<Claim> claims(CiId ci);

  /// All attributes and relations of an item, by name.
  List<AttributeState> states(CiId ci);
}
