package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.hour;
import static org.cadastre.reconciler.reconcile.Claims.rules;
import static org.cadastre.reconciler.reconcile.Claims.trusting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final RuleSet SILENT = rules();
  private static final RuleSet TRUSTING = rules(trusting("os.version", null, "ssh"));
  private static final int ITEMS = 2_000;

  private static List<Claim> item(int number, Map<String, String> saidBySource) {
    var ci = new CiId("ci-" + number);
    var claims = new ArrayList<Claim>();
    saidBySource.forEach((source, said) ->
        claims.add(
            new Claim(
                new FacetKey(source, ci, "system"),
                ci,
                "os.version",
                Value.of(said),
                null,
                hour(0),
                null,
                hour(0),
                null,
                hour(0),
                "run-1",
                new Evidence("0", 0, null))));
    return claims;
  }

  private static AttributeState decide(RuleSet rules, List<Claim> claims) {
    return new Judge(MODEL, rules)
        .decide(claims.getFirst().ci(), "server", "os.version", claims, null, null, hour(1))
        .orElseThrow();
  }

  private static Agreement measure(RuleSet rules, List<List<Claim>> estate) {
    var meter = new AgreementMeter(rules);
    estate.forEach(claims -> meter.add(decide(rules, claims), claims));
    return meter.agreement();
  }

  /// Three who are mostly right by themselves, and four of whom three repeat what the first says,
  /// which is often wrong.
  private static Map<String, String> opinions(Random random, boolean authority) {
    var truth = "v" + random.nextInt(20);
    var said = new TreeMap<String, String>();
    for (var good : List.of("good-1", "good-2", "good-3")) {
      said.put(good, random.nextInt(100) < 80 ? truth : "v" + random.nextInt(20));
    }
    var gossip = random.nextInt(100) < 60 ? truth : "v" + random.nextInt(20);
    for (var echo : List.of("gossip-1", "gossip-2", "gossip-3", "gossip-4")) {
      said.put(echo, gossip);
    }
    if (authority) {
      said.put("ssh", truth);
    }
    return said;
  }

  private static List<List<Claim>> estate(long seed, boolean authority) {
    var random = new Random(seed);
    var estate = new ArrayList<List<Claim>>();
    for (int item = 0; item < ITEMS; item++) {
      estate.add(item(item, opinions(random, authority)));
    }
    return estate;
  }

  @Test
  void theWordOfAuthorityIsWhatOthersAreHeldAgainst() {
    var agreement = measure(TRUSTING, estate(1, true));
    var good = agreement.of("os.version", "good-1").orElseThrow();
    assertThat(good.compared()).isEqualTo(ITEMS);
    assertThat((double) good.right() / good.compared()).isBetween(0.76, 0.86);
    assertThat(agreement.of("os.version", "ssh")).isEmpty();
    var echo = agreement.errors("os.version", "gossip-2", "gossip-1");
    assertThat(echo.alike()).isEqualTo(echo.together()).isPositive();
  }

  @Test
  void whoeverRepeatsOthersMistakesDoesNotOutvoteThoseWhoAreRightByThemselves() {
    var rules = TRUSTING.with(measure(TRUSTING, estate(1, true)));
    var contest =
        Map.of(
            "good-1",
            "a",
            "good-2",
            "a",
            "gossip-1",
            "b",
            "gossip-2",
            "b",
            "gossip-3",
            "b",
            "gossip-4",
            "b");
    var state = decide(rules, item(0, contest));
    assertThat(state.value()).isEqualTo(Value.of("a"));
    assertThat(state.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(state.decision().because()).contains("by how often its sources were right");
    assertThat(state.decision().losses())
        .filteredOn(loss -> loss.facet().source().equals("gossip-1"))
        .singleElement()
        .extracting(Decision.Loss::because)
        .asString()
        .matches("gossip-1 was right in 6\\d % of 2000 cases; that is outweighed");
  }

  @Test
  void agreementNeverOverridesARule() {
    var rules = TRUSTING.with(measure(TRUSTING, estate(1, true)));
    var state = decide(rules, item(0, Map.of("ssh", "b", "good-1", "a", "good-2", "a")));
    assertThat(state.value()).isEqualTo(Value.of("b"));
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void whatIsNotMoreLikelyThanAllElseIsDisputed() {
    var rules = TRUSTING.with(measure(TRUSTING, estate(1, true)));
    var state = decide(rules, item(0, Map.of("good-1", "a", "good-2", "b")));
    assertThat(state.status()).isEqualTo(Status.CONFLICTED);
    assertThat(state.decision().because()).contains("makes").contains("no more than");
  }

  @Test
  void aHairsBreadthSettlesNothing() {
    var measured =
        Map.of("a", new Agreement.Measured(901, 1000), "b", new Agreement.Measured(900, 1000));
    var rules = TRUSTING.with(new Agreement(Map.of("os.version", measured)));
    var state = decide(rules, item(0, Map.of("a", "x", "b", "y")));
    assertThat(state.status()).isEqualTo(Status.CONFLICTED);
  }

  @Test
  void sourcesThatWereNeverMeasuredSettleNothing() {
    var rules = TRUSTING.with(measure(TRUSTING, estate(1, true)));
    var state = decide(rules, item(0, Map.of("new-1", "a", "new-2", "a", "new-3", "b")));
    assertThat(state.status()).isEqualTo(Status.CONFLICTED);
  }

  @Test
  void whereAuthorityNeverSpeaksSourcesAreHeldAgainstEachOther() {
    var random = new Random(7);
    var estate = new ArrayList<List<Claim>>();
    for (int item = 0; item < ITEMS; item++) {
      var said = opinions(random, false);
      said.keySet().removeAll(List.of("gossip-2", "gossip-3", "gossip-4"));
      estate.add(item(item, said));
    }
    var agreement = measure(SILENT, estate);
    var good = agreement.of("os.version", "good-2").orElseThrow();
    var bad = agreement.of("os.version", "gossip-1").orElseThrow();
    assertThat((double) good.right() / good.compared())
        .isGreaterThan((double) bad.right() / bad.compared() + 0.1);
  }

  @Test
  void thoseWhoCopyFromOneSourceDoNotConfirmEachOther() {
    var estate = new ArrayList<List<Claim>>();
    for (int item = 0; item < 100; item++) {
      estate.add(
          item(
              item,
              Map.of(
                  "copy:1", "a", "copy:2", "a", "copy:3", "a", "one", "b", "two", "b", "three",
                  "b")));
    }
    var agreement = measure(SILENT, estate);
    assertThat(agreement.of("os.version", "copy:1").orElseThrow().right()).isZero();
    assertThat(agreement.of("os.version", "one").orElseThrow().right()).isEqualTo(100);
  }

  @Test
  void theOrderOfItemsMakesNoDifference() {
    for (boolean authority : List.of(true, false)) {
      var rules = authority ? TRUSTING : SILENT;
      var estate = estate(3, authority);
      var before = measure(rules, estate);
      Collections.shuffle(estate, new Random(4));
      assertThat(measure(rules, estate)).isEqualTo(before);
    }
  }

  @Test
  void aLargeEstateIsMeasuredOnASampleThatDoesNotDependOnTheOrder() {
    var forward = new AgreementMeter(SILENT);
    var backward = new AgreementMeter(SILENT);
    int items = AgreementMeter.SAMPLE + 5_000;
    for (int i = 0; i < items; i++) {
      add(forward, i);
      add(backward, items - 1 - i);
    }
    assertThat(forward.agreement()).isEqualTo(backward.agreement());
    assertThat(forward.agreement().of("os.version", "a").orElseThrow().compared())
        .isEqualTo(AgreementMeter.SAMPLE);
  }

  private static void add(AgreementMeter meter, int number) {
    var claims = item(number, Map.of("a", "x", "b", number % 3 == 0 ? "y" : "x", "c", "x"));
    meter.add(decide(SILENT, claims), claims);
  }
}
