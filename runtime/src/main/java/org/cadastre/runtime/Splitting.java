package org.cadastre.runtime;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.cadastre.cmdb.shards.Shard;
import org.cadastre.core.net.Addresses;
import org.cadastre.settings.NodeSettings;
import org.jspecify.annotations.Nullable;

/// Divides what a run asks into shards: the addresses of a /24 in one zone, several of these where
/// they hold few, or an account in a region.
final class Splitting {
  private static final int MOST = 256;
  private static final int BLOCK_BITS = 8;

  /// Where addresses lie that may be in one shard.
  private record Block(String zone, int bits, BigInteger number) {}

  /// Consecutive addresses of one block.
  private static final class Range {
    final Block block;
    final InetAddress first;
    InetAddress last;
    int size = 1;

    Range(Block block, InetAddress first) {
      this.block = block;
      this.first = first;
      this.last = first;
    }

    String text() {
      var from = Addresses.text(first);
      if (size == 1) {
        return from;
      }
      boolean whole = size == MOST && number(first).getLowestSetBit() >= BLOCK_BITS;
      return whole ? from + "/" + (block.bits() - BLOCK_BITS) : from + "-" + Addresses.text(last);
    }
  }

  private final NodeSettings nodes;

  Splitting(NodeSettings nodes) {
    this.nodes = nodes;
  }

  List<Shard> of(Plan plan) {
    var shards = new ArrayList<Shard>();
    var blocks = new LinkedHashMap<Block, List<Range>>();
    ranges(plan)
        .forEach(range -> blocks.computeIfAbsent(range.block, _ -> new ArrayList<>()).add(range));
    var waiting = new LinkedHashMap<String, List<Range>>();
    blocks.forEach((block, ranges) -> {
      var before = waiting.getOrDefault(block.zone(), List.of());
      if (size(before) + size(ranges) > MOST) {
        shards.add(shard(shards.size() + 1, block.zone(), before));
        waiting.put(block.zone(), ranges);
      } else {
        waiting.computeIfAbsent(block.zone(), _ -> new ArrayList<>()).addAll(ranges);
      }
    });
    waiting.forEach((zone, ranges) -> shards.add(shard(shards.size() + 1, zone, ranges)));
    for (var account : plan.accounts()) {
      shards.add(new Shard(shards.size() + 1, NodeSettings.ELSEWHERE, List.of(account.host())));
    }
    return shards;
  }

  private List<Range> ranges(Plan plan) {
    var ranges = new ArrayList<Range>();
    @Nullable Range open = null;
    for (var addresses = plan.addresses().iterator(); addresses.hasNext(); ) {
      var address = addresses.next();
      var block = block(address);
      if (open != null && open.block.equals(block) && follows(open.last, address)) {
        open.last = address;
        open.size++;
      } else {
        open = new Range(block, address);
        ranges.add(open);
      }
    }
    return ranges;
  }

  private Block block(InetAddress address) {
    int bits = address.getAddress().length * Byte.SIZE;
    return new Block(nodes.zone(address), bits, number(address).shiftRight(BLOCK_BITS));
  }

  private static boolean follows(InetAddress before, InetAddress after) {
    return number(after).subtract(number(before)).equals(BigInteger.ONE);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int size(List<Range> ranges) {
    return ranges.stream().mapToInt(range -> range.size).sum();
  }

  private static Shard shard(int number, String zone, List<Range> ranges) {
    return new Shard(number, zone, ranges.stream().map(Range::text).toList());
  }
}
