package org.cadastre.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24, 256, 10.0.0.0-10.0.0.255",
    "10.0.0.77/24, 256, 10.0.0.0-10.0.0.255",
    "10.0.0.7, 1, 10.0.0.7",
    "10.0.0.7/32, 1, 10.0.0.7",
    "10.0.0.1-20, 20, 10.0.0.1-10.0.0.20",
    "10.0.0.250-10.0.1.5, 12, 10.0.0.250-10.0.1.5",
    "255.255.255.254/31, 2, 255.255.255.254-255.255.255.255",
    "0.0.0.0/0, 4294967296, 0.0.0.0-255.255.255.255",
    "2001:db8::/126, 4, 2001:db8::-2001:db8::3",
    "::1, 1, ::1",
  })
  void rangesHoldWhatTheySay(String text, long size, String shown) {
    var range = AddressRange.parse(text);
    assertThat(range.size().longValueExact()).isEqualTo(size);
    assertThat(range).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.300",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.9-3",
        "10.0.0.1-::5",
        "web-01",
        "",
        "::/129",
        "1.2.3.4.5"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyAddressOfARangeIsInItAndNoOther() throws Exception {
    var range = AddressRange.parse("10.0.0.254-10.0.1.1");
    assertThat(StreamSupport.stream(range.spliterator(), false).map(Addresses::text))
        .containsExactly("10.0.0.254", "10.0.0.255", "10.0.1.0", "10.0.1.1");
    assertThat(range).allMatch(range::contains);
    assertThat(range.contains(InetAddress.getByName("10.0.1.2"))).isFalse();
    assertThat(range.contains(InetAddress.getByName("10.0.0.253"))).isFalse();
    assertThat(range.contains(InetAddress.getByName("::a00:fe"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0000:0000:0000:0000:0000:0007, 2001:db8::7",
    "0:0:0:0:0:0:0:0, ::",
    "fe80:0:0:0:0:0:0:1, fe80::1",
    "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
    "::ffff:0:0:1, ::ffff:0:0:1",
  })
  void oneAddressHasOneSpelling(String said, String spelt) throws Exception {
    assertThat(Addresses.text(InetAddress.getByName(said))).isEqualTo(spelt);
  }

  @Test
  void aNameIsNeverResolvedHere() {
    assertThat(Cidr.literal("localhost")).isEmpty();
    assertThat(Cidr.literal("1.2.3")).isEmpty();
    assertThat(AddressRange.looksLike("web-01")).isFalse();
    assertThat(AddressRange.looksLike("10.0.0.1-20")).isTrue();
    assertThat(AddressRange.looksLike("fd00::/8")).isTrue();
  }
}
