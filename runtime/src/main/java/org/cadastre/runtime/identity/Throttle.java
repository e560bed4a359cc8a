package org.cadastre.runtime.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes guessing slow: after some wrong passwords for a user, or from an address, the next is
/// heard only after a pause that doubles with each.
///
/// This machine's own address is none: everybody has it who comes through a proxy on it.
///
/// What it remembers is bounded; whoever was heard of longest ago is forgotten first, and who has
/// been made to wait only after all who have not: names that somebody makes up are no way to have
/// another forgotten.
final class Throttle {
  private static final int MOST = 10_000;
  private static final int FREE_TO_A_USER = 10;
  private static final int FREE_TO_AN_ADDRESS = 30;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration MEMORY = Duration.ofMinutes(15);
  private static final int LONGEST_NAME = 64;
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final LinkedHashMap<String, Wrong> wrong = new LinkedHashMap<>(16, 0.75f, true);

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  private record Wrong(int times, Instant last, int free) {
    boolean madeToWait(Instant now) {
      return times >= free && now.isBefore(last.plus(MEMORY));
    }

    Duration pause(Instant now) {
      if (times < free) {
        return Duration.ZERO;
      }
      var doubled = Duration.ofSeconds(1L << Math.min(times - free, 20));
      var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      return Duration.between(now, last.plus(pause));
    }
  }

  /// How long to wait before a password is looked at; none when it may be now.
  synchronized Optional<Duration> pause(String user, InetAddress from) {
    var now = clock.instant();
    return Stream.of(user(user), address(from))
        .map(wrong::get)
        .filter(known -> known != null && now.isBefore(known.last().plus(MEMORY)))
        .map(known -> known.pause(now))
        .filter(Duration::isPositive)
        .max(Duration::compareTo);
  }

  synchronized void failed(String user, InetAddress from) {
    if (!from.isLoopbackAddress()) {
      count(address(from), FREE_TO_AN_ADDRESS);
    }
    if (user.length() <= LONGEST_NAME) {
      count(user(user), FREE_TO_A_USER);
    }
  }

  private void count(String key, int free) {
    var now = clock.instant();
    var known = wrong.get(key);
    int times = known == null || !now.isBefore(known.last().plus(MEMORY)) ? 0 : known.times();
    wrong.put(key, new Wrong(times + 1, now, free));
    if (wrong.size() > MOST) {
      forgetOneBeside(key, now);
    }
  }

  private void forgetOneBeside(String newest, Instant now) {
    var oldest = wrong.firstEntry().getKey();
    wrong.remove(
        wrong.entrySet().stream()
            .filter(known -> !known.getValue().madeToWait(now))
            .map(Map.Entry::getKey)
            .filter(key -> !key.equals(newest))
            .findFirst()
            .orElse(oldest));
  }

  /// An address stays as it is known: one password of one's own must not buy guesses at others'.
  synchronized void succeeded(String user) {
    wrong.remove(user(user));
  }

  private static String user(String name) {
    return "user " + name;
  }

  /// A network of IPv6 is one household.
  private static String address(InetAddress from) {
    var bytes = from.getAddress();
    return HexFormat.of()
        .formatHex(from instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
