package org.cadastre.probes.azure.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.cadastre.core.evidence.Key;
import org.cadastre.probes.azure.arm.Json;
import org.cadastre.probes.azure.arm.JsonText;
import org.junit.jupiter.api.Test;

/// By what a machine is told for the one that somebody logged in to.
class IdentityTest {
  private static final String VM_ID = "f6a6b9b2-9b99-45b0-8a18-025998fc74d0";
  private static final String FIRST_GENERATION = "b2b9a6f6-999b-b045-8a18-025998fc74d0";

  private static Json machine(String vmId) {
    return JsonText.read("{\"properties\":{\"vmId\":\"" + vmId + "\"}}").orElseThrow();
  }

  @Test
  void a_machine_is_told_by_its_firmwares_uuid_in_either_order() {
    assertThat(Identity.keys(machine("F6A6B9B2-9B99-45B0-8A18-025998FC74D0")))
        .contains(new Key("hw.uuid", VM_ID), new Key("hw.uuid", FIRST_GENERATION));
  }

  @Test
  void the_uuid_that_the_guest_reads_follows_from_the_generation() {
    assertThat(Identity.shown(VM_ID, Optional.of("V1"))).contains(FIRST_GENERATION);
    assertThat(Identity.shown(VM_ID, Optional.of("V2"))).contains(VM_ID);
    assertThat(Identity.shown(VM_ID, Optional.empty())).isEmpty();
  }

  @Test
  void a_placeholder_tells_nothing() {
    assertThat(Identity.keys(machine("{vmId}"))).isEmpty();
  }

  @Test
  void swapping_twice_is_no_swap_and_no_two_machines_share_a_uuid() {
    var random = new Random(25);
    var seen = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      var bytes = new byte[16];
      random.nextBytes(bytes);
      var id = UUID.nameUUIDFromBytes(bytes).toString();
      assertThat(Identity.swapped(Identity.swapped(id))).isEqualTo(id);
      assertThat(seen.add(id)).isTrue();
      assertThat(seen.add(Identity.swapped(id))).isTrue();
    }
  }
}
