package org.cadastre.core.scan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.scan.Rates.Rate;

/// Counts what a process sends, to each host, to each subnet and in all, whichever run sends it.
///
/// Everybody who sends passes three gates, from the narrowest to the widest, and holds each until
/// the widest is passed: so all count at one time, a slow host holds up nobody else, and nobody
/// waits for a gate while those wait who could pass it. Runs with limits of their own pass theirs
/// and then these.
public final class Traffic {
  private static final int V4_BYTES = 4;
  private static final int V6_NETWORK_BYTES = 8;
  private static final Object EVERYWHERE = "everywhere";

  private final Timepiece time;
  private final Gates hosts = new Gates();
  private final Gates subnets = new Gates();
  private final Gates everywhere = new Gates();
  private volatile Rates rates;

  public Traffic(Rates rates, Timepiece time) {
    this.rates = rates;
    this.time = time;
  }

  /// What counts from now on.
  public void keepTo(Rates newRates) {
    rates = newRates;
  }

  /// Leave for a run.
  ///
  /// @param own what the run grants itself; less than usual, since both count
  /// @param forbidden whom it never speaks to
  public Leave leave(Rates own, Predicate<InetAddress> forbidden) {
    var counted = own.equals(Rates.FREE) ? List.of(this) : List.of(new Traffic(own, time), this);
    return new Pass(counted, forbidden, Rate.FREE, time);
  }

  /// The same, for hosts that bear less.
  public static Leave gently(Leave leave, Rate host) {
    return leave instanceof Pass pass ? pass.gently(host) : leave;
  }

  /// One gate to pass, and how many may.
  record Passage(Gates gates, Object place, Rate rate) {}

  /// From the narrowest to the widest.
  static List<Passage> passages(List<Traffic> counted, InetAddress to, Rate host) {
    var all = new ArrayList<Passage>();
    var bytes = to.getAddress();
    counted.forEach(t -> all.add(new Passage(t.hosts, to, t.rates.host().and(host))));
    counted.forEach(t -> all.add(new Passage(t.subnets, subnet(bytes), t.rates.subnet())));
    counted.forEach(t -> all.add(new Passage(t.everywhere, EVERYWHERE, t.rates.all())));
    return all;
  }

  /// The first bytes of its addresses; of different length for the two kinds.
  private static List<Byte> subnet(byte[] address) {
    int length = address.length == V4_BYTES ? V4_BYTES - 1 : V6_NETWORK_BYTES;
    var network = new Byte[length];
    Arrays.setAll(network, i -> address[i]);
    return List.of(network);
  }

  /// How many places are kept in mind.
  int remembered() {
    return hosts.size() + subnets.size();
  }

  private record Pass(
      List<Traffic> counted, Predicate<InetAddress> forbidden, Rate host, Timepiece time)
      implements Leave {
    Pass gently(Rate newHost) {
      return new Pass(counted, forbidden, host.and(newHost), time);
    }

    @Override
    public boolean forbids(InetAddress to) {
      return forbidden.test(to);
    }

    @Override
    public long packet(InetAddress to) throws InterruptedException {
      return pass(to, gate -> gate.packets, Rate::packets);
    }

    @Override
    public long connection(InetAddress to) throws InterruptedException {
      return pass(to, gate -> gate.connections, Rate::connections);
    }

    private long pass(
        InetAddress to, Function<Gates.Gate, Turnstile> turnstile, ToIntFunction<Rate> most)
        throws InterruptedException {
      if (forbids(to)) {
        throw new IllegalStateException(to + " is never to be spoken to, and was about to be");
      }
      return new Passing(passages(counted, to, host), turnstile, most, time).pass();
    }

    @Override
    public Seat seat(InetAddress at) throws InterruptedException {
      return Seating.at(passages(counted, at, host), time);
    }
  }
}
