package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {
  @ParameterizedTest
  @CsvSource({
    "1.3.6.1.2.1.1.1.0, 1.3.6.1.2.1.1.1.0",
    "sysObjectID+1.2.0, 1.3.6.1.4.1.32473.24.1.2.0",
    "sysObjectID-1+1.2.0, 1.3.6.1.4.1.32473.1.2.0",
    "sysObjectID-2+7, 1.3.6.1.4.1.7",
    "1.3.6.1.4.1.32473.5.1.2.*, 1.3.6.1.4.1.32473.5.1.2.*",
    "sysObjectID+1.2.*, 1.3.6.1.4.1.32473.24.1.2.*",
  })
  void namesWhatLiesBelowTheDevicesOwnObject(String name, String oid) {
    assertThat(ObjectName.of(name, "1.3.6.1.4.1.32473.24")).hasValue(oid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sysDescr",
        "sysObjectID",
        "entity.model",
        "sysObjectID+",
        "1",
        "1.3.6*",
        "1.3.*.6",
        "*"
      })
  void everythingElseIsNone(String name) {
    assertThat(ObjectName.of(name, "1.3.6.1.4.1.32473.24")).isEmpty();
  }

  @Test
  void whereTheDeviceHasNoneNothingLiesBelowIt() {
    assertThat(ObjectName.of("sysObjectID+1.2.0", "")).isEmpty();
    assertThat(ObjectName.of("sysObjectID-9+1.2.0", "1.3.6")).isEmpty();
    assertThat(ObjectName.of("sysObjectID+1..2", "1.3.6")).isEmpty();
  }
}
