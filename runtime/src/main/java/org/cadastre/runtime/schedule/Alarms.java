package org.cadastre.runtime.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/// One alarm per schedule, kept by Quartz: at that time its schedule is looked at. What is late
/// rings at once; what is due is decided by whoever is woken.
final class Alarms implements AutoCloseable {
  private static final String GROUP = "schedules";

  private final Scheduler quartz;
  private final Map<String, Instant> set = new HashMap<>();

  /// @param threads how many schedules can be dealt with at the same time; the others wait
  /// @param woken is told the schedule's name, on one of these threads
  Alarms(String name, int threads, Consumer<String> woken) {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", name);
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    try {
      quartz = new StdSchedulerFactory(properties).getScheduler();
      quartz.setJobFactory((bundle, _) -> job(bundle.getJobDetail(), woken));
      quartz.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot be started", e);
    }
  }

  private Job job(JobDetail detail, Consumer<String> woken) {
    var name = detail.getKey().getName();
    return _ -> {
      try {
        woken.accept(name);
      } finally {
        rang(name);
      }
    };
  }

  /// Sets exactly these alarms.
  ///
  /// @param wanted when, by schedule
  synchronized void set(Map<String, Instant> wanted) {
    try {
      var gone = new HashSet<>(set.keySet());
      gone.removeAll(wanted.keySet());
      for (var name : gone) {
        quartz.deleteJob(JobKey.jobKey(name, GROUP));
        set.remove(name);
      }
      for (var alarm : wanted.entrySet()) {
        if (!alarm.getValue().equals(set.get(alarm.getKey()))) {
          set(alarm.getKey(), alarm.getValue());
        }
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the alarms cannot be set", e);
    }
  }

  private void set(String name, Instant at) throws SchedulerException {
    var key = JobKey.jobKey(name, GROUP);
    quartz.deleteJob(key);
    var trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(name, GROUP)
            .startAt(Date.from(at.plusMillis(1)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build();
    quartz.scheduleJob(JobBuilder.newJob(Job.class).withIdentity(key).build(), trigger);
    set.put(name, at);
  }

  /// It may be set anew, also for the same time.
  private synchronized void rang(String name) {
    set.remove(name);
  }

  /// Rings no more; what is under way goes on.
  void hush() {
    try {
      quartz.standby();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot be stopped", e);
    }
  }

  @Override
  public void close() {
    try {
      quartz.shutdown(false);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot be stopped", e);
    }
  }
}
