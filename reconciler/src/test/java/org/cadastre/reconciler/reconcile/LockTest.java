package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.reconciler.reconcile.Claims.CI;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.hour;
import static org.cadastre.reconciler.reconcile.Claims.os;
import static org.cadastre.reconciler.reconcile.Claims.rules;
import static org.cadastre.reconciler.reconcile.Claims.trusting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockTest {
  private final Judge judge = new Judge(MODEL, rules(trusting("*", null, "ssh", "snmp")));

  private AttributeState judge(Lock lock, Instant now, Claim... claims) {
    return judge.decide(CI, "server", "os.version", List.of(claims), lock, null, now).orElseThrow();
  }

  private static Lock lock(@Nullable Instant until) {
    return new Lock(CI, "os.version", Value.of("13"), "ada", "vendor says so", hour(1), until);
  }

  @Test
  void aLockHoldsWhateverIsObservedAndKeepsThatBesideIt() {
    var state = judge(lock(hour(20)), hour(5), os("ssh", "12", 0, 4), os("snmp", "11", 0, 4));
    assertThat(state.status()).isEqualTo(Status.LOCKED);
    assertThat(state.value()).isEqualTo(Value.of("13"));
    assertThat(state.decision().observed()).isEqualTo(Value.of("12"));
    assertThat(state.decision().losses())
        .hasSize(2)
        .extracting(Decision.Loss::because)
        .containsOnly("locked by ada until 2026-03-01T20:00:00Z: vendor says so");
    assertThat(state.changedBy()).isEqualTo(hour(1));
  }

  @Test
  void aLockIsNobodysObservation() {
    var state = judge(lock(null), hour(5), os("ssh", "13", 0, 4));
    assertThat(state.lastVerified()).isEqualTo(Claim.NEVER);
    assertThat(state.winner().source()).isEqualTo(Judge.LOCK_SOURCE);
    assertThat(state.decision().because()).isEqualTo("locked by ada: vendor says so");
  }

  @Test
  void aLockNeedsNoClaim() {
    var state = judge(lock(null), hour(5));
    assertThat(state.status()).isEqualTo(Status.LOCKED);
    assertThat(state.decision().observed()).isNull();
  }

  @Test
  void aLockEndsByItself() {
    var claims = os("ssh", "12", 0, 18);
    var before = judge(lock(hour(20)), hour(20).minus(1, ChronoUnit.MICROS), claims);
    assertThat(before.decision().until()).isEqualTo(hour(20));
    var after = judge(lock(hour(20)), hour(20), claims);
    assertThat(after.status()).isEqualTo(Status.VERIFIED);
    assertThat(after.value()).isEqualTo(Value.of("12"));
  }

  @Test
  void whatWouldWinUnderALockMayChangeBeforeTheLockEnds() {
    var state = judge(lock(hour(20)), hour(5), os("ssh", "12", 0, 0), os("snmp", "11", 0, 4));
    assertThat(state.decision().until()).isEqualTo(hour(10).plus(1, ChronoUnit.MICROS));
  }
}
