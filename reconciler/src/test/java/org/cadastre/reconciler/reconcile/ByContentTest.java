package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.reconciler.reconcile.Claims.CI;
import static org.cadastre.reconciler.reconcile.Claims.MODEL;
import static org.cadastre.reconciler.reconcile.Claims.claim;
import static org.cadastre.reconciler.reconcile.Claims.hour;
import static org.cadastre.reconciler.reconcile.Claims.os;
import static org.cadastre.reconciler.reconcile.Claims.rules;
import static org.cadastre.reconciler.reconcile.Claims.trusting;

import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Dynamic;
import org.junit.jupiter.api.Test;

class ByContentTest {
  private static AttributeState judge(Dynamic otherwise, int hour, Claim... claims) {
    return new Judge(MODEL, rules(trusting("os.version", otherwise, "ssh")))
        .decide(CI, "server", "os.version", List.of(claims), null, null, hour(hour))
        .orElseThrow();
  }

  @Test
  void theRuleSpeaksOnlyWhereNoTrustedSourceIsFresh() {
    var ssh = os("ssh", "12", 0, 0);
    var csv = os("csv", "13", 0, 30);
    assertThat(judge(Dynamic.LAST, 10, ssh, csv).value()).isEqualTo(Value.of("12"));
    var later = judge(Dynamic.LAST, 40, ssh, csv);
    assertThat(later.value()).isEqualTo(Value.of("13"));
    assertThat(later.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(later.decision().because())
        .isEqualTo(
            "no trusted source is fresh; the rule is then 'last', and that is what csv says");
    assertThat(later.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("csv was observed later");
  }

  @Test
  void whatWasSaidFirstCounts() {
    var state = judge(Dynamic.FIRST, 9, os("a", "12", 3, 5), os("b", "13", 1, 2));
    assertThat(state.value()).isEqualTo(Value.of("13"));
  }

  @Test
  void thoseWhoCopyFromOneSourceHaveOneVoice() {
    var state =
        judge(
            Dynamic.MOST_REPORTED,
            9,
            os("copy:1", "12", 0, 5),
            os("copy:2", "12", 0, 4),
            os("origin", "12", 0, 3),
            os("b", "13", 0, 2),
            os("c", "13", 0, 1));
    assertThat(state.value()).isEqualTo(Value.of("13"));
  }

  @Test
  void whatIsReportedEquallyOftenIsNotSettled() {
    var state = judge(Dynamic.MOST_REPORTED, 9, os("a", "12", 0, 5), os("b", "13", 0, 2));
    assertThat(state.status()).isEqualTo(Status.CONFLICTED);
  }

  @Test
  void numbersAreComparedAsNumbersAndOtherTextsInOrder() {
    var nine = os("a", "9.5", 0, 5);
    var ten = os("b", "10", 0, 2);
    assertThat(judge(Dynamic.LARGEST, 9, nine, ten).value()).isEqualTo(Value.of("10"));
    assertThat(judge(Dynamic.SMALLEST, 9, nine, ten).value()).isEqualTo(Value.of("9.5"));
    var version = os("c", "10.0.1", 0, 1);
    assertThat(judge(Dynamic.LARGEST, 9, nine, ten, version).value()).isEqualTo(Value.of("9.5"));
  }

  @Test
  void whatIsEmptyIsNeitherLargeNorSmall() {
    var none = claim("a", "os.version", new Value.None(), hour(0), hour(5));
    var state = judge(Dynamic.SMALLEST, 9, none, os("b", "10", 0, 2), os("c", "11", 0, 2));
    assertThat(state.value()).isEqualTo(Value.of("10"));
    assertThat(state.decision().losses())
        .extracting(Decision.Loss::because)
        .containsExactly("names no value", "what b says is smaller");
  }
}
