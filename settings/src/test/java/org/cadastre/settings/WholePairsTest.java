package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WholePairsTest {
  @Test
  void aFileMayHoldAPairAtAnyPlace() {
    for (int before = 1000; before < 1050; before++) {
      var problems = new ArrayList<Problem>();
      var name = "x".repeat(before) + "\ud83d\ude00".repeat(30);
      var file = Source.parse("names.yaml", "name: " + name + "\n", problems);
      assertThat(problems).as("%d characters before it", before).isEmpty();
      assertThat(file.text("name")).isEqualTo(name);
    }
  }
}
