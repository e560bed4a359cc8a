package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cadastre.reconciler.reconcile.Claims.CI;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.claim;
import static org.cadastre.reconciler.reconcile.Claims.hearsay;
import static org.cadastre.reconciler.reconcile.Claims.hour;
import static org.cadastre.reconciler.reconcile.Claims.ips;
import static org.cadastre.reconciler.reconcile.Claims.rules;
import static org.cadastre.reconciler.reconcile.Claims.trusting;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Dynamic;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.Test;

class SetTest {
  private static final RuleSet RANKED = rules(trusting("*", null, "ssh", "snmp"));

  private static AttributeState judge(RuleSet rules, int hour, Claim... claims) {
    return new Judge(MODEL, rules)
        .decide(CI, "server", claims[0].attribute(), List.of(claims), null, null, hour(hour))
        .orElseThrow();
  }

  private static Value set(String... elements) {
    return Value.of(List.of(elements));
  }

  @Test
  void freshTrustedSourcesMakeUpTheSetTogetherAndEachElementIsCreditedToTheMostTrusted() {
    var state =
        judge(
            RANKED,
            5,
            ips("snmp", 5, "10.0.0.2", "10.0.0.3"),
            ips("ssh", 4, "10.0.0.1", "10.0.0.2"),
            ips("csv", 5, "10.0.0.9"));
    assertThat(state.value()).isEqualTo(set("10.0.0.1", "10.0.0.2", "10.0.0.3"));
    assertThat(state.status()).isEqualTo(Status.VERIFIED);
    assertThat(state.winner().source()).isEqualTo("ssh");
    assertThat(state.decision().elements())
        .extracting(Decision.Element::value, e -> e.facet().source(), Decision.Element::because)
        .containsExactly(
            tuple("10.0.0.1", "ssh", "ssh alone names it"),
            tuple("10.0.0.2", "ssh", "ssh names it, and 1 more"),
            tuple("10.0.0.3", "snmp", "snmp alone names it"));
    assertThat(state.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("no rule trusts csv here; it alone names 10.0.0.9");
  }

  @Test
  void aSourceThatAddsNothingIsNamedAmongTheLosers() {
    var state = judge(RANKED, 5, ips("snmp", 5, "10.0.0.2"), ips("ssh", 4, "10.0.0.2"));
    assertThat(state.decision().losses())
        .extracting(loss -> loss.facet().source(), Decision.Loss::because)
        .containsExactly(tuple("snmp", "names nothing that others do not"));
  }

  @Test
  void whatOnlyAStaleSourceNamesIsLeftOutFromTheMomentItIsStale() {
    var ssh = ips("ssh", 9, "10.0.0.1");
    var snmp = ips("snmp", 0, "10.0.0.2");
    var both = judge(RANKED, 10, ssh, snmp);
    assertThat(both.value()).isEqualTo(set("10.0.0.1", "10.0.0.2"));
    assertThat(both.decision().until()).isEqualTo(hour(10).plus(1, ChronoUnit.MICROS));
    var later = judge(RANKED, 11, ssh, snmp);
    assertThat(later.value()).isEqualTo(set("10.0.0.1"));
    assertThat(later.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("snmp is stale; it alone names 10.0.0.2");
  }

  @Test
  void whenAllTrustedOnesAreStaleTheyStandTogether() {
    var state = judge(RANKED, 50, ips("ssh", 1, "10.0.0.1"), ips("snmp", 2, "10.0.0.2"));
    assertThat(state.value()).isEqualTo(set("10.0.0.1", "10.0.0.2"));
    assertThat(state.decision().because()).endsWith("stale like all others");
  }

  @Test
  void setsOfSourcesThatNoRuleTrustsDifferWithoutConflict() {
    var state = judge(RANKED, 5, ips("a", 1, "10.0.0.1"), ips("b", 2, "10.0.0.2"));
    assertThat(state.value()).isEqualTo(set("10.0.0.1", "10.0.0.2"));
    assertThat(state.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(state.decision().losses()).isEmpty();
  }

  @Test
  void hearsayAddsNothingToWhatIsConfirmed() {
    var state = judge(RANKED, 5, ips("snmp", 1, "10.0.0.1"), hearsay(ips("ssh", 1, "10.0.0.2")));
    assertThat(state.value()).isEqualTo(set("10.0.0.1"));
    assertThat(state.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("ssh never confirmed it; it alone names 10.0.0.2");
  }

  @Test
  void oneWhoSeesNothingContradictsNobody() {
    var none = claim("ssh", "net.ip", new Value.None(), hour(0), hour(4));
    assertThat(judge(RANKED, 5, none, ips("snmp", 4, "10.0.0.1")).value())
        .isEqualTo(set("10.0.0.1"));
    assertThat(judge(RANKED, 5, none).value()).isEqualTo(new Value.None());
  }

  @Test
  void aRuleByContentChoosesOneSourcesWholeSet() {
    var rules = rules(trusting("*", Dynamic.LAST, "ssh"));
    var state = judge(rules, 50, ips("ssh", 1, "10.0.0.1"), ips("csv", 2, "10.0.0.2"));
    assertThat(state.value()).isEqualTo(set("10.0.0.2"));
    assertThat(state.status()).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void aSetThatIsDeclaredWholeIsDecidedAsOneValue() {
    var ssh = claim("ssh", "dns.search", set("a.example"), hour(0), hour(1));
    var snmp = claim("snmp", "dns.search", set("b.example"), hour(0), hour(2));
    var state = judge(RANKED, 5, ssh, snmp);
    assertThat(state.value()).isEqualTo(set("a.example"));
    assertThat(state.decision().elements()).isEmpty();
  }

  @Test
  void aLongListOfWhatIsLeftOutIsCutShort() {
    var state = judge(RANKED, 5, ips("ssh", 1, "a"), ips("csv", 1, "b", "c", "d", "e", "f"));
    assertThat(state.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("no rule trusts csv here; it alone names b, c, d and 2 more");
  }
}
