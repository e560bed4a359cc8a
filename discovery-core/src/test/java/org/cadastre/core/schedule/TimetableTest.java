package org.cadastre.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant SATURDAY = Instant.parse("2026-11-21T00:00:00Z");

  private static Schedule schedule(Timing timing, Duration jitter, String... windows) {
    return new Schedule(
        "nightly",
        "office",
        timing,
        List.of(windows).stream().map(Window::parse).toList(),
        UTC,
        jitter,
        Misfire.RUN_ONCE,
        "",
        false,
        SATURDAY);
  }

  private static Timing every(String span) {
    return new Timing.Every(Duration.parse(span));
  }

  private static List<String> due(Timetable table, int wanted) {
    return table.next(SATURDAY, wanted).stream().map(slot -> slot.due().toString()).toList();
  }

  @Test
  void whatRecursIsCountedFromWhenItWasMade() {
    var table = new Timetable(schedule(every("PT7H"), Duration.ZERO), List.of());
    assertThat(due(table, 2)).containsExactly("2026-11-21T07:00:00Z", "2026-11-21T14:00:00Z");
    assertThat(table.after(Instant.parse("2026-11-21T07:00:00Z")))
        .hasValueSatisfying(slot -> assertThat(slot.due()).hasToString("2026-11-21T14:00:00Z"));
  }

  @Test
  void outsideTheWindowsNothingIsDue() {
    var table = new Timetable(schedule(every("PT1H"), Duration.ZERO, "22:00-01:00"), List.of());
    assertThat(due(table, 4))
        .containsExactly(
            "2026-11-21T22:00:00Z",
            "2026-11-21T23:00:00Z",
            "2026-11-22T00:00:00Z",
            "2026-11-22T22:00:00Z");
  }

  @Test
  void aBlackoutIsPassedOver() {
    var freeze =
        new Blackout.Once(
            LocalDateTime.parse("2026-11-21T00:00"),
            LocalDateTime.parse("2026-11-23T02:00"),
            UTC,
            "freeze");
    var table =
        new Timetable(
            schedule(new Timing.Cron(CronExpression.parse("0 2 * * *")), Duration.ZERO),
            List.of(freeze));
    assertThat(due(table, 1)).containsExactly("2026-11-23T02:00:00Z");
    assertThat(table.blackout(SATURDAY)).contains(freeze);
  }

  @Test
  void aWeeklyBlackoutGoesOnPastMidnight() {
    var weekly =
        new Blackout.Weekly(
            Set.of(DayOfWeek.SATURDAY),
            new Window(LocalTime.of(20, 0), LocalTime.of(4, 0)),
            UTC,
            "backups");
    assertThat(weekly.has(Instant.parse("2026-11-21T19:59:00Z"))).isFalse();
    assertThat(weekly.has(Instant.parse("2026-11-21T03:00:00Z"))).isFalse();
    assertThat(weekly.has(Instant.parse("2026-11-21T20:00:00Z"))).isTrue();
    assertThat(weekly.has(Instant.parse("2026-11-22T03:59:00Z"))).isTrue();
    assertThat(weekly.has(Instant.parse("2026-11-22T20:00:00Z"))).isFalse();
  }

  @Test
  void aScheduleThatIsNeverFreeIsNeverDue() {
    var always =
        new Blackout.Weekly(Set.of(DayOfWeek.values()), Window.parse("00:00-00:00"), UTC, "ever");
    var table = new Timetable(schedule(every("PT24H"), Duration.ZERO), List.of(always));
    assertThat(table.next(SATURDAY, 3)).isEmpty();
  }

  @Test
  void jitterSpreadsTheStartsAndEveryNodeComputesTheSame() {
    var table = new Timetable(schedule(every("PT1H"), Duration.ofMinutes(10)), List.of());
    var slots = table.next(SATURDAY, 50);
    assertThat(slots)
        .allSatisfy(slot ->
            assertThat(Duration.between(slot.due(), slot.start()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(10)));
    assertThat(slots.stream().map(slot -> Duration.between(slot.due(), slot.start())).distinct())
        .hasSizeGreaterThan(25);
    assertThat(table.next(SATURDAY, 50)).isEqualTo(slots);
  }

  @Test
  void jitterDoesNotLeadOutOfTheWindow() {
    var table =
        new Timetable(schedule(every("PT30M"), Duration.ofHours(2), "22:00-23:00"), List.of());
    assertThat(table.next(SATURDAY, 40))
        .allSatisfy(slot -> assertThat(table.open(slot.start())).isTrue());
  }

  @Test
  void theTermsOfAScheduleAreTheSchedule() {
    var cron = new Timing.Cron(CronExpression.parse("*/5 * * * *"));
    for (var schedule :
        List.of(
            schedule(cron, Duration.ofSeconds(30), "22:00-06:00", "12:00-13:00"),
            schedule(every("PT36H"), Duration.ZERO).paused(true))) {
      assertThat(Terms.read(schedule.name(), Terms.of(schedule))).isEqualTo(schedule);
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> every("PT59S")).hasMessageContaining("1 minute");
    assertThatThrownBy(() -> Window.parse("22:00")).hasMessageContaining("no window");
    assertThatThrownBy(() -> Window.parse("25:00-26:00")).hasMessageContaining("no window");
    assertThatThrownBy(() -> Misfire.of("perhaps")).hasMessageContaining("run-once");
  }
}
