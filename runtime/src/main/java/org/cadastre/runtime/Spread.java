package org.cadastre.runtime;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cadastre.core.net.AddressRange;

/// Goes through addresses so that neighbours do not follow each other where there are others: one
/// of each subnet, then the next of each.
final class Spread implements Iterator<InetAddress> {
  /// Addresses of a /24.
  private static final BigInteger BLOCK = BigInteger.valueOf(256);

  private final ArrayDeque<Iterator<InetAddress>> blocks = new ArrayDeque<>();

  Spread(Collection<AddressRange> ranges) {
    ranges.forEach(this::divide);
  }

  private void divide(AddressRange range) {
    var first = range.first();
    while (first.compareTo(range.last()) <= 0) {
      var next = first.divide(BLOCK).add(BigInteger.ONE).multiply(BLOCK);
      var last = next.subtract(BigInteger.ONE).min(range.last());
      blocks.add(new AddressRange(first, last, range.bits()).iterator());
      first = next;
    }
  }

  @Override
  public boolean hasNext() {
    return !blocks.isEmpty();
  }

  @Override
  public InetAddress next() {
    var block = blocks.poll();
    if (block == null) {
      throw new NoSuchElementException();
    }
    var address = block.next();
    if (block.hasNext()) {
      blocks.add(block);
    }
    return address;
  }

  Stream<InetAddress> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }
}
