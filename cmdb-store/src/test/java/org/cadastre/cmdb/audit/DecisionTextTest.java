package org.cadastre.cmdb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.MalformedTextException;
import org.cadastre.core.ci.Status;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DecisionTextTest {
  static final CiId CI = new CiId("c1");
  static final FacetKey SSH = new FacetKey("ssh", CI, "system");
  static final FacetKey SNMP = new FacetKey("snmp", CI, "system");

  static AttributeState state(
      Value value, Decision decision, @Nullable Instant after, Instant verified) {
    return new AttributeState(
        CI,
        "host.name",
        value,
        Status.VERIFIED,
        SSH,
        decision,
        after,
        hour(1),
        Duration.ofHours(24),
        verified);
  }

  static Decision decision(@Nullable Instant until, List<Decision.Loss> losses) {
    return new Decision(
        "ssh is the\nauthority", "rules 1", hour(2), until, losses, List.of(), null);
  }

  private static List<AttributeState> states() {
    var loss = new Decision.Loss(SNMP, Value.of("b\n c"), "ssh before\nsnmp");
    var element = new Decision.Element("10.0.0.1\n", SSH, "");
    var locked =
        new Decision(
            "", "", hour(2), null, List.of(loss), List.of(element, element), new Value.None());
    return List.of(
        state(Value.of("a"), decision(null, List.of()), null, hour(1)),
        state(Value.of("a"), decision(null, List.of(loss, loss)), hour(0), hour(1)),
        state(Value.of(List.of("x", "y\n")), locked, hour(0), Claim.NEVER));
  }

  @Test
  void decisionIsReadAsItWasWritten() {
    for (var state : states()) {
      assertThat(DecisionText.read(DecisionText.of(state), state.lastVerified())).isEqualTo(state);
    }
  }

  @Test
  void whatMovesOnWithoutADecisionIsNoPartOfIt() {
    var once = state(Value.of("a"), decision(hour(3), List.of()), null, hour(1));
    var later = state(Value.of("a"), decision(hour(7), List.of()), null, hour(5));

    assertThat(DecisionText.of(later)).isEqualTo(DecisionText.of(once));
  }

  @Test
  void differentDecisionsHaveDifferentTexts() {
    var texts = new ArrayList<String>();
    states().forEach(state -> texts.add(DecisionText.of(state)));
    texts.add(DecisionText.of(new Change.Undecided(CI, "host.name", hour(2))));
    texts.add(DecisionText.of(new Change.Undecided(CI, "host.name", hour(3))));

    assertThat(texts).doesNotHaveDuplicates();
  }

  @Test
  void malformedTextIsRefusedWithItsLine() {
    var text = DecisionText.of(states().getFirst());
    for (var malformed :
        List.of(
            "", text.substring(0, text.length() - 1), text + "x\n", text.replace("VERI", "X"))) {
      assertThatThrownBy(() -> DecisionText.read(malformed, hour(1)))
          .isInstanceOf(MalformedTextException.class)
          .hasMessageStartingWith("line ");
    }
  }
}
