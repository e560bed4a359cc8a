package org.cadastre.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.CoverageRow;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.evidence.Key;
import org.jspecify.annotations.Nullable;

/// The register. What [#commit] returned from has been written and is seen by every later reading.
public interface CmdbStore extends CmdbView, AutoCloseable {
  /// Applies all changes or none. A set whose transcript (an [Change.EvidenceKept]) or act the
  /// store already has was committed before: it is left out, so that repeating a commit does no
  /// harm.
  ///
  /// @throws PartlyKnownException when that is so of some of them only; nothing is applied then
  void commit(ChangeSet changes);

  /// Works out changes and applies them, as if nobody else did anything meanwhile: of several that
  /// do this at once with a key in common, in whatever process, one waits for the other. The work
  /// may be done again when they got into each other's way, so it must have no effect of its own.
  ///
  /// @param keys by which the items are looked for that the work is about
  /// @return what was applied
  ChangeSet commit(Collection<Key> keys, Function<CmdbView, ChangeSet> work);

  /// Like [#commit(Collection, Function)] with nobody else at work in the whole register.
  ChangeSet commitAlone(Function<CmdbView, ChangeSet> work);

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

  /// Items that came or went by what a run found, or did not find.
  SortedSet<CiId> movedBy(String run);

  /// Every reading ever held to be the facet's own, with the time at which that was found to be
  /// wrong; in [Facet#ORDER].
  List<PastReading> allVerifications(FacetKey facet);

  /// A reading, and until when we believed that it was the facet's own (null: we still do).
  record PastReading(Facet reading, Instant recordedFrom, @Nullable Instant recordedTo) {}

  /// Every decision ever made about an attribute, oldest first.
  List<AttributeState> decisions(CiId ci, String attribute);

  /// Hands over items that stand on their own, by id, in groups of a bounded size, whatever the
  /// size of the register.
  void eachHost(Consumer<Map<CiId, Host>> group);

  /// A whole item that stands on its own.
  record Host(HostHead head, HostBody body) {}

  /// Items that stand on their own and hold a decision, of themselves or a part, that time has
  /// overtaken ([org.cadastre.core.ci.Decision#until]); by id.
  List<CiId> due(Instant now, int limit);

  /// Active and missing items that stand on their own and were last seen before that; by id.
  List<CiId> silentSince(Instant lastSeen, int limit);

  /// How many runs that began after that tried in vain to reach the item.
  int failures(CiId ci, Instant after);

  /// Acts, oldest first.
  List<Act.Signed> acts();

  /// Acts of one kind ([Act#word]), oldest first.
  List<Act.Signed> acts(String word);

  /// Whether there is an attribute of any item or part on which sources disagree and no rule
  /// decides.
  boolean disputed();

  /// Locks on an item, lapsed ones too, by attribute.
  List<Lock> locks(CiId ci);

  /// Newest first.
  List<ScanRun> runs();

  Optional<ScanRun> run(String idPrefix);

  /// The hashes of all that a run was told, in the order in which it was archived.
  List<String> transcripts(String run);

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
