package org.cadastre.cmdb.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A register's seals in memory, in the hands of whoever wants to change them.
final class SealedRegister implements Seals {
  final List<Seal> seals = new ArrayList<>();
  final List<List<Sealed>> decisions = new ArrayList<>();

  long commit(Instant at, String... texts) {
    var sealed = new ArrayList<Sealed>();
    for (var text : texts) {
      sealed.add(new Sealed(Seal.hashOf(text), text));
    }
    var last = seals.isEmpty() ? null : seals.getLast();
    seals.add(Seal.next(last, at, sealed.stream().map(Sealed::hash).toList()));
    decisions.add(sealed);
    return seals.getLast().seq();
  }

  @Override
  public Optional<Seal> at(long seq) {
    return seq <= 0 || seq > seals.size()
        ? Optional.empty()
        : Optional.of(seals.get((int) seq - 1));
  }

  @Override
  public void after(long seq, Consumer<Seal> each) {
    seals.subList((int) Math.min(seq, seals.size()), seals.size()).forEach(each);
  }

  @Override
  public Collection<Sealed> decisions(long seq) {
    return List.copyOf(decisions.get((int) seq - 1));
  }
}
