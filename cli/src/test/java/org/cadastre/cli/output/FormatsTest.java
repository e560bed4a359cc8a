package org.cadastre.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class FormatsTest {
  private static final String HOSTILE =
      "a\u001b[31mb\u0000c\u009bd\u202ee\u2028f\r\ng\"\\h\ud83d\ude00i\ud800";

  private static final String UNSHOWN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

  @Test
  void plainTextIsShownAsItIs() {
    assertThat(Clean.line("Zürich 東京 😀 ok")).isEqualTo("Zürich 東京 😀 ok");
  }

  @Test
  void whatCouldMoveTheCursorIsSpeltOut() {
    assertThat(Clean.line(HOSTILE))
        .isEqualTo("a\\x1b[31mb\\x00c\\x9bd\\u202ee\\u2028f\\r\\ng\"\\h😀i\\ud800");
  }

  @Test
  void whatHidesBeyondTheFirstPlaneIsSpeltOutToo() {
    assertThat(Clean.line("a\ud834\udd73\udb40\udc41b"))
        .isEqualTo("a\\ud834\\udd73\\udb40\\udc41b");
  }

  @ParameterizedTest
  @MethodSource("org.cadastre.testkit.HostileStrings#all")
  void everyHostileTextIsOneLineForAPersonAndItselfForAProgram(String text) {
    assertThat(Clean.line(text)).doesNotContainPattern(UNSHOWN);
    var json = JsonText.compact(new Json.Obj().put("text", text));
    assertThat(json).doesNotContainPattern(UNSHOWN);
    assertThat(JsonMapper.builder().build().readTree(json).get("text").stringValue())
        .isEqualTo(text);
    assertThat(Csv.write(new Table("A").row(text)).substring(3))
        .doesNotContainPattern("[\\p{Cntrl}&&[^\r\n]]")
        .doesNotMatch("(?s)\"?[=+@\t\r-].*")
        .endsWith("\r\n");
  }

  @ParameterizedTest
  @MethodSource("org.cadastre.testkit.HostileStrings#all")
  void everyEventIsALineOfItsOwn(String text) {
    var err = new StringWriter();
    var out = new PrintWriter(new StringWriter());
    new Console(out, new PrintWriter(err), Format.table, false, 0, false, false)
        .event(new Json.Obj().put("what", text));
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(JsonMapper.builder().build().readTree(err.toString()).get("what").stringValue())
        .isEqualTo(text);
  }

  @Test
  void jsonHoldsEveryCharacterAndShowsNoControl() {
    var json = JsonText.compact(new Json.Obj().put("text", HOSTILE.replace("\ud800", "")));
    assertThat(json).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\u2028]");
    assertThat(JsonMapper.builder().build().readTree(json).get("text").stringValue())
        .isEqualTo(HOSTILE.replace("\ud800", ""));
  }

  @Test
  void yamlReadsBackToWhatWasWritten() {
    var yaml =
        Yaml.write(
            new Json.Obj()
                .put("name", "on: no # 'x'")
                .put("empty", Json.array(List.of()))
                .put(
                    "list",
                    Json.array(
                        List.of(new Json.Obj().put("a", 1).put("b", true), new Json.Text("-")))));
    var read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    assertThat(read).hasToString("{name=on: no # 'x', empty=[], list=[{a=1, b=true}, -]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void csvHoldsNoFormula(String cell) {
    assertThat(Csv.write(new Table("A").row(cell)).lines().skip(1))
        .noneMatch(line -> line.matches("\"?[=+@\t-].*"));
  }

  @Test
  void csvQuotesWhatMustBeQuoted() {
    assertThat(Csv.write(new Table("LAST SEEN", "B").row("a,b", "say \"x\"")))
        .isEqualTo("last_seen,b\r\n\"a,b\",\"say \"\"x\"\"\"\r\n");
  }

  @Test
  void nothingIsADashForAPersonAndNothingForAProgram() {
    var table = new Table("A", "B").row("x", null);
    assertThat(table.render(0, Paint.PLAIN)).isEqualTo("A  B\nx  -\n");
    assertThat(Csv.write(table)).isEqualTo("a,b\r\nx,\r\n");
    assertThat(Csv.write(new Table("A").row("-"))).isEqualTo("a\r\n'-\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 79, 80, 200})
  void aTableFitsItsTerminal(int width) {
    var table = new Table("ID", "VALUE", "WHY").row("a", "x".repeat(300), "because ".repeat(20));
    assertThat(table.render(width, Paint.PLAIN).lines())
        .allMatch(line -> line.length() <= Math.max(width, 28));
  }

  @Test
  void aPairIsCutAwayAsAWhole() {
    var table = new Table("NAME", "VALUE").row("a", "\ud83d\ude00".repeat(60));
    for (int width = 20; width < 40; width++) {
      assertThat(table.render(width, Paint.PLAIN)).doesNotContainPattern("\\p{Cs}");
    }
  }

  @Test
  void idsAndHeadingsAreNeverCut() {
    var id = "cafe0123cafe0123cafe0123";
    var table =
        new Table("NAME", "LAST VERIFIED", "WHY", "EVIDENCE")
            .row("core-01.example.net", "2026-11-21 10:00:00Z", "x".repeat(90), id);
    for (int width : new int[] {1, 20, 40, 60, 80}) {
      assertThat(table.render(width, Paint.PLAIN))
          .contains("core-01.example.net", id, "LAST VERIFIED", "WHY")
          .doesNotContain("x".repeat(90));
    }
  }

  @Test
  void aPipeGetsEverythingUncut() {
    assertThat(new Table("A").row("x".repeat(300)).render(0, Paint.PLAIN))
        .contains("x".repeat(300));
  }
}
