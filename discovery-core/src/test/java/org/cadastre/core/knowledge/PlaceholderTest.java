package org.cadastre.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "N/A",
        "na",
        "None",
        "NULL",
        "unknown",
        "Not Specified",
        "not available",
        "No serial number",
        "Default string",
        "To Be Filled By O.E.M.",
        "O.E.M.",
        "<private>",
        "--",
        "...",
        "???",
        "0",
        "0000000000",
        "00:00:00:00:00:00",
        "0.0",
        "XXXXXXXX",
        "xx-xx",
        "F",
        "FFFFFFFF-FFFF",
        "0 0-0",
        "123456789",
        "0123456789",
        "01234567890",
        "(None)",
        "No description found",
        "Uninitialized",
        "03000200-0400-0500-0006-000700080009",
        "12345678-1234-5678-90ab-CDDEEFAABBCC",
        "Chassis Serial Number",
        "serial",
        "System manufacturer"
      })
  void whatStandsForNothing(String text) {
    assertThat(Placeholder.real(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0.1",
        "00A1",
        "X440",
        "NAS-4",
        "Nova",
        "Unknown Worlds X1",
        "Not So Fast 9000",
        "FR60Fxxxxxxxxxxx",
        "F5",
        "OEM-24",
        "1234567890",
        "2345678901",
        "\u65e5\u7acb",
        "Serial Hub 4",
        "Default Gateway 12"
      })
  void whatAValueMayLookLike(String text) {
    assertThat(Placeholder.real(" " + text)).contains(text);
  }
}
