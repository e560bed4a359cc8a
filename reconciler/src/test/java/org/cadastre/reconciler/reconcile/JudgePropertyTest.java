package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.reconciler.reconcile.Claims.CI;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.hour;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Dynamic;
import org.cadastre.core.rules.RuleSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds of every decision, on cases drawn from a seed; a failure names the seed.
class JudgePropertyTest {
  private static final int CASES = 10_000;
  private static final List<String> SOURCES =
      List.of("ssh", "snmp", "aws:1", "aws:2", "copy:1", "copy:2", "csv", "origin");
  private static final List<String> ATTRIBUTES =
      List.of("os.version", "net.ip", "dns.search", "ci.class");

  private record Case(
      long seed,
      RuleSet rules,
      String attribute,
      List<Claim> claims,
      @Nullable Lock lock,
      Instant now) {

    Optional<AttributeState> decide(List<Claim> inOrder, Instant at) {
      return new Judge(MODEL, rules).decide(CI, "server", attribute, inOrder, lock, null, at);
    }

    AttributeState decide() {
      return decide(claims, now).orElseThrow();
    }
  }

  private static Case drawn(long seed) {
    var random = new Random(seed);
    var attribute = pick(random, ATTRIBUTES);
    var claims = new ArrayList<Claim>();
    var sources = new ArrayList<>(SOURCES);
    Collections.shuffle(sources, random);
    for (var source : sources.subList(0, 1 + random.nextInt(SOURCES.size()))) {
      var from = hour(random.nextInt(20));
      var confirmed = random.nextInt(5) == 0 ? Claim.NEVER : from.plusSeconds(random.nextInt(9));
      claims.add(Claims.claim(source, attribute, value(random, attribute), from, confirmed));
    }
    return new Case(seed, rules(random), attribute, claims, lock(random), hour(random.nextInt(40)));
  }

  private static RuleSet rules(Random random) {
    var ranked = new ArrayList<>(List.of("ssh", "snmp", "aws:*", "copy:1"));
    Collections.shuffle(ranked, random);
    var otherwise =
        random.nextBoolean() ? null : pick(random, List.of(Dynamic.class.getEnumConstants()));
    var trusted = ranked.subList(0, random.nextInt(ranked.size() + 1)).toArray(String[]::new);
    Authority[] authorities =
        random.nextInt(4) == 0
            ? new Authority[0]
            : new Authority[] {Claims.trusting("*", otherwise, trusted)};
    return Claims.rules(authorities).with(agreement(random));
  }

  private static Agreement agreement(Random random) {
    if (random.nextBoolean()) {
      return Agreement.NONE;
    }
    var measured = new HashMap<String, Agreement.Measured>();
    var errors = new HashMap<Agreement.Pair, Agreement.Errors>();
    for (var source : SOURCES) {
      measured.put(source, new Agreement.Measured(random.nextInt(100), 100));
      errors.put(
          new Agreement.Pair(source, pick(random, SOURCES)),
          new Agreement.Errors(random.nextInt(10), 20));
    }
    return new Agreement(Map.of("os.version", measured), Map.of("os.version", errors));
  }

  private static @Nullable Lock lock(Random random) {
    return random.nextInt(5) == 0
        ? new Lock(
            CI,
            "",
            Value.of("x"),
            "ada",
            "why",
            hour(0),
            random.nextBoolean() ? null : hour(random.nextInt(40)))
        : null;
  }

  private static Value value(Random random, String attribute) {
    if (random.nextInt(8) == 0) {
      return new Value.None();
    }
    return switch (attribute) {
      case "ci.class" ->
          Value.of(pick(random, List.of("device", "server", "virtual_machine", "switch", "toy")));
      case "os.version" -> Value.of(pick(random, List.of("9", "10", "10.0", "10.0.1")));
      default -> Value.of(List.of("a", "b", "c", "d").subList(0, random.nextInt(5)));
    };
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void theOrderInWhichClaimsCameMakesNoDifference() {
    for (long seed = 0; seed < CASES; seed++) {
      var drawn = drawn(seed);
      var shuffled = new ArrayList<>(drawn.claims());
      Collections.shuffle(shuffled, new Random(-seed));
      assertThat(drawn.decide(shuffled, drawn.now()).orElseThrow())
          .as("seed %d", seed)
          .isEqualTo(drawn.decide());
    }
  }

  @Test
  void nothingChangesByTimeAloneBeforeTheDecisionSaysSo() {
    for (long seed = 0; seed < CASES; seed++) {
      var drawn = drawn(seed);
      var state = drawn.decide();
      var until = state.decision().until();
      var last = until == null ? hour(10_000) : until.minus(1, ChronoUnit.MICROS);
      assertThat(until == null || until.isAfter(drawn.now())).as("seed %d", seed).isTrue();
      var later = drawn.decide(drawn.claims(), last).orElseThrow();
      assertThat(later.decision().until()).as("seed %d", seed).isEqualTo(until);
      assertThat(Judge.same(state, later)).as("seed %d: %s, %s", seed, state, later).isTrue();
    }
  }

  @Test
  void everyClaimWinsOrIsCreditedOrIsToldWhyItLost() {
    for (long seed = 0; seed < CASES; seed++) {
      var drawn = drawn(seed);
      var state = drawn.decide();
      var named = new ArrayList<>(state.decision().losses().stream().map(l -> l.facet()).toList());
      named.add(state.winner());
      state.decision().elements().forEach(element -> named.add(element.facet()));
      assertThat(named)
          .as("seed %d", seed)
          .containsAll(drawn.claims().stream().map(Claim::facet).toList());
      assertThat(state.decision().losses())
          .as("seed %d", seed)
          .noneMatch(l -> l.because().isBlank());
    }
  }

  @Test
  void onlyAConfirmedClaimOfATrustedSourceVerifies() {
    for (long seed = 0; seed < CASES; seed++) {
      var drawn = drawn(seed);
      var state = drawn.decide();
      if (state.status() == Status.VERIFIED) {
        var authority = drawn.rules().authority(MODEL, "server", drawn.attribute()).orElseThrow();
        assertThat(authority.sources())
            .as("seed %d", seed)
            .anyMatch(trusted -> trusted.covers(state.winner().source()));
        assertThat(state.lastVerified()).as("seed %d", seed).isNotEqualTo(Claim.NEVER);
      }
    }
  }

  @Test
  void setsNeverConflictAndHoldNothingThatNobodyNames() {
    for (long seed = 0; seed < CASES; seed++) {
      var drawn = drawn(seed);
      var state = drawn.decide();
      if (state.value() instanceof Value.Many(var elements) && drawn.attribute().equals("net.ip")) {
        assertThat(state.status()).as("seed %d", seed).isNotEqualTo(Status.CONFLICTED);
        assertThat(elements)
            .as("seed %d", seed)
            .allMatch(e -> drawn.claims().stream().anyMatch(claim -> names(claim, e)));
      }
    }
  }

  private static boolean names(Claim claim, String element) {
    return claim.value() instanceof Value.Many(var elements) && elements.contains(element);
  }
}
