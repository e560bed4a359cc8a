package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.FieldText.Writer;
import org.jspecify.annotations.Nullable;

/// What one commit decided, as a link of a chain over all commits that decided something.
///
/// @param seq from 1, without a gap
/// @param recordedAt in microseconds
/// @param digest the root of a hash tree over the commit's decisions, in hexadecimal
/// @param hash over all of this and the seal before, in hexadecimal
public record Seal(long seq, Instant recordedAt, String digest, String hash) {
  /// The hash that the first seal continues.
  public static final String BEFORE_ALL = "0".repeat(64);

  /// The next seal.
  ///
  /// @param before null when this is the first
  /// @param decisions [#hashOf] each that the commit made, in any order
  public static Seal next(@Nullable Seal before, Instant recordedAt, Collection<String> decisions) {
    long seq = before == null ? 1 : before.seq + 1;
    var hashBefore = before == null ? BEFORE_ALL : before.hash;
    var time = recordedAt.truncatedTo(ChronoUnit.MICROS);
    var digest = digest(decisions);
    return new Seal(seq, time, digest, hash(hashBefore, seq, time, digest));
  }

  /// What binds a decision to its seal, in hexadecimal.
  ///
  /// @param text as [DecisionText] writes it
  public static String hashOf(String text) {
    return Sha256.hex(Merkle.leaf(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The digest over decisions. Order and repetition make no difference.
  ///
  /// @param decisions [#hashOf] each
  public static String digest(Collection<String> decisions) {
    var tree = new Merkle.Growing();
    inOrder(decisions).forEachOrdered(tree::add);
    return Sha256.hex(tree.root());
  }

  /// The leaves, each once.
  private static Stream<byte[]> inOrder(Collection<String> decisions) {
    return decisions.stream().sorted().distinct().map(HexFormat.of()::parseHex);
  }

  /// The place of a decision among the commit's, or null when it is not among them.
  static Merkle.@Nullable Path path(String decision, Collection<String> decisions) {
    var sought = HexFormat.of().parseHex(decision);
    var leaves = inOrder(decisions).toList();
    for (int i = 0; i < leaves.size(); i++) {
      if (Arrays.equals(leaves.get(i), sought)) {
        return new Merkle.Tree(leaves).path(i);
      }
    }
    return null;
  }

  static String hash(String before, long seq, Instant recordedAt, String digest) {
    return Sha256.hex(
        new Writer()
            .title("cadastre seal 1")
            .field("before", before)
            .field("seq", seq)
            .field("recorded", recordedAt)
            .field("digest", digest)
            .text());
  }

  /// Whether it is the one behind that, and says so.
  public boolean continues(long seqBefore, String hashBefore) {
    return seq == seqBefore + 1 && hash.equals(hash(hashBefore, seq, recordedAt, digest));
  }

  /// As a leaf of a checkpoint's tree.
  byte[] asLeaf() {
    return asLeaf(hash);
  }

  static byte[] asLeaf(String hash) {
    return Merkle.leaf(HexFormat.of().parseHex(hash));
  }
}
