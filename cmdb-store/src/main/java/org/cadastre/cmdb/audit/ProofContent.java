package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.ActText;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.model.Value;

/// Whether a proof's parts prove what they say: every record and decision leads to a checkpoint
/// that was signed, every citation to an exchange.
final class ProofContent {
  /// A part and where it stands.
  record Placed(int number, int line, ProofPart part) {}

  /// Says what is wrong on a line.
  interface Complaint {
    void flaw(int line, String what);
  }

  private final List<Placed> parts;
  private final VerifyingKey key;
  private final Complaint complaint;
  private final Verdict.Growing verdict;

  private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
  private final Map<String, Integer> exchanges = new HashMap<>();
  private final Remnants remnants;
  private final Map<Integer, AttributeState> decisions = new HashMap<>();
  private final Map<Integer, List<Claim>> claims = new HashMap<>();

  ProofContent(List<Placed> parts, VerifyingKey key, Complaint complaint, Verdict.Growing verdict) {
    this.parts = parts;
    this.key = key;
    this.complaint = complaint;
    this.verdict = verdict;
    remnants = new Remnants(complaint, verdict);
  }

  void check() {
    for (var placed : parts) {
      switch (placed.part()) {
        case ProofPart.Signed(var checkpoint) -> signed(placed, checkpoint);
        case ProofPart.Recorded recorded -> recorded(placed, recorded);
        case ProofPart.Removed removed -> removed(placed, removed);
        case ProofPart.Decided decided -> decided(placed, decided);
        case ProofPart.Claimed claimed ->
            claims.computeIfAbsent(claimed.decision(), _ -> new ArrayList<>()).add(claimed.claim());
      }
    }
    exchanges.putAll(remnants.exchanges());
    for (var placed : parts) {
      if (placed.part() instanceof ProofPart.Claimed claimed) {
        claimed(placed, claimed);
      }
    }
    decisions.forEach(this::requireClaims);
    verdict.checked(decisions.size() + " decisions");
    verdict.checked(claims.values().stream().mapToInt(List::size).sum() + " claims");
    verdict.checked(exchanges.size() + " transcripts");
  }

  private void signed(Placed at, Checkpoint checkpoint) {
    if (checkpoint.verifiedBy(key)) {
      checkpoints.put(checkpoint.number(), checkpoint);
    } else {
      complaint.flaw(at.line(), "the checkpoint's signature does not verify");
    }
  }

  private void recorded(Placed at, ProofPart.Recorded recorded) {
    var text = recorded.text();
    var content = Sha256.of(new byte[] {recorded.kind()}, text.getBytes(StandardCharsets.UTF_8));
    var link = new Step.Link(recorded.location(), recorded.chain(), Sha256.hex(content));
    requireSigned(at, link, recorded.checkpoint(), recorded.place());
    try {
      switch (recorded.kind()) {
        case Content.TRANSCRIPT -> transcript(text);
        case Content.READING -> remnants.reading(recorded.location());
        case Content.REMOVAL -> remnants.removal(recorded.location(), text);
        default -> remnants.act(recorded.location(), ActText.readSigned(text));
      }
    } catch (IllegalArgumentException e) {
      complaint.flaw(at.line(), "the record cannot be read: " + e.getMessage());
    }
  }

  private void requireSigned(Placed at, Step.Link link, long number, Merkle.Path place) {
    var checkpoint = checkpoints.get(number);
    if (checkpoint == null
        || !place.leads(
            NewRecords.leaf(link), HexFormat.of().parseHex(checkpoint.journal().root()))) {
      complaint.flaw(at.line(), "the record does not lead to a checkpoint that was signed");
    }
  }

  private void removed(Placed at, ProofPart.Removed removed) {
    var link = new Step.Link(removed.location(), removed.chain(), removed.content());
    requireSigned(at, link, removed.checkpoint(), removed.place());
    remnants.removed(at.line(), removed);
  }

  private void transcript(String text) {
    var transcript = text.substring(text.indexOf('\n', text.indexOf('\n') + 1) + 1);
    exchanges.put(Sha256.hex(transcript), TranscriptText.read(transcript).exchanges().size());
  }

  private void decided(Placed at, ProofPart.Decided decided) {
    decisions.put(at.number(), decided.state());
    var under = decided.under();
    var name = decided.state().ci() + " " + decided.state().attribute();
    if (under == null) {
      verdict.remark("the decision on " + name + " stands under no seal");
    } else if (!leads(Seal.hashOf(DecisionText.of(decided.state())), under)) {
      complaint.flaw(
          at.line(), "the decision on " + name + " does not lead to a checkpoint that was signed");
    }
  }

  private boolean leads(String decision, ProofPart.Under under) {
    var checkpoint = checkpoints.get(under.checkpoint());
    if (checkpoint == null || !under.digest().matches("[0-9a-f]{64}")) {
      return false;
    }
    var hex = HexFormat.of();
    var seal = Seal.hash(under.before(), under.seq(), under.recordedAt(), under.digest());
    return under.inCommit().leads(hex.parseHex(decision), hex.parseHex(under.digest()))
        && under
            .inCheckpoint()
            .leads(Seal.asLeaf(seal), hex.parseHex(checkpoint.decisions().root()));
  }

  private void claimed(Placed at, ProofPart.Claimed claimed) {
    var claim = claimed.claim();
    var state = decisions.get(claimed.decision());
    if (state == null
        || !state.ci().equals(claim.ci())
        || !state.attribute().equals(claim.attribute())) {
      complaint.flaw(at.line(), "the claim speaks of something else than its decision");
    }
    var count = exchanges.get(claim.evidence().transcript());
    if (count == null) {
      verdict.remark(
          "part "
              + at.number()
              + " cites transcript "
              + claim.evidence().transcript()
              + ", which is not in this file");
    } else if (claim.evidence().exchange() < 0 || claim.evidence().exchange() >= count) {
      complaint.flaw(at.line(), "the claim cites an exchange that its transcript does not have");
    }
  }

  /// Winner and losers should all be there.
  private void requireClaims(int decision, AttributeState state) {
    var found = claims.getOrDefault(decision, List.of());
    for (var loss : state.decision().losses()) {
      requireClaim(decision, found, loss.facet(), loss.value());
    }
    if (state.decision().elements().isEmpty() && !state.status().equals(Status.LOCKED)) {
      requireClaim(decision, found, state.winner(), state.value());
    }
  }

  private void requireClaim(int decision, List<Claim> found, FacetKey facet, Value value) {
    if (found.stream().noneMatch(c -> c.facet().equals(facet) && c.value().equals(value))) {
      verdict.remark(
          "part " + decision + ": the claim of " + facet.source() + " is not in this file");
    }
  }
}
