package org.cadastre.cmdb.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cadastre.cmdb.journal.Sha256;
import org.junit.jupiter.api.Test;

final class MerkleTest {
  private static List<byte[]> leaves(int count) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      leaves.add(Merkle.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  /// The definition in RFC 6962, section 2.1, word for word.
  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.of(
        new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  @Test
  void rootIsThatOfTheStandard() {
    for (int size = 1; size <= 70; size++) {
      var growing = new Merkle.Growing();
      leaves(size).forEach(growing::add);

      assertThat(growing.root()).isEqualTo(root(leaves(size)));
      assertThat(new Merkle.Tree(leaves(size)).root()).isEqualTo(root(leaves(size)));
      assertThat(growing.size()).isEqualTo(size);
    }
    assertThat(new Merkle.Growing().root())
        .isEqualTo(
            HexFormat.of()
                .parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  }

  @Test
  void pathProvesOneLeafInOnePlaceOnly() {
    for (int size = 1; size <= 20; size++) {
      var leaves = leaves(size);
      var tree = new Merkle.Tree(leaves);
      for (int i = 0; i < size; i++) {
        var path = tree.path(i);
        for (int other = 0; other < size; other++) {
          var elsewhere = new Merkle.Path(other, size, path.hashes());
          assertThat(path.leads(leaves.get(other), tree.root())).isEqualTo(other == i);
          assertThat(elsewhere.leads(leaves.get(i), tree.root())).isEqualTo(other == i);
        }
      }
    }
  }

  @Test
  void pathThatIsTooLongTooShortOrOutsideProvesNothing() {
    var leaves = leaves(5);
    var tree = new Merkle.Tree(leaves);
    var hashes = tree.path(1).hashes();
    var more = new ArrayList<>(hashes);
    more.add(hashes.getFirst());

    assertThat(new Merkle.Path(1, 5, more).leads(leaves.get(1), tree.root())).isFalse();
    assertThat(new Merkle.Path(1, 5, hashes.subList(0, 2)).leads(leaves.get(1), tree.root()))
        .isFalse();
    assertThat(new Merkle.Path(-1, 5, hashes).leads(leaves.get(1), tree.root())).isFalse();
    assertThat(new Merkle.Path(5, 5, hashes).leads(leaves.get(1), tree.root())).isFalse();
  }
}
