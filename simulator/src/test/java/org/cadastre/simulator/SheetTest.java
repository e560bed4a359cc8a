package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void a_range_of_keys_stands_for_as_many_rows_of_which_later_ones_may_differ() {
    var sheet =
        Sheet.parse(
            """
            [interfaces]
            # index | name | mac
            9-11 | port {n} of {nn} | 00:00:5e:00:53:{hex}
            10   | special
            """);
    assertThat(sheet.rows("interfaces"))
        .extracting(row -> String.join(",", row.cells()))
        .containsExactly(
            "9,port 1 of 01,00:00:5e:00:53:01", "10,special", "11,port 3 of 03,00:00:5e:00:53:03");
  }

  @Test
  void what_is_written_over_it_adds_replaces_and_takes_away() {
    var sheet =
        Sheet.parse("[packages]\nbash | 1\ncurl | 2\nless | 3\n")
            .with(Sheet.parse("[packages]\n-less\ncurl | 4\nzsh | 5\n[device]\nname | x\n"));
    assertThat(sheet.rows("packages"))
        .extracting(row -> row.key() + row.cell(1))
        .containsExactly("bash1", "curl4", "zsh5");
    assertThat(sheet.value("device", "name")).isEqualTo("x");
    assertThat(sheet.value("device", "colour")).isEmpty();
  }

  @Test
  void drift_shows_only_when_asked_for() {
    var sheet = Sheet.parse("[packages]\nbash | 1\n[drift packages]\nbash | 2\n");
    assertThat(sheet.rows("packages")).extracting(row -> row.cell(1)).containsExactly("1");
    assertThat(sheet.drifted().rows("packages"))
        .extracting(row -> row.cell(1))
        .containsExactly("2");
  }
}
