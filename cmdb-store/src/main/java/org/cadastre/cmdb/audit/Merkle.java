package org.cadastre.cmdb.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cadastre.cmdb.journal.Sha256;

/// Hash trees as in RFC 6962, section 2.1: one root over many leaves, and of each leaf a short path
/// that proves its place.
final class Merkle {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};
  private static final byte[] NOTHING = Sha256.of();

  private Merkle() {}

  static byte[] leaf(byte[] content) {
    return Sha256.of(LEAF, content);
  }

  private static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  /// The root over leaves that come one by one; holds no more than one hash for each level.
  static final class Growing {
    private final ArrayDeque<byte[]> complete = new ArrayDeque<>();
    private long size;

    /// @param leaf as [#leaf] gives it
    void add(byte[] leaf) {
      var hash = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>= 1) {
        hash = node(complete.pop(), hash);
      }
      complete.push(hash);
      size++;
    }

    long size() {
      return size;
    }

    byte[] root() {
      byte[] root = null;
      for (var hash : complete) {
        root = root == null ? hash : node(hash, root);
      }
      return root == null ? NOTHING : root;
    }
  }

  /// All leaves with all that lies above them, for paths.
  static final class Tree {
    private final List<List<byte[]>> levels = new ArrayList<>();

    Tree(List<byte[]> leaves) {
      var level = List.copyOf(leaves);
      levels.add(level);
      while (level.size() > 1) {
        level = above(level);
        levels.add(level);
      }
    }

    private static List<byte[]> above(List<byte[]> level) {
      var above = new ArrayList<byte[]>((level.size() + 1) / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(node(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.getLast());
      }
      return above;
    }

    byte[] root() {
      return levels.getFirst().isEmpty() ? NOTHING : levels.getLast().getFirst();
    }

    Path path(int index) {
      var hashes = new ArrayList<String>();
      int at = index;
      for (var level : levels) {
        int sibling = at ^ 1;
        if (sibling < level.size()) {
          hashes.add(Sha256.hex(level.get(sibling)));
        }
        at >>= 1;
      }
      return new Path(index, levels.getFirst().size(), hashes);
    }
  }

  /// What proves a leaf's place.
  ///
  /// @param index from 0
  /// @param size how many leaves the tree has
  /// @param hashes in hexadecimal, from the leaf upwards
  record Path(long index, long size, List<String> hashes) {
    Path {
      hashes = List.copyOf(hashes);
    }

    /// Whether it leads from that leaf to that root, and to no other place of no other tree.
    boolean leads(byte[] leaf, byte[] root) {
      if (index < 0 || index >= size) {
        return false;
      }
      var hash = leaf;
      int used = 0;
      long at = index;
      for (long last = size - 1; last > 0; last >>= 1) {
        if ((at & 1) == 1 || at < last) {
          if (used == hashes.size()) {
            return false;
          }
          var sibling = HexFormat.of().parseHex(hashes.get(used++));
          hash = (at & 1) == 1 ? node(sibling, hash) : node(hash, sibling);
        }
        at >>= 1;
      }
      return used == hashes.size() && Arrays.equals(hash, root);
    }
  }
}
