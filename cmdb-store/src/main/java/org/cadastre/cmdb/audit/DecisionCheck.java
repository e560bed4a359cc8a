package org.cadastre.cmdb.audit;

import java.util.TreeSet;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.FieldText;

/// Goes through the register's seals and holds them against its decisions and the checkpoints.
final class DecisionCheck {
  private final Seals seals;
  private final Verification.Lines lines;
  private final Verdict.Growing verdict;
  private final String first;

  /// The index of the checkpoint that comes next.
  private int next;

  private long seq;
  private String hash = Checkpoint.NOTHING;
  private Merkle.Growing tree = new Merkle.Growing();
  private boolean broken;
  private long decisions;

  /// @param start the index of the checkpoint behind which to begin, or -1
  DecisionCheck(Seals seals, Verification.Lines lines, int start, Verdict.Growing verdict) {
    this.seals = seals;
    this.lines = lines;
    this.verdict = verdict;
    first = seals.at(1).map(Seal::hash).orElse(Checkpoint.NOTHING);
    next = lines.from(start + 1);
    if (start >= 0 && lines.at(start).decisions().first().equals(first)) {
      seq = lines.at(start).decisions().seq();
      hash = lines.at(start).decisions().seal();
    }
  }

  void run() {
    passEarlierLives();
    reach();
    seals.strays(seq, verdict::flaw);
    seals.after(seq, this::step);
    if (lines.has(next)) {
      verdict.flaw(
          lines.place(next),
          "the register's seals end before number "
              + lines.at(next).decisions().seq()
              + ", which was signed");
    }
    verdict.checked(decisions + " decisions under " + seq + " seals");
  }

  /// A register that was rebuilt decided everything anew: what was signed of the one before cannot
  /// be held against it.
  private void passEarlierLives() {
    int passed = -1;
    while (lines.has(next) && !lines.at(next).decisions().first().equals(first)) {
      passed = lines.at(next).decisions().seq() > 0 ? next : passed;
      next = lines.from(next + 1);
    }
    if (passed >= 0 && !lines.has(next)) {
      verdict.flaw(
          lines.place(passed),
          "the register's decisions are not those that were signed: it was rebuilt or replaced");
    } else if (passed >= 0) {
      verdict.remark(
          lines.place(passed) + ": signed decisions of the register before it was rebuilt");
    }
  }

  private void step(Seal seal) {
    var place = "seal " + seal.seq() + " of the register";
    if (!seal.continues(seq, hash)) {
      verdict.flaw(place, "it does not continue the one before");
      broken = true;
    }
    decisions(seal, place);
    seq = seal.seq();
    hash = seal.hash();
    tree.add(seal.asLeaf());
    reach();
  }

  private void decisions(Seal seal, String place) {
    var hashes = new TreeSet<String>();
    for (var sealed : seals.decisions(seal.seq())) {
      decisions++;
      hashes.add(sealed.hash());
      if (!Seal.hashOf(sealed.text()).equals(sealed.hash())) {
        verdict.flaw(place + ", " + subject(sealed.text()), "not what was decided");
      }
    }
    if (!Seal.digest(hashes).equals(seal.digest())) {
      verdict.flaw(place, "its decisions are not those that were sealed");
    }
  }

  private static String subject(String text) {
    var in = new FieldText.Reader(text.substring(text.indexOf('\n') + 1));
    return in.at("ci") ? in.field("ci") + " " + in.field("attribute") : "a decision";
  }

  private void reach() {
    while (lines.has(next) && lines.at(next).decisions().seq() <= seq) {
      var signed = lines.at(next).decisions();
      if (signed.seq() < seq || !signed.seal().equals(hash)) {
        verdict.flaw(
            "seal " + signed.seq() + " of the register",
            "not the one that checkpoint " + lines.at(next).number() + " signed");
      } else if (lines.rangeKnown(next) && !broken && !covers(signed)) {
        verdict.flaw(lines.place(next), "it signed other seals up to number " + seq);
      }
      next = lines.from(next + 1);
      tree = new Merkle.Growing();
      broken = false;
    }
  }

  private boolean covers(Checkpoint.Decisions signed) {
    return signed.fresh() == tree.size() && signed.root().equals(Sha256.hex(tree.root()));
  }
}
