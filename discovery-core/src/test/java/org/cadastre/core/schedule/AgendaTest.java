package org.cadastre.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final Instant MADE = Instant.parse("2026-11-21T00:30:00Z");

  private static Timetable hourly(Misfire misfire, String... windows) {
    return new Timetable(
        new Schedule(
            "hourly",
            "office",
            new Timing.Cron(CronExpression.parse("0 * * * *")),
            List.of(windows).stream().map(Window::parse).toList(),
            ZoneId.of("UTC"),
            Duration.ZERO,
            misfire,
            "",
            false,
            MADE),
        List.of());
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-21T" + time + "Z");
  }

  private static Slot slot(String due, String start) {
    return new Slot(at(due), at(start));
  }

  @Test
  void whatIsStillToComeIsRunWhenItIsDue() {
    assertThat(Agenda.of(hourly(Misfire.RUN_ONCE), MADE, at("00:40:00")))
        .isEqualTo(new Agenda.Run(slot("01:00:00", "01:00:00"), 0));
  }

  @Test
  void aMinuteLateIsNotMissed() {
    assertThat(Agenda.of(hourly(Misfire.SKIP), MADE, at("01:00:59")))
        .isEqualTo(new Agenda.Run(slot("01:00:00", "01:00:00"), 0));
  }

  @Test
  void whatWasMissedIsLetGoOrMadeUpForOnce() {
    assertThat(Agenda.of(hourly(Misfire.SKIP), MADE, at("04:30:00")))
        .isEqualTo(new Agenda.Run(slot("05:00:00", "05:00:00"), 4));
    var once = Agenda.of(hourly(Misfire.RUN_ONCE), MADE, at("04:30:00"));
    assertThat(once).isEqualTo(new Agenda.Run(slot("04:00:00", "04:30:00"), 4));
    assertThat(Agenda.of(hourly(Misfire.RUN_ONCE), at("04:00:00"), at("04:30:00")))
        .isEqualTo(new Agenda.Run(slot("05:00:00", "05:00:00"), 0));
  }

  @Test
  void whatIsDueNowStandsForWhatWasMissed() {
    assertThat(Agenda.of(hourly(Misfire.RUN_ONCE), MADE, at("04:00:10")))
        .isEqualTo(new Agenda.Run(slot("04:00:00", "04:00:00"), 3));
  }

  @Test
  void whatWasMissedIsMadeUpForOnlyWithinTheWindows() {
    var table = hourly(Misfire.RUN_ONCE, "01:00-03:00");
    assertThat(Agenda.of(table, MADE, at("04:30:00")))
        .isEqualTo(new Agenda.Wait(slot("02:00:00", "04:30:00"), 2));
  }

  @Test
  void yearsOfMissedTimesAreMadeUpForOnce() {
    var later = MADE.plus(Duration.ofDays(4_000));
    assertThat(Agenda.of(hourly(Misfire.RUN_ONCE), MADE, later))
        .isEqualTo(new Agenda.Run(new Slot(later, later), Agenda.MOST_COUNTED));
  }

  @Test
  void aPausedScheduleRests() {
    var table = hourly(Misfire.RUN_ONCE);
    var paused = new Timetable(table.schedule().paused(true), List.of());
    assertThat(Agenda.of(paused, MADE, at("09:00:00"))).isEqualTo(new Agenda.Rest());
  }
}
