package org.cadastre.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.cadastre.core.ci.Act;
import org.cadastre.core.schedule.Blackout;
import org.cadastre.core.schedule.Schedule;
import org.cadastre.core.schedule.Terms;
import org.cadastre.core.schedule.Timetable;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.runtime.Stewardship.Word;

/// What runs by itself. A schedule is what the last act about its name says, so that the archive
/// knows who made or changed it, when and why.
public final class Scheduling {
  private final Cadastre cadastre;

  Scheduling(Cadastre cadastre) {
    this.cadastre = cadastre;
  }

  /// By name.
  public List<Schedule> all() {
    return cadastre.ask(Scheduling::in);
  }

  /// A schedule and when it was last changed; times before that are no concern of it.
  public record Kept(Schedule schedule, Instant changedAt) {}

  /// By name, with when each was last changed.
  public List<Kept> kept() {
    return cadastre.ask(Scheduling::keptIn);
  }

  private static List<Schedule> in(CmdbStore store) {
    return keptIn(store).stream().map(Kept::schedule).toList();
  }

  private static List<Kept> keptIn(CmdbStore store) {
    var acts = new ArrayList<>(store.acts(Act.SCHEDULED));
    acts.addAll(store.acts(Act.UNSCHEDULED));
    acts.sort((some, other) -> {
      int order = some.recordedAt().compareTo(other.recordedAt());
      return order != 0 ? order : some.id().compareTo(other.id());
    });
    var schedules = new TreeMap<String, Kept>();
    for (var signed : acts) {
      if (signed.act() instanceof Act.Scheduled(var name, var terms)) {
        read(name, terms)
            .ifPresent(schedule -> schedules.put(name, new Kept(schedule, signed.recordedAt())));
      } else if (signed.act() instanceof Act.Unscheduled(var name)) {
        schedules.remove(name);
      }
    }
    return List.copyOf(schedules.values());
  }

  /// None where a later Cadastre wrote what this one does not understand.
  private static Optional<Schedule> read(String name, Map<String, String> terms) {
    try {
      return Optional.of(Terms.read(name, terms));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// @throws RefusedException when there is no such schedule
  public Schedule named(String name) {
    return named(all(), name);
  }

  private static Schedule named(List<Schedule> all, String name) {
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException("there is no schedule '" + name + "'"));
  }

  /// Changes whenever schedules may have changed, without opening the register; none where only the
  /// register can tell.
  public Optional<String> mark() {
    var home = cadastre.home();
    if (cadastre.keeping().shared() || !home.exists()) {
      return Optional.empty();
    }
    try (var files = Files.list(home.journal())) {
      var sizes = new TreeMap<String, Long>();
      for (var file : files.toList()) {
        sizes.put(file.getFileName().toString(), Files.size(file));
      }
      return Optional.of(sizes + " " + Files.getLastModifiedTime(home.settings()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Who said what about a schedule, oldest first.
  public List<Act.Signed> history(String name) {
    return cadastre.ask(store -> {
      var acts = new ArrayList<>(store.acts(Act.SCHEDULED));
      acts.addAll(store.acts(Act.UNSCHEDULED));
      acts.removeIf(signed -> !of(name, signed.act()));
      acts.sort((some, other) -> some.recordedAt().compareTo(other.recordedAt()));
      return acts;
    });
  }

  private static boolean of(String name, Act act) {
    return (act instanceof Act.Scheduled(var named, _) && named.equals(name))
        || (act instanceof Act.Unscheduled(var ended) && ended.equals(name));
  }

  /// @throws BadInputException when its scan, calendar or times do not fit, with every reason
  public Act.Signed add(Schedule schedule, Word word) {
    require(schedule);
    return cadastre
        .stewardship()
        .decide(
            word,
            (store, _) -> {
              if (in(store).stream().anyMatch(known -> known.name().equals(schedule.name()))) {
                throw new RefusedException(
                    "there is a schedule '%s' already; 'schedule remove %s' makes room"
                        .formatted(schedule.name(), schedule.name()));
              }
              return new Act.Scheduled(schedule.name(), Terms.of(schedule));
            });
  }

  private void require(Schedule schedule) {
    var errors = new ArrayList<String>();
    var settings = cadastre.settings();
    if (!settings.scans().containsKey(schedule.scan())) {
      errors.add("%s names no scan '%s'".formatted(cadastre.home().settings(), schedule.scan()));
    } else {
      errors.addAll(cadastre.profiles().problems(schedule.scan()));
    }
    if (!schedule.calendar().isEmpty() && !settings.calendars().containsKey(schedule.calendar())) {
      errors.add(
          "%s names no calendar '%s'".formatted(cadastre.home().settings(), schedule.calendar()));
    }
    if (timetable(schedule).after(cadastre.clock().instant()).isEmpty()) {
      errors.add("it would never run: no time of its own is within its windows and no blackout");
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }

  public Act.Signed remove(String name, Word word) {
    return cadastre
        .stewardship()
        .decide(word, (store, _) -> new Act.Unscheduled(named(in(store), name).name()));
  }

  public Act.Signed pause(String name, Word word) {
    return change(name, word, schedule -> paused(schedule, true));
  }

  public Act.Signed resume(String name, Word word) {
    return change(name, word, schedule -> paused(schedule, false));
  }

  private static Schedule paused(Schedule schedule, boolean wanted) {
    if (schedule.paused() == wanted) {
      throw new RefusedException(
          schedule.name() + (wanted ? " is paused already" : " is not paused"));
    }
    return schedule.paused(wanted);
  }

  private Act.Signed change(String name, Word word, UnaryOperator<Schedule> change) {
    return cadastre
        .stewardship()
        .decide(
            word,
            (store, _) -> new Act.Scheduled(name, Terms.of(change.apply(named(in(store), name)))));
  }

  /// When it runs, by the settings as they are now.
  public Timetable timetable(Schedule schedule) {
    var settings = cadastre.settings();
    var blackouts = new ArrayList<Blackout>(settings.blackouts());
    blackouts.addAll(settings.calendars().getOrDefault(schedule.calendar(), List.of()));
    return new Timetable(schedule, blackouts);
  }
}
