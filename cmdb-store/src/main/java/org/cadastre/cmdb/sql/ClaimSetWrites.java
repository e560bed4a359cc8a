package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ClaimSet;
import org.cadastre.core.ci.FacetKey;
import org.jspecify.annotations.Nullable;

/// Writes table `claim_set`, for one commit.
final class ClaimSetWrites {
  private static final String UPDATE =
      """
      update claim_set set confirmed = ?, held_at = ?, held = ?, content = ?
      where host = ? and ci = ? and source = ? and kind = ?
      """;
  private static final String INSERT =
      """
      insert into claim_set (confirmed, held_at, held, content, host, ci, source, kind)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String DELETE =
      "delete from claim_set where host = ? and ci = ? and source = ? and kind = ?";
  private static final String KNOWN =
      """
      select s.host, s.ci, s.source, s.kind
      from unnest(?) as v(id) join claim_set s on s.host = v.id
      """;

  private record Place(FacetKey facet, CiId ci) {}

  private final Database database;
  private final Map<Place, ClaimSet> pending = new LinkedHashMap<>();

  ClaimSetWrites(Database database) {
    this.database = database;
  }

  /// @throws IllegalStateException when it says two things of an attribute, or something past, or
  ///   speaks of anything else than it says
  void add(ClaimSet set) {
    set.requireSound();
    pending.put(new Place(set.facet(), set.ci()), set);
  }

  void flush(ItemWrites items) {
    if (pending.isEmpty()) {
      return;
    }
    var known = known(items);
    var updates = database.batch(UPDATE);
    var inserts = database.batch(INSERT);
    var deletes = database.batch(DELETE);
    pending.forEach((place, set) -> {
      if (!set.open().isEmpty()) {
        put(known.contains(place) ? updates : inserts, set);
      } else if (known.contains(place)) {
        deletes.add(host(place), place.ci().value(), place.facet().source(), place.facet().kind());
      }
    });
    deletes.run();
    updates.run();
    inserts.run();
  }

  private static String host(Place place) {
    return place.facet().ci().value();
  }

  private Set<Place> known(ItemWrites items) {
    var known = new HashSet<Place>();
    var hosts = items.known(pending.keySet().stream().map(ClaimSetWrites::host).toList());
    if (hosts.isEmpty()) {
      return known;
    }
    try (var rows = database.queryEach(KNOWN, hosts)) {
      while (rows.next()) {
        var facet = new FacetKey(rows.text(3), rows.id(1), rows.text(4));
        known.add(new Place(facet, rows.id(2)));
      }
    }
    return known;
  }

  private static void put(Batch batch, ClaimSet set) {
    var open = new ArrayList<>(set.open());
    open.sort(Comparator.comparing(Claim::attribute));
    @Nullable Instant confirmed = null;
    @Nullable Instant heldAt = null;
    var held = new Packed.Writer();
    for (var claim : open) {
      if (set.held().contains(claim.attribute())) {
        held.field(claim.attribute()).number(Micros.of(claim.confirmed())).end();
        heldAt = later(heldAt, claim.confirmed());
      } else {
        confirmed = later(confirmed, claim.confirmed());
      }
    }
    batch.add(
        Micros.ofNullable(confirmed),
        Micros.ofNullable(heldAt),
        heldAt == null ? null : held.text(),
        PackedClaims.pack(open),
        set.facet().ci().value(),
        set.ci().value(),
        set.facet().source(),
        set.facet().kind());
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
