package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;

/// Tables `facet` and `verify_ledger`.
final class Facets {
  private static final String VERIFY =
      """
      update facet set content_hash = ?, last_verified = ?, run = ?, transcript = ? where id = ?
      """;
  private static final String ENTER =
      """
      insert into verify_ledger (content_hash, verified_at, run, transcript, facet)
      values (?, ?, ?, ?, ?)
      """;
  private static final String SELECT =
      """
      select source, ci, kind, content_hash, last_verified, run, transcript
      from facet where last_verified is not null and ci = ?
      """;
  private static final String LEDGER =
      """
      select f.source, f.ci, f.kind, l.content_hash, l.verified_at, l.run, l.transcript
      from facet f join verify_ledger l on l.facet = f.id
      where f.ci = ? and f.source = ? and f.kind = ? order by l.verified_at, l.id
      """;

  private final Database database;
  private final List<Facet> pending = new ArrayList<>();

  Facets(Database database) {
    this.database = database;
  }

  void add(Facet facet) {
    pending.add(facet);
  }

  void flush(FacetIds ids) {
    var verified = database.batch(VERIFY);
    var entered = database.batch(ENTER);
    for (var facet : pending) {
      long id = ids.of(facet.key());
      for (var batch : List.of(verified, entered)) {
        batch.add(
            facet.contentHash(),
            Micros.of(facet.lastVerified()),
            facet.run(),
            facet.transcript(),
            id);
      }
    }
    verified.run();
    entered.run();
  }

  Optional<Facet> facet(FacetKey key) {
    var sql = SELECT + "and source = ? and kind = ?";
    var found = read(database.query(sql, key.ci().value(), key.source(), key.kind()));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  List<Facet> of(CiId host) {
    return read(database.query(SELECT + "order by source, kind", host.value()));
  }

  List<Facet> verifications(FacetKey key) {
    return read(database.query(LEDGER, key.ci().value(), key.source(), key.kind()));
  }

  private static List<Facet> read(Rows rows) {
    var found = new ArrayList<Facet>();
    try (rows) {
      while (rows.next()) {
        found.add(
            new Facet(
                new FacetKey(rows.text(1), new CiId(rows.text(2)), rows.text(3)),
                rows.text(4),
                rows.instant(5),
                rows.text(6),
                rows.text(7)));
      }
    }
    return found;
  }
}
