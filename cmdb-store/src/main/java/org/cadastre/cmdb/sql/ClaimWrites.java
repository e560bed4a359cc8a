package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.Change.ClaimEnded;
import org.cadastre.core.ci.Change.ClaimHeld;
import org.cadastre.core.ci.Change.ClaimOpened;
import org.cadastre.core.ci.Claim;
import org.jspecify.annotations.Nullable;

/// Writes table `claim`. The order of changes counts here: a claim ends before the next one opens.
/// So only neighbours of one kind are written at once.
final class ClaimWrites {
  private static final String OPEN =
      """
      insert into claim (facet, ci, attribute, claimed, valid_from, valid_to, recorded_from,
        recorded_to, confirmed, citation, is_open)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String THAT_CLAIM =
      """
      where facet = ? and ci = ? and attribute = ? and is_open = true and claimed = ?
        and valid_from = ?
      """;
  private static final String CORRECT =
      """
      insert into claim (facet, ci, attribute, claimed, valid_from, valid_to, recorded_from,
        confirmed, citation)
      select facet, ci, attribute, claimed, valid_from, ?, ?, ?, citation from claim
      """
          + THAT_CLAIM;
  private static final String END =
      "update claim set recorded_to = ?, confirmed = ?, held = null, is_open = null " + THAT_CLAIM;
  private static final String HOLD = "update claim set held = ? " + THAT_CLAIM;

  private final Database database;
  private final FacetIds facets;
  private final Citations citations;
  private final List<ClaimOpened> opened = new ArrayList<>();
  private final List<ClaimEnded> ended = new ArrayList<>();
  private final List<ClaimHeld> held = new ArrayList<>();

  ClaimWrites(Database database, FacetIds facets) {
    this.database = database;
    this.facets = facets;
    citations = new Citations(database);
  }

  void add(ClaimOpened change) {
    flushEnded();
    flushHeld();
    opened.add(change);
  }

  void add(ClaimEnded change) {
    flushOpened();
    flushHeld();
    ended.add(change);
  }

  void add(ClaimHeld change) {
    flushOpened();
    flushEnded();
    held.add(change);
  }

  void flush() {
    flushOpened();
    flushEnded();
    flushHeld();
  }

  private void flushOpened() {
    if (opened.isEmpty()) {
      return;
    }
    var batch = database.batch(OPEN);
    for (var change : opened) {
      var c = change.claim();
      batch.add(
          facets.of(c.facet()),
          c.ci().value(),
          c.attribute(),
          c.value().canonical(),
          Micros.of(c.validFrom()),
          Micros.ofNullable(c.validTo()),
          Micros.of(c.recordedFrom()),
          Micros.ofNullable(c.recordedTo()),
          Micros.of(c.confirmed()),
          citations.of(c),
          c.open() ? true : null);
    }
    int refused = batch.runUnlessRefused();
    if (refused >= 0) {
      throw new IllegalStateException("a claim is open already: " + opened.get(refused).claim());
    }
    opened.clear();
  }

  private void flushEnded() {
    if (ended.isEmpty()) {
      return;
    }
    var corrections = database.batch(CORRECT);
    var ends = database.batch(END);
    for (var change : ended) {
      var c = change.claim();
      long recordedAt = Micros.of(change.recordedAt());
      long confirmed = Micros.of(c.confirmed());
      corrections.add(with(c, Micros.of(change.validTo()), recordedAt, confirmed));
      ends.add(with(c, recordedAt, confirmed));
    }
    requireMet(corrections.run(), ended);
    requireMet(ends.run(), ended);
    ended.clear();
  }

  private void flushHeld() {
    var holds = database.batch(HOLD);
    for (var change : held) {
      holds.add(with(change.claim(), Micros.ofNullable(change.confirmed())));
    }
    requireMet(holds.run(), held);
    held.clear();
  }

  /// Arguments of a statement that ends in [#THAT_CLAIM].
  private @Nullable Object[] with(Claim claim, @Nullable Long... values) {
    var that =
        new Object[] {
          facets.of(claim.facet()),
          claim.ci().value(),
          claim.attribute(),
          claim.value().canonical(),
          Micros.of(claim.validFrom())
        };
    @Nullable Object[] all = Arrays.copyOf(values, values.length + that.length, Object[].class);
    System.arraycopy(that, 0, all, values.length, that.length);
    return all;
  }

  private static void requireMet(int[] counts, List<? extends Change> changes) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        throw new IllegalStateException("no such claim is open: " + changes.get(i));
      }
    }
  }
}
