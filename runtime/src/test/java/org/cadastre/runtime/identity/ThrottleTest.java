package org.cadastre.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who is made to wait for guessing at passwords.
class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final Throttle throttle = new Throttle(() -> NOW);

  private static InetAddress address(String written) throws UnknownHostException {
    return InetAddress.getByName(written);
  }

  @Test
  void strangersBehindAProxyOnThisMachineLockNobodyElseOut() throws UnknownHostException {
    for (var here : new String[] {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) {
      for (int i = 0; i < 100; i++) {
        throttle.failed("stranger" + i, address(here));
      }
      assertThat(throttle.pause("alice", address(here))).isEmpty();
    }
    for (int i = 0; i < 10; i++) {
      throttle.failed("alice", address("127.0.0.1"));
    }
    assertThat(throttle.pause("alice", address("127.0.0.1"))).isPresent();
    assertThat(throttle.pause("bob", address("127.0.0.1"))).isEmpty();
  }

  @Test
  void whoGuessesFromAnotherMachineHasToWaitThere() throws UnknownHostException {
    for (int i = 0; i < 30; i++) {
      throttle.failed("stranger" + i, address("192.0.2.1"));
    }
    assertThat(throttle.pause("alice", address("192.0.2.1"))).isPresent();
    assertThat(throttle.pause("alice", address("192.0.2.2"))).isEmpty();
  }

  @Test
  void whoHasToWaitIsNotForgottenForNamesThatSomebodyMakesUp() throws UnknownHostException {
    var here = address("127.0.0.1");
    for (int i = 0; i < 10; i++) {
      throttle.failed("alice", here);
    }
    for (int i = 0; i < 20_000; i++) {
      throttle.failed("ghost" + i, address("2001:db8:0:%x::1".formatted(i)));
    }
    assertThat(throttle.pause("alice", here)).isPresent();
  }

  @Test
  void guessesCountAlsoWhenAllWhoAreRememberedHaveToWait() throws UnknownHostException {
    var here = address("127.0.0.1");
    for (int ghost = 0; ghost < 10_000; ghost++) {
      for (int i = 0; i < 10; i++) {
        throttle.failed("ghost" + ghost, here);
      }
    }
    for (int i = 0; i < 10; i++) {
      assertThat(throttle.pause("alice", here)).isEmpty();
      throttle.failed("alice", here);
    }
    assertThat(throttle.pause("alice", here)).isPresent();
    assertThat(throttle.pause("ghost0", here)).isEmpty();
    assertThat(throttle.pause("ghost9999", here)).isPresent();
  }
}
