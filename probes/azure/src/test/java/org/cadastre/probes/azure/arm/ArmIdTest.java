package org.cadastre.probes.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmIdTest {
  @Test
  void anIdOfAnyLengthIsReadOrRefused() {
    assertThat(ArmId.of(Optional.of("/a".repeat(100_000)))).isEmpty();
    assertThat(ArmId.of(Optional.of("/subscriptions/A/"))).contains(new ArmId("/subscriptions/a"));
    assertThat(ArmId.of(Optional.of("/a//b"))).isEmpty();
    assertThat(ArmId.of(Optional.of("/a\u0007"))).isEmpty();
  }
}
