package org.cadastre.probes.ssh;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.JobList;
import org.cadastre.probes.ssh.output.ScheduledJob;

/// What the host runs by the clock.
final class JobsFacet {
  private static final int LONGEST_NAME = 80;

  private final Picture picture;
  private final Subject host;
  private final Report report;

  JobsFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.JOBS).filter(heard -> !heard.missing()).ifPresent(this::report);
  }

  private void report(Heard heard) {
    var list = JobList.parse(heard.text());
    list.jobs().forEach(job -> job(job, heard.exchange()));
    var extent = heard.shortfall().orElseGet(() -> extent(heard, list));
    if (extent.outcome() == Outcome.COMPLETE) {
      report.census(host, "scheduled_job", heard.exchange());
    }
    report.coverage("jobs", extent, heard.exchange());
  }

  private static Heard.Extent extent(Heard heard, JobList list) {
    if (!list.denied().isEmpty()) {
      return new Heard.Extent(
          Outcome.PARTIAL, String.join(", ", list.denied()) + ": needs root to be read");
    }
    return heard.complete()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, "the listing of jobs ended with an error");
  }

  /// Two lines of one table may run the same command at different times: they are two jobs.
  private void job(ScheduledJob job, int at) {
    var said = String.join("\n", job.source(), job.schedule(), job.user(), job.command());
    var id = UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
    var command = job.command();
    var name = command.length() > LONGEST_NAME ? command.substring(0, LONGEST_NAME) : command;
    var subject = report.part(host, "scheduled_job", name, "job.id", id, at);
    report.fact(subject, "job.source", job.source(), at);
    report.fact(subject, "job.schedule", job.schedule(), at);
    report.fact(subject, "job.user", job.user(), at);
    report.fact(subject, "job.command", command, at);
  }
}
