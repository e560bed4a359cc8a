package org.cadastre.cmdb.sql;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.cadastre.cmdb.audit.DecisionText;
import org.cadastre.cmdb.audit.Seal;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change.Undecided;
import org.jspecify.annotations.Nullable;

/// Seals what one commit decides: a row of table `commit_seal`.
final class Sealing {
  private static final String LAST =
      "select seq, recorded_at, digest, hash from commit_seal order by seq desc limit 1";
  private static final String SEAL =
      """
      insert into commit_seal (seq, commit_id, recorded_at, decisions, digest, hash)
      values (?, ?, ?, ?, ?, ?)
      """;

  private final Database database;
  private final Numbers numbers;
  private final Set<String> hashes = new HashSet<>();
  private Instant recordedAt = Instant.MIN;

  Sealing(Database database, Numbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  /// @return the decision's hash
  byte[] decided(AttributeState state) {
    return note(DecisionText.of(state), state.decision().decidedAt());
  }

  byte[] undecided(Undecided undecided) {
    return note(DecisionText.of(undecided), undecided.recordedAt());
  }

  private byte[] note(String text, Instant at) {
    var hash = Seal.hashOf(text);
    hashes.add(hash);
    recordedAt = at.isAfter(recordedAt) ? at : recordedAt;
    return HexFormat.of().parseHex(hash);
  }

  /// Last of all: from here to the end of the commit nobody else can set a seal.
  void flush() {
    if (hashes.isEmpty()) {
      return;
    }
    database.dialect().beginSealing(database);
    var seal = Seal.next(last(), recordedAt, hashes);
    var hex = HexFormat.of();
    database.update(
        SEAL,
        seal.seq(),
        numbers.commit(),
        Micros.of(seal.recordedAt()),
        hashes.size(),
        hex.parseHex(seal.digest()),
        hex.parseHex(seal.hash()));
  }

  private @Nullable Seal last() {
    try (var rows = database.query(LAST)) {
      return rows.next() ? read(rows) : null;
    }
  }

  /// @param rows of sequence number, time, digest and hash
  static Seal read(Rows rows) {
    return new Seal(rows.number(1), rows.instant(2), rows.hexadecimal(3), rows.hexadecimal(4));
  }
}
