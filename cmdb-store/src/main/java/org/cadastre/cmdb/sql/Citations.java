package org.cadastre.cmdb.sql;

import java.util.HashMap;
import java.util.Map;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.evidence.Evidence;

/// Table `citation`, for one commit.
final class Citations {
  private static final String INSERT =
      "insert into citation (run, transcript, exchange, knowledge) values (?, ?, ?, ?)";

  private record Citation(String run, Evidence evidence) {}

  private final Database database;
  private final Map<Citation, Long> cited = new HashMap<>();

  Citations(Database database) {
    this.database = database;
  }

  /// The number of what first proved the claim.
  long of(Claim claim) {
    var citation = new Citation(claim.run(), claim.evidence());
    var id = cited.get(citation);
    if (id == null) {
      var e = claim.evidence();
      id = database.insert(INSERT, claim.run(), e.transcript(), e.exchange(), e.knowledge());
      cited.put(citation, id);
    }
    return id;
  }
}
