package org.cadastre.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.scan.Rates.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one second sees, whichever second and whoever sends.
class TrafficTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Rates FEW =
      new Rates(new Rate(7, 2, 1), new Rate(40, 3, 2), new Rate(150, 5, 3));

  /// A clock that moves only when somebody waits, and then rather too far.
  private static final class Late implements Timepiece {
    private final Random random;
    private long now = 17;

    Late(Random random) {
      this.random = random;
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void await(long nanos) {
      now += nanos + (random.nextInt(4) == 0 ? random.nextLong(SECOND / 20) : 0);
    }
  }

  private record Sent(long at, InetAddress to) {
    String host() {
      return to.getHostAddress();
    }

    String subnet() {
      return host().substring(0, host().lastIndexOf('.'));
    }
  }

  private static InetAddress address(int subnet, int host) {
    return InetAddress.ofLiteral("10.0." + subnet + "." + host);
  }

  /// The most that any second saw, by place.
  private static Map<String, Integer> busiest(List<Sent> sent, Function<Sent, String> place) {
    var times = new TreeMap<String, List<Long>>();
    sent.forEach(
        each -> times.computeIfAbsent(place.apply(each), _ -> new ArrayList<>()).add(each.at()));
    var most = new TreeMap<String, Integer>();
    times.forEach((where, all) -> {
      var sorted = all.stream().sorted().toList();
      int first = 0;
      for (int last = 0; last < sorted.size(); last++) {
        while (sorted.get(last) - sorted.get(first) >= SECOND) {
          first++;
        }
        most.merge(where, last - first + 1, Math::max);
      }
    });
    return most;
  }

  private static void assertKept(List<Sent> sent, Rates rates) {
    assertThat(busiest(sent, Sent::host).values()).allMatch(n -> n <= rates.host().packets());
    assertThat(busiest(sent, Sent::subnet).values()).allMatch(n -> n <= rates.subnet().packets());
    assertThat(busiest(sent, _ -> "all").values()).allMatch(n -> n <= rates.all().packets());
  }

  private static void together(List<Callable<Boolean>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noSecondSeesMorePacketsThanGrantedToAHostASubnetAndInAll(long seed) throws Exception {
    var random = new Random(seed);
    var time = new Late(random);
    var leave = new Traffic(FEW, time).leave(Rates.FREE, _ -> false);
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(200) == 0) {
        time.await(random.nextLong(3 * SECOND));
      }
      // Few hosts are asked often, so that each of the three limits is met.
      var to = address(random.nextInt(6), (int) Math.abs(random.nextGaussian() * 8));
      leave.packet(to);
      sent.add(new Sent(time.nanos(), to));
    }
    assertKept(sent, FEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 11, 100, 1_000, 20_000})
  void whateverTheLimitItIsKeptAndNearlyUsed(int packets) throws Exception {
    var time = new Late(new Random(packets));
    var rate = new Rate(packets, 1, 1);
    var leave = new Traffic(new Rates(rate, rate, rate), time).leave(Rates.FREE, _ -> false);
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < 4 * packets; i++) {
      leave.packet(address(1, 1));
      sent.add(new Sent(time.nanos(), address(1, 1)));
    }
    int most = busiest(sent, Sent::host).values().iterator().next();
    assertThat(most).isBetween((int) (packets * 0.8), packets);
  }

  @Test
  void connectionsAreCountedForThemselves() throws Exception {
    var time = new Late(new Random(1));
    var leave = new Traffic(FEW, time).leave(Rates.FREE, _ -> false);
    var opened = new ArrayList<Sent>();
    for (int i = 0; i < 100; i++) {
      leave.connection(address(i % 9, i % 5));
      opened.add(new Sent(time.nanos(), address(i % 9, i % 5)));
    }
    assertThat(busiest(opened, Sent::host).values()).allMatch(n -> n <= 2);
    assertThat(busiest(opened, _ -> "all").values()).allMatch(n -> n <= 5);
  }

  @Test
  void aRunWithLimitsOfItsOwnKeepsThemAndSharesThoseOfAll() throws Exception {
    var time = new Late(new Random(2));
    var traffic = new Traffic(FEW, time);
    var own = new Rates(new Rate(2, 1, 1), Rate.FREE, Rate.FREE);
    var careful = traffic.leave(own, _ -> false);
    var usual = traffic.leave(Rates.FREE, _ -> false);
    var byCareful = new ArrayList<Sent>();
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < 600; i++) {
      var to = address(i % 3, i % 7);
      (i % 2 == 0 ? careful : usual).packet(to);
      sent.add(new Sent(time.nanos(), to));
      if (i % 2 == 0) {
        byCareful.add(sent.getLast());
      }
    }
    assertThat(busiest(byCareful, Sent::host).values()).allMatch(n -> n <= 2);
    assertKept(sent, FEW);
  }

  @Test
  void aFragileHostIsSentOnePacketASecondAndHoldsUpNobodyElse() throws Exception {
    var time = new Late(new Random(3));
    var leave = new Traffic(Rates.USUAL, time).leave(Rates.FREE, _ -> false);
    var gentle = Traffic.gently(leave, new Rate(1, 1, 1));
    gentle.packet(address(1, 1));
    long held = leave.packet(address(1, 2));
    assertThat(held).isZero();
    assertThat(gentle.packet(address(1, 1))).isGreaterThanOrEqualTo(SECOND);
  }

  @Test
  void runsThatSendAtTheSameTimeKeepTheLimitTogether() throws Exception {
    var rates = new Rates(new Rate(60, 1, 1), new Rate(200, 1, 1), new Rate(400, 1, 1));
    var traffic = new Traffic(rates, Timepiece.REAL);
    var shared = traffic.leave(Rates.FREE, _ -> false);
    var sent = new ConcurrentLinkedQueue<Sent>();
    var senders = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 64; i++) {
      var leave = i % 16 == 0 ? traffic.leave(Rates.FREE, _ -> false) : shared;
      var to = address(i % 3, i % 5);
      senders.add(() -> {
        for (int packet = 0; packet < 10; packet++) {
          leave.packet(to);
          sent.add(new Sent(System.nanoTime(), to));
        }
        return true;
      });
    }
    together(senders);
    assertThat(sent).hasSize(640);
    // Between leave and the note of it a thread may be held up, by which two seconds seem to touch.
    assertThat(busiest(List.copyOf(sent), _ -> "all").values()).allMatch(n -> n <= 440);
  }

  @Test
  void noMoreConversationsAreHeldAtOnceThanThereAreSeats() throws Exception {
    var leave = new Traffic(FEW, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var talkers = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 60; i++) {
      var at = address(1, i % 4);
      talkers.add(() -> {
        try (var _ = leave.seat(at)) {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Timepiece.REAL.await(SECOND / 1_000);
          now.decrementAndGet();
        }
        return true;
      });
    }
    together(talkers);
    assertThat(most.get()).isEqualTo(2);
    assertThat(now.get()).isZero();
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesTheGatesOpen() throws Exception {
    var slow = new Rates(new Rate(1, 1, 1), Rate.FREE, Rate.FREE);
    var leave = new Traffic(slow, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    leave.packet(address(1, 1));
    var waits = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              waits.countDown();
              try {
                leave.packet(address(1, 1));
              } catch (InterruptedException _) {
                ended.countDown();
              }
            });
    waits.await();
    waiting.interrupt();
    ended.await();
    assertThat(leave.packet(address(1, 1))).isGreaterThan(0);
  }

  @Test
  void whoeverIsForbiddenIsNeverSentAnything() {
    var forbidden = address(9, 9);
    Leave leave = new Traffic(Rates.USUAL, Timepiece.REAL).leave(Rates.FREE, forbidden::equals);
    assertThat(leave.forbids(forbidden)).isTrue();
    assertThatThrownBy(() -> leave.packet(forbidden)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> leave.connection(forbidden)).hasMessageContaining("10.0.9.9");
  }

  @Test
  void hostsOfLongAgoAreForgotten() throws Exception {
    var time = new Late(new Random(4));
    var traffic = new Traffic(Rates.USUAL, time);
    var leave = traffic.leave(Rates.FREE, _ -> false);
    for (int i = 0; i < 20_000; i++) {
      leave.packet(InetAddress.getByAddress(new byte[] {10, 1, (byte) (i >> 8), (byte) i}));
      time.await(SECOND / 1_000);
    }
    assertThat(traffic.remembered()).isLessThan(6_000);
  }
}
