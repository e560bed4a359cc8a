package org.cadastre.cmdb.journal;

import java.util.List;
import java.util.function.Consumer;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Goes through the rows of the journal's table, damaged ones too.
final class TableWalk {
  private final TableReader reader;
  private final Removals removals;
  private final long upTo;
  private final Consumer<Step> each;

  /// The row that the next one continues, or null where the walk begins in the middle.
  private @Nullable Row before;

  private long expected;

  TableWalk(TableReader reader, Removals removals, long upTo, Consumer<Step> each) {
    this.reader = reader;
    this.removals = removals;
    this.upTo = upTo;
    this.each = each;
  }

  void fromBeginning() {
    before = Row.beforeAll();
    behind(0);
  }

  void from(long location) {
    before = null;
    behind(Math.max(location, 1) - 1);
    if (before == null) {
      damage(location, "the row is missing");
    }
  }

  private void behind(long location) {
    expected = location + 1;
    List<Row> page;
    do {
      page = reader.behind(expected - 1);
      page.forEach(this::step);
    } while (!page.isEmpty() && expected <= upTo);
  }

  private void step(Row row) {
    if (row.location > upTo) {
      expected = row.location;
      return;
    }
    if (row.location != expected) {
      damage(expected, "rows up to " + (row.location - 1) + " are missing");
      before = null;
    }
    var what = damageIn(row);
    if (what != null) {
      damage(row.location, what);
    }
    before = row;
    expected = row.location + 1;
  }

  /// Hands over the row when it is sound.
  private @Nullable String damageIn(Row row) {
    var previous = before;
    boolean continues = previous == null || row.continues(previous);
    if (!row.whole()) {
      boolean hidden = previous != null && !continues && row.wholeBehind(previous.hash);
      return hidden ? "its prev_hash was altered" : "its content does not match its hash";
    }
    if (!continues) {
      return "it does not continue the row before";
    }
    try {
      row.entry(removals);
      each.accept(row.step(removals));
      return null;
    } catch (CorruptArchiveException e) {
      return String.valueOf(e.getMessage());
    } catch (Payload.UnreadableException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }

  private void damage(long location, String what) {
    each.accept(new Step.Damage(location, Row.place(location), what));
  }
}
