package org.cadastre.cmdb.audit;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.ci.EvidenceRecord;

/// What a proof is to hold.
///
/// @param asked what was asked for, in the auditor's words
/// @param records locations of the journal's records to include: the transcripts that claims cite
///   or that last verified them, the acts that locked or asserted something
public record ProofOrder(String asked, List<Exhibit> exhibits, SortedSet<Long> records) {
  public ProofOrder {
    exhibits = List.copyOf(exhibits);
    records = new TreeSet<>(records);
  }

  /// With all of this evidence and these acts.
  ///
  /// @param acts locations
  public static ProofOrder of(
      String asked,
      List<Exhibit> exhibits,
      Collection<EvidenceRecord> evidence,
      Collection<Long> acts) {
    var records = new TreeSet<>(acts);
    evidence.forEach(one -> records.add(one.location()));
    return new ProofOrder(asked, exhibits, records);
  }
}
