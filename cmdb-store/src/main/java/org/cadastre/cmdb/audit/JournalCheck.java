package org.cadastre.cmdb.audit;

import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Sha256;

/// Walks the journal and holds it against the checkpoints on the way.
final class JournalCheck {
  private final ChainedArchive archive;
  private final Verification.Lines lines;
  private final Verdict.Growing verdict;
  private final long from;
  private final String chainAtStart;

  /// The index of the checkpoint that comes next.
  private int next;

  private Merkle.Growing tree = new Merkle.Growing();
  private boolean begun;
  private boolean damaged;
  private boolean justDamaged;
  private long records;
  private long removed;

  /// @param start the index of the checkpoint behind which to begin, or -1
  JournalCheck(
      ChainedArchive archive, Verification.Lines lines, int start, Verdict.Growing verdict) {
    this.archive = archive;
    this.lines = lines;
    this.verdict = verdict;
    var before = start < 0 ? Checkpoint.Records.NONE : lines.at(start).journal();
    from = before.location();
    chainAtStart = before.chain();
    next = lines.from(start + 1);
  }

  void run() {
    if (from != ChainedArchive.BEGINNING) {
      archive.walk(from, from, this::start);
      if (!begun) {
        verdict.flaw(archive.place(from), "the record that was signed is not there");
      }
    }
    reach(from, chainAtStart);
    archive.walk(from, ChainedArchive.END, this::step);
    if (lines.has(next) && !justDamaged) {
      verdict.flaw(
          lines.place(next),
          "the journal ends before "
              + archive.place(nextLocation())
              + ", which was signed: its end was cut off");
    }
    verdict.checked(records + " records of the journal");
    if (removed > 0) {
      verdict.checked(removed + " transcripts whose words were removed by policy, by their hashes");
    }
  }

  private void start(Step step) {
    begun = true;
    var link = step.record();
    if (link != null && !link.hash().equals(chainAtStart)) {
      verdict.flaw(archive.place(from), "not the record that was signed");
    }
  }

  private void step(Step step) {
    switch (step) {
      case Step.Link link when link.location() == from -> justDamaged = false;
      case Step.Link link -> link(link);
      case Step.Removed(var link) when link.location() == from -> justDamaged = false;
      case Step.Removed(var link) -> {
        removed++;
        link(link);
      }
      case Step.Damage damage -> {
        passUpTo(damage.location());
        verdict.flaw(damage.place(), damage.what());
        damaged = true;
        justDamaged = true;
      }
      case Step.Unfinished unfinished -> unfinished(unfinished);
    }
  }

  private void link(Step.Link link) {
    passUpTo(link.location());
    justDamaged = false;
    records++;
    tree.add(NewRecords.leaf(link));
    reach(link.location(), link.hash());
  }

  private void unfinished(Step.Unfinished unfinished) {
    passUpTo(unfinished.location());
    if (lines.has(next) || from >= unfinished.location()) {
      verdict.flaw(unfinished.place(), "damaged or cut short, though a checkpoint covers it");
      justDamaged = true;
    } else {
      verdict.remark(unfinished.place() + ": what a crash left there was never acknowledged");
    }
  }

  private long nextLocation() {
    return lines.at(next).journal().location();
  }

  /// Leaves checkpoints behind that signed a record in front of that location and were not reached.
  private void passUpTo(long location) {
    while (lines.has(next) && nextLocation() < location) {
      if (!justDamaged) {
        verdict.flaw(
            archive.place(nextLocation()),
            "the record that checkpoint " + lines.at(next).number() + " signed is not there");
      }
      advance();
    }
  }

  private void reach(long location, String chain) {
    while (lines.has(next) && nextLocation() == location) {
      var signed = lines.at(next).journal();
      if (!signed.chain().equals(chain)) {
        verdict.flaw(
            archive.place(location),
            "not the record that checkpoint " + lines.at(next).number() + " signed");
      } else if (lines.rangeKnown(next) && !damaged && !covers(signed)) {
        verdict.flaw(lines.place(next), "it signed other records up to " + archive.place(location));
      }
      advance();
    }
  }

  private boolean covers(Checkpoint.Records signed) {
    return signed.fresh() == tree.size() && signed.root().equals(Sha256.hex(tree.root()));
  }

  private void advance() {
    next = lines.from(next + 1);
    tree = new Merkle.Growing();
    damaged = false;
  }
}
