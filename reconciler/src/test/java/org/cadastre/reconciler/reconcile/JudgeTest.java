package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cadastre.reconciler.reconcile.Claims.CI;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.claim;
import static org.cadastre.reconciler.reconcile.Claims.hearsay;
import static org.cadastre.reconciler.reconcile.Claims.hour;
import static org.cadastre.reconciler.reconcile.Claims.os;
import static org.cadastre.reconciler.reconcile.Claims.rules;
import static org.cadastre.reconciler.reconcile.Claims.trusting;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final RuleSet RANKED = rules(trusting("*", null, "ssh", "snmp", "aws:*"));

  private static AttributeState judge(RuleSet rules, int hour, Claim... claims) {
    var attribute = claims[0].attribute();
    return new Judge(MODEL, rules)
        .decide(CI, "server", attribute, List.of(claims), null, null, hour(hour))
        .orElseThrow();
  }

  private static Claim ciClass(String source, String value, int confirmed) {
    return claim(source, "ci.class", Value.of(value), hour(0), hour(confirmed));
  }

  @Test
  void ofWhatNobodyEverSaidThereIsNothingToSay() {
    assertThat(
            new Judge(MODEL, RANKED)
                .decide(CI, "server", "os.version", List.of(), null, null, hour(1)))
        .isEmpty();
  }

  @Test
  void theMostTrustedFreshSourceWinsAndEachLoserIsToldWhy() {
    var state =
        judge(RANKED, 5, os("snmp", "11", 1, 5), os("ssh", "12", 2, 3), os("csv", "9", 0, 4));
    assertThat(state.value()).isEqualTo(Value.of("12"));
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
    assertThat(state.lastVerified()).isEqualTo(hour(3));
    assertThat(state.freshFor()).isEqualTo(Duration.ofHours(10));
    assertThat(state.decision().because())
        .isEqualTo("ssh is no. 1 of 3 trusted for all attributes of device");
    assertThat(state.decision().losses())
        .extracting(loss -> loss.facet().source(), Decision.Loss::because)
        .containsExactly(
            tuple("snmp", "snmp ranks below ssh"),
            tuple("csv", "no rule trusts csv here; it does trust ssh"));
  }

  @Test
  void theNextOneSpeaksOnceTheBetterOneIsStaleToTheMicrosecond() {
    var ssh = os("ssh", "12", 0, 0);
    var snmp = os("snmp", "11", 0, 9);
    var fresh = judge(RANKED, 10, ssh, snmp);
    assertThat(fresh.winner().source()).isEqualTo("ssh");
    var until = hour(10).plus(1, ChronoUnit.MICROS);
    assertThat(fresh.decision().until()).isEqualTo(until);
    var later =
        new Judge(MODEL, RANKED)
            .decide(CI, "server", "os.version", List.of(ssh, snmp), null, null, until)
            .orElseThrow();
    assertThat(later.winner().source()).isEqualTo("snmp");
    assertThat(later.decision().because()).endsWith("; ssh ranks higher but is stale");
    assertThat(later.decision().losses())
        .singleElement()
        .extracting(Decision.Loss::because)
        .isEqualTo("ssh ranks above snmp but is stale");
  }

  @Test
  void whoeverIsAloneIsNeverDecidedAnewForTheSakeOfTime() {
    var alone = os("ssh", "12", 0, 0);
    assertThat(judge(RANKED, 1, alone).decision().until()).isNull();
    assertThat(Judge.same(judge(RANKED, 1, alone), judge(RANKED, 1000, alone))).isTrue();
    assertThat(judge(RANKED, 1000, alone).statusAt(hour(1000))).isEqualTo(Status.STALE);
  }

  @Test
  void aLaterConfirmationLetsADecisionStandLonger() {
    var snmp = os("snmp", "11", 0, 0);
    var before = judge(RANKED, 1, os("ssh", "12", 0, 0), snmp);
    var after = judge(RANKED, 2, os("ssh", "12", 0, 2), snmp);
    assertThat(Judge.same(before, after)).isTrue();
    assertThat(after.decision().until()).isAfter(before.decision().until());
  }

  @Test
  void whenAllTrustedOnesAreStaleTheMostTrustedStands() {
    var state = judge(RANKED, 50, os("snmp", "11", 0, 30), os("ssh", "12", 0, 3));
    assertThat(state.winner().source()).isEqualTo("ssh");
    assertThat(state.decision().because()).endsWith(", and stale like all others");
    assertThat(state.decision().until()).isNull();
  }

  @Test
  void aPatternCoversManySourcesOfOneRank() {
    var state = judge(RANKED, 3, os("aws:1", "11", 0, 1), os("aws:2", "12", 0, 2));
    assertThat(state.winner().source()).isEqualTo("aws:2");
    assertThat(state.decision().losses())
        .singleElement()
        .extracting(Decision.Loss::because)
        .isEqualTo("aws:1 ranks with aws:2; what was confirmed later counts");
  }

  @Test
  void hearsayOfATrustedSourceVerifiesNothingAndYieldsToAnyConfirmedWordOfOne() {
    var rumour = hearsay(os("ssh", "12", 0, 0));
    var state = judge(RANKED, 50, rumour, os("snmp", "11", 0, 1));
    assertThat(state.winner().source()).isEqualTo("snmp");
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
    assertThat(state.decision().losses())
        .singleElement()
        .extracting(Decision.Loss::because)
        .isEqualTo("ssh ranks above snmp but never confirmed it");
    var alone = judge(RANKED, 50, rumour, os("csv", "10", 0, 49));
    assertThat(alone.winner().source()).isEqualTo("ssh");
    assertThat(alone.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(alone.lastVerified()).isEqualTo(Claim.NEVER);
  }

  @Test
  void hearsayIsNotFreshHoweverLongAWordCounts() {
    var forever =
        new Authority(
            "device", "*", List.of(new Authority.Trusted("ssh", Duration.ofDays(36_500))), null);
    var state = judge(rules(forever), 1, hearsay(os("ssh", "12", 0, 0)));
    assertThat(state.status()).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void sourcesThatNoRuleTrustsMayAgreeButNotVerify() {
    var agreed = judge(RANKED, 3, os("a", "12", 1, 1), os("b", "12", 0, 2));
    assertThat(agreed.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(agreed.decision().because()).startsWith("all sources agree");
    assertThat(agreed.changedBy()).isEqualTo(hour(0));
    assertThat(agreed.changedAfter()).isEqualTo(hour(0).minusSeconds(60));
  }

  @Test
  void sourcesThatDisagreeWithoutARuleAreInConflict() {
    var state = judge(RANKED, 3, os("a", "12", 1, 1), os("b", "11", 0, 2));
    assertThat(state.status()).isEqualTo(Status.CONFLICTED);
    assertThat(state.value()).isEqualTo(Value.of("11"));
    assertThat(state.decision().losses())
        .singleElement()
        .extracting(Decision.Loss::because)
        .isEqualTo("disputed: no rule ranks a against b");
  }

  @Test
  void thatNothingIsThereIsAWordLikeAnother() {
    var none = claim("ssh", "os.version", new Value.None(), hour(1), hour(1));
    var state = judge(RANKED, 2, none, os("snmp", "11", 0, 2));
    assertThat(state.value()).isEqualTo(new Value.None());
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aChangeOfTrustIsNoChangeOfTheThing() {
    var state = judge(RANKED, 5, os("snmp", "12", 1, 5), os("ssh", "12", 4, 4));
    assertThat(state.winner().source()).isEqualTo("ssh");
    assertThat(state.changedBy()).isEqualTo(hour(1));
    assertThat(state.decision().losses())
        .singleElement()
        .extracting(Decision.Loss::because)
        .isEqualTo("says the same as ssh");
  }

  @Test
  void whoSeesMoreKnowsTheClassBetter() {
    var state =
        judge(
            RANKED,
            3,
            ciClass("ssh", "device", 2),
            ciClass("snmp", "virtual_machine", 1),
            ciClass("csv", "virtual_machine", 2));
    assertThat(state.value()).isEqualTo(Value.of("virtual_machine"));
    assertThat(state.winner().source()).isEqualTo("snmp");
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
    assertThat(state.decision().because()).isEqualTo("virtual_machine is the most specific class");
    assertThat(state.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("says the same as snmp", "less specific than virtual_machine");
  }

  @Test
  void equallySpecificClassesAreAMatterOfTrust() {
    var state = judge(RANKED, 3, ciClass("snmp", "switch", 2), ciClass("ssh", "server", 1));
    assertThat(state.value()).isEqualTo(Value.of("server"));
  }

  @Test
  void aClassThatOnlyAnUntrustedSourceNamesIsTakenButNotVerified() {
    var state = judge(RANKED, 3, ciClass("csv", "server", 2), ciClass("ssh", "device", 1));
    assertThat(state.value()).isEqualTo(Value.of("server"));
    assertThat(state.status()).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void whatNobodySaysAnyMoreIsAbsentAndKeepsItsValue() {
    var last = os("ssh", "12", 1, 4);
    var state =
        new Judge(MODEL, RANKED)
            .decide(CI, "server", "os.version", List.of(), null, new Gone(last, hour(5)), hour(6))
            .orElseThrow();
    assertThat(state.status()).isEqualTo(Status.ABSENT);
    assertThat(state.value()).isEqualTo(Value.of("12"));
    assertThat(state.winner()).isEqualTo(last.facet());
    assertThat(state.changedAfter()).isEqualTo(hour(4));
    assertThat(state.changedBy()).isEqualTo(hour(5));
    assertThat(state.lastVerified()).isEqualTo(hour(4));
    assertThat(state.decision().because())
        .isEqualTo("no source says it any more; ssh was the last to");
  }
}
