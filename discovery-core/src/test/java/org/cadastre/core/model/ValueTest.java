package org.cadastre.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {
  static Stream<Value> values() {
    return Stream.of(
        Value.of(""),
        Value.of("a\nb\\n"),
        Value.of(0),
        Value.of(Long.MIN_VALUE),
        Value.of(true),
        Value.of(List.of()),
        Value.of(List.of("")),
        Value.of(List.of("b", "a", "a\nb", "\\", "\\n")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void canonicalTextReadsBackToTheValue(Value value) {
    assertThat(Value.parse(value.canonical())).isEqualTo(value);
  }

  @Test
  void aSetHasNoOrderAndNoDuplicates() {
    assertThat(Value.of(List.of("b", "a", "b"))).isEqualTo(Value.of(List.of("a", "b")));
  }

  @Test
  void whatIsNotCanonicalIsRefused() {
    assertThatThrownBy(() -> Value.parse("x1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Value.parse("")).isInstanceOf(IllegalArgumentException.class);
  }
}
