package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.ChainedArchive.Content;
import org.cadastre.cmdb.journal.ChainedArchive.Remains;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// Writes proofs: files that [ProofVerifier] checks without journal, register or network. Their
/// form is described in `docs/proof.md`.
///
/// @param clock gives the time of export
public record ProofWriter(
    ChainedArchive archive, Seals seals, Checkpoints checkpoints, InstantSource clock) {
  static final String TITLE = "cadastre proof 1";

  /// Writes a proof. Everything in it must be covered by a checkpoint, so one is signed best
  /// before.
  ///
  /// @throws CorruptArchiveException when something is not as it was signed
  /// @throws IllegalArgumentException when something is not covered by a checkpoint, or when it is
  ///   too much for one file
  public void write(ProofOrder order, OutputStream out) {
    try {
      var key = checkpoints.signingKey();
      var parts = parts(order);
      var text = new StringBuilder(section(header(order, key, parts.size())));
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        var title = new Writer().title("part " + (i + 1) + " " + part.name());
        text.append(section(PartText.write(title, part)));
        requireReadable(text);
      }
      text.append("end ").append(parts.size()).append('\n');
      var digest = Sha256.hex(text.toString());
      text.append("digest ").append(digest).append('\n');
      text.append("signature ").append(key.sign(signedText(digest))).append('\n');
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the proof cannot be written", e);
    }
  }

  private static void requireReadable(CharSequence text) {
    if (text.length() > ProofVerifier.LARGEST / 4) {
      throw new IllegalArgumentException("the proof would be too large; ask for less at once");
    }
  }

  static String signedText(String digest) {
    return TITLE + "\n" + digest + "\n";
  }

  private static String section(Writer content) {
    return content.text() + "digest " + Sha256.hex(content.text()) + "\n";
  }

  private Writer header(ProofOrder order, SigningKey key, int parts) {
    return new Writer()
        .title(TITLE)
        .field("exported", clock.instant())
        .field("asked", order.asked())
        .field("key", key.publicHalf().hex())
        .field("fingerprint", key.publicHalf().fingerprint())
        .field("parts", parts);
  }

  private List<ProofPart> parts(ProofOrder order) throws IOException {
    var covering = new Covering(checkpoints.file(), archive, seals);
    var signed = new TreeMap<Long, ProofPart>();
    var records = new ArrayList<ProofPart>();
    for (long location : withRemains(order.records())) {
      records.add(record(location, covering, signed));
    }
    var unders = new ArrayList<ProofPart.@Nullable Under>();
    for (var exhibit : order.exhibits()) {
      unders.add(exhibit.seal() == 0 ? null : under(exhibit, covering, signed));
    }
    var parts = new ArrayList<>(signed.values());
    for (int i = 0; i < unders.size(); i++) {
      var exhibit = order.exhibits().get(i);
      parts.add(new ProofPart.Decided(exhibit.state(), unders.get(i)));
      int decision = parts.size();
      exhibit.claims().forEach(claim -> parts.add(new ProofPart.Claimed(decision, claim)));
    }
    parts.addAll(records);
    return parts;
  }

  /// With all that stands for those whose words were removed.
  private SortedSet<Long> withRemains(SortedSet<Long> records) {
    var all = new TreeSet<>(records);
    records.forEach(location ->
        archive.remains(location).ifPresent(remains -> all.addAll(remains.locations())));
    return all;
  }

  private ProofPart record(long location, Covering covering, TreeMap<Long, ProofPart> signed) {
    var checkpoint = covering.ofRecord(location);
    signed.put(checkpoint.number(), new ProofPart.Signed(checkpoint));
    var remains = archive.remains(location);
    return remains.isPresent()
        ? removed(remains.get(), checkpoint, covering)
        : whole(archive.content(location), checkpoint, covering);
  }

  private static ProofPart removed(Remains remains, Checkpoint checkpoint, Covering covering) {
    var link = remains.link();
    return new ProofPart.Removed(
        link.location(),
        link.hash(),
        link.content(),
        checkpoint.number(),
        covering.placeOfRecord(checkpoint, link.location()),
        remains.removal());
  }

  private static ProofPart whole(Content content, Checkpoint checkpoint, Covering covering) {
    long location = content.link().location();
    return new ProofPart.Recorded(
        location,
        content.kind(),
        content.link().hash(),
        checkpoint.number(),
        covering.placeOfRecord(checkpoint, location),
        content.text());
  }

  private ProofPart.Under under(
      Exhibit exhibit, Covering covering, TreeMap<Long, ProofPart> signed) {
    long seq = exhibit.seal();
    var checkpoint = covering.ofSeal(seq);
    signed.put(checkpoint.number(), new ProofPart.Signed(checkpoint));
    var hashes = seals.decisions(seq).stream().map(Seals.Sealed::hash).toList();
    var inCommit = Seal.path(Seal.hashOf(DecisionText.of(exhibit.state())), hashes);
    var seal = seals.at(seq).orElseThrow(() -> lost("seal " + seq + " is missing"));
    if (inCommit == null) {
      var state = exhibit.state();
      throw lost(state.ci() + " " + state.attribute() + " is not what seal " + seq + " covers");
    }
    return new ProofPart.Under(
        seq,
        seal.recordedAt(),
        seal.digest(),
        seq == 1 ? Seal.BEFORE_ALL : hashOf(seq - 1),
        inCommit,
        checkpoint.number(),
        covering.placeOfSeal(checkpoint, seq));
  }

  private String hashOf(long seq) {
    return seals.at(seq).map(Seal::hash).orElseThrow(() -> lost("seal " + seq + " is missing"));
  }

  private static CorruptArchiveException lost(String what) {
    return new CorruptArchiveException(what);
  }
}
