package org.cadastre.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.ScanRun;

/// The register. What [#commit] returned from has been written and is seen by every later reading.
public interface CmdbStore extends CmdbView, AutoCloseable {
  /// Applies all changes or none. A set whose transcript (an [Change.EvidenceKept]) the store
  /// already has was committed before: it is left out, so that repeating a commit does no harm.
  void commit(ChangeSet changes);

  /// Items that match, by class, name and id.
  List<CiRecord> list(CiQuery query, Instant now);

  /// Items whose id begins with the text, or that have any key or endpoint address with that value,
  /// or (`class:name`) that class and name; retired ones too. By id.
  List<CiId> named(String text);

  /// The whole of one item.
  Optional<CiRecord> record(CiId id);

  /// Every claim ever held about an item, corrected ones too; by attribute, source, start.
  List<Claim> history(CiId ci);

  /// Every coming and going of an item, oldest first.
  List<Change.LifecycleChanged> lifecycle(CiId ci);

  /// Each reading of a facet, oldest first.
  List<Facet> verifications(FacetKey facet);

  /// Newest first.
  List<ScanRun> runs();

  Optional<ScanRun> run(String idPrefix);

  /// By scope, source and facet.
  List<CoverageRow> coverage(String run);

  /// Open conflicts, oldest first.
  List<Conflict> conflicts();

  /// Transcripts whose hash begins with the text, oldest first.
  List<EvidenceRecord> evidence(String hashPrefix);

  /// The highest archive location that the store knows of, or -1: what lies behind it in the
  /// archive has not been reconciled.
  long lastLocation();

  @Override
  void close();
}
