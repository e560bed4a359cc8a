package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadastre.core.ci.Change.ClaimCorrected;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;

/// Table `claim_past`. The order of changes counts here: what a commit puts on record it may
/// correct. So only neighbours of one kind are written at once.
final class PastClaims {
  private static final String INSERT =
      """
      insert into claim_past (host, ci, source, kind, attribute, claimed, valid_after, valid_from,
        valid_to, recorded_from, recorded_to, confirmed, run, transcript, exchange, knowledge)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String CORRECT =
      """
      update claim_past set recorded_to = ?
      where host = ? and ci = ? and source = ? and kind = ? and attribute = ? and claimed = ?
        and valid_from = ? and coalesce(valid_to, ?) = ? and recorded_from = ?
        and recorded_to is null
      """;
  private static final long NO_END = Long.MAX_VALUE;
  private static final String COLUMNS =
      """
      p.host, p.ci, p.source, p.kind, p.attribute, p.claimed, p.valid_after, p.valid_from,
        p.valid_to, p.recorded_from, p.recorded_to, p.confirmed, p.run, p.transcript, p.exchange,
        p.knowledge
      """;
  private static final String OF_ITEM =
      "select " + COLUMNS + " from claim_past p where p.host = ? and p.ci = ? order by p.id";
  private static final String BELIEVED =
      "select "
          + COLUMNS
          + " from unnest(?) as v(id) join claim_past p on p.host = v.id"
          + " where p.recorded_to is null";

  private final Database database;
  private final List<Claim> past = new ArrayList<>();
  private final List<ClaimCorrected> corrected = new ArrayList<>();

  PastClaims(Database database) {
    this.database = database;
  }

  void add(Claim claim) {
    if (claim.open()) {
      throw new IllegalStateException("the claim is open, not past: " + claim);
    }
    flushCorrected();
    past.add(claim);
  }

  void add(ClaimCorrected correction) {
    flushPast();
    corrected.add(correction);
  }

  void flush() {
    flushPast();
    flushCorrected();
  }

  private void flushPast() {
    if (past.isEmpty()) {
      return;
    }
    var batch = database.batch(INSERT);
    for (var c : past) {
      var e = c.evidence();
      batch.add(
          c.facet().ci().value(),
          c.ci().value(),
          c.source(),
          c.facet().kind(),
          c.attribute(),
          c.value().canonical(),
          Micros.ofNullable(c.after()),
          Micros.of(c.validFrom()),
          Micros.ofNullable(c.validTo()),
          Micros.of(c.recordedFrom()),
          Micros.ofNullable(c.recordedTo()),
          Micros.of(c.confirmed()),
          c.run(),
          e.transcript(),
          e.exchange(),
          e.knowledge());
    }
    batch.run();
    past.clear();
  }

  private void flushCorrected() {
    if (corrected.isEmpty()) {
      return;
    }
    var batch = database.batch(CORRECT);
    for (var correction : corrected) {
      var c = correction.claim();
      var end = c.validTo();
      batch.add(
          Micros.of(correction.recordedTo()),
          c.facet().ci().value(),
          c.ci().value(),
          c.source(),
          c.facet().kind(),
          c.attribute(),
          c.value().canonical(),
          Micros.of(c.validFrom()),
          NO_END,
          end == null ? NO_END : Micros.of(end),
          Micros.of(c.recordedFrom()));
    }
    int missed = batch.firstMiss();
    if (missed >= 0) {
      throw new IllegalStateException(
          "no such claim is on record: " + corrected.get(missed).claim());
    }
    corrected.clear();
  }

  /// Believed or not.
  List<Claim> of(String host, CiId ci) {
    return read(database.query(OF_ITEM, host, ci.value()));
  }

  /// About the hosts and their parts.
  List<Claim> believed(Collection<String> hosts) {
    return hosts.isEmpty() ? new ArrayList<>() : read(database.queryEach(BELIEVED, hosts));
  }

  private static List<Claim> read(Rows rows) {
    var found = new ArrayList<Claim>();
    try (rows) {
      while (rows.next()) {
        found.add(
            new Claim(
                new FacetKey(rows.text(3), rows.id(1), rows.text(4)),
                rows.id(2),
                rows.text(5),
                Value.parse(rows.text(6)),
                rows.instantOrNull(7),
                rows.instant(8),
                rows.instantOrNull(9),
                rows.instant(10),
                rows.instantOrNull(11),
                rows.instant(12),
                rows.text(13),
                new Evidence(rows.text(14), rows.whole(15), rows.textOrNull(16))));
      }
    }
    return found;
  }
}
