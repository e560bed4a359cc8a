package org.cadastre.core.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActTextTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final CiId CI = new CiId("9ba72c");
  private static final String HOSTILE = "\n \n\n  a\r\n= \u0000\u2603 b\nreason x\n";

  static Stream<Act> acts() {
    return Stream.of(
        new Act.Same("one", "other"),
        new Act.Same("", HOSTILE),
        new Act.Apart(List.of("b", "a", "a"), List.of()),
        new Act.Apart(List.of(), List.of(HOSTILE, "")),
        new Act.Retracted("20261121T120000.123456Z-00"),
        new Act.Locked(CI, "host.name", Value.of(HOSTILE), null),
        new Act.Locked(CI, "net.ip", Value.of(List.of("a\nb", "c\\n", " ")), NOON),
        new Act.Locked(CI, "net.ip", Value.of(List.of()), Instant.MAX),
        new Act.Locked(CI, "hw.memory", Value.of(-17), NOON),
        new Act.Locked(CI, "enabled", Value.of(false), NOON),
        new Act.Locked(CI, HOSTILE, new Value.None(), NOON),
        new Act.Unlocked(CI, "host.name"),
        new Act.Owned(CI, null),
        new Act.Owned(CI, ""),
        new Act.Settled("conflict"),
        new Act.Condensed(NOON, Duration.ofDays(400)),
        new Act.Retired(CI),
        new Act.RulesApplied("v1", Map.of()),
        new Act.RulesApplied("v1", Map.of("b.yaml", HOSTILE, "a.yaml", "", HOSTILE, "x\n")),
        new Act.Entered(List.of("ab12", HOSTILE)),
        new Act.Measured(Map.of("a\tb", "1/2", HOSTILE, "")),
        new Act.Scheduled("nightly", Map.of("scan", "office", HOSTILE, "x\n")),
        new Act.Scheduled(HOSTILE, Map.of()),
        new Act.Unscheduled("nightly"),
        new Act.ScansStopped(),
        new Act.ScansAllowed(),
        new Act.Administered("user alice", HOSTILE),
        new Act.RunRecorded(run(null, RunStatus.RUNNING), List.of()),
        new Act.RunRecorded(run(NOON, RunStatus.PARTLY), coverage()));
  }

  private static ScanRun run(@Nullable Instant ended, RunStatus status) {
    return new ScanRun("20261121-1", "scan run\n office", Instant.EPOCH, ended, status, "c0ffee");
  }

  private static List<CoverageRow> coverage() {
    return List.of(
        new CoverageRow(
            "r", "ssh", "ssh:10.0.0.1:22", "contact", Outcome.TIMED_OUT, HOSTILE, null, null),
        new CoverageRow("r", "ssh", "ssh 10.0.0.0/8", "", Outcome.COMPLETE, "", CI, "ab12"));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void actIsReadAsItWasWritten(Act act) {
    assertThat(ActText.read(ActText.write(act))).isEqualTo(act);
    var signed = new Act.Signed("id", NOON, "jdoe", HOSTILE, act);
    assertThat(ActText.readSigned(ActText.write(signed))).isEqualTo(signed);
  }

  @ParameterizedTest
  @MethodSource("acts")
  void actThatIsCutShortIsRefusedOrAnotherAct(Act act) {
    var text = ActText.write(act);
    for (int i = 0; i < text.length(); i++) {
      var cut = text.substring(0, i);
      try {
        assertThat(ActText.read(cut)).isNotEqualTo(act);
      } catch (MalformedTextException e) {
        assertThat(e).hasMessageStartingWith("line ");
      }
    }
  }

  @Test
  void textIsReadByPeople() {
    var act = new Act.Locked(CI, "host.name", Value.of("tdb01"), NOON);

    assertThat(ActText.write(new Act.Signed("id 1", NOON, "jdoe", "the label\nwas wrong", act)))
        .isEqualTo(
            """
            cadastre signed act 1
            id id 1
            recorded 2026-11-21T12:00:00.123456Z
            actor jdoe
            reason the label
             was wrong
            act locked
            ci 9ba72c
            attribute host.name
            value ttdb01
            until 2026-11-21T12:00:00.123456Z
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cadastre act 2\n",
        "cadastre act 1\n",
        "cadastre act 1\nact dance\n",
        "cadastre act 1\nact retired\nci a\nci b\n",
        "cadastre act 1\nact retired\nci a\n\n",
        "cadastre act 1\nact locked\nci a\nattribute b\nvalue x\n",
        "cadastre act 1\nact locked\nci a\nattribute b\nvalue byes\n",
        "cadastre act 1\nact locked\nci a\nattribute b\nvalue n01\n",
        "cadastre act 1\nact locked\nci a\nattribute b\nvalue tx\nuntil today\n",
        "cadastre act 1\nact locked\nci a\nattribute b\nvalue tx\nuntil 2026-11-21T12:00:00.0Z\n",
        "cadastre act 1\nact rules-applied\nversion 1\nfile a\ntext x\nfile a\ntext y\n",
        "cadastre act 1\nact rules-applied\nversion 1\nfile b\ntext x\nfile a\ntext y\n",
        "cadastre act 1\nact run-recorded\nrun r\nwhat\n"
      })
  void malformedTextIsRefusedWithItsLine(String text) {
    assertThatThrownBy(() -> ActText.read(text))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageMatching("(?s)line \\d+: .*");
  }

  @Test
  void lineThatIsWrongIsNamed() {
    assertThatThrownBy(
            () -> ActText.read("cadastre act 1\nact locked\nci a\nattribute b\n c\nvalue x\n"))
        .hasMessage("line 6: value: unknown kind of value: x");
    assertThatThrownBy(
            () -> ActText.read("cadastre act 1\nact locked\nci a\nattribute b\nvalue n01\n"))
        .hasMessage("line 5: not written as it should be");
  }
}
